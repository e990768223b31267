"""A pair: whether the two would like to go on, asked of each apart after their first meeting.

It is no shame to stop, or to look for somebody else. Each answers alone, and can change their mind.
Both are told at a moment that was set with the question: however early anyone answers, and
whatever, nobody can tell from when they hear. Only if both wish to go on do they hear so; else both
hear the same, that it ends here, also if one of them has not answered or has left. So whoever
hears it learns no more than that it was not wished by both.

It is asked once, before much has been said. Later a closed page, which is no yes, would end what
goes well; and two who know each other can say goodbye themselves.
"""

from typing import Final

from circlekeeper_protocol.bounds import Millis, Minutes
from circlekeeper_protocol.commands import AnswerGoOn
from circlekeeper_protocol.events import Events, GoOnAnswered, GoOnAsked, GoOnTold
from circlekeeper_protocol.meeting import Meeting, Seat
from circlekeeper_protocol.refusals import Refused

from .guards import require_facilitator, require_private

ANSWER: Final[Minutes] = 10
"""How long both have."""


def ask(meeting: Meeting, by: Seat, now: Millis) -> Events:
    require_facilitator(by)
    if meeting.stage != "ended":
        raise Refused("not_over")
    if meeting.series is not None and meeting.series.number > 1:
        raise Refused("asked_at_first")
    if meeting.going_on:
        return ()
    pair = [seat for seat in meeting.seats if seat.role != "observer"]
    if len(pair) != 2:
        raise Refused("not_a_pair")
    for seat in pair:
        require_private(seat)
    until = now + ANSWER * meeting.plan.minute
    return tuple(GoOnAsked(member=seat.id, until=until) for seat in pair)


def answer(meeting: Meeting, by: Seat, now: Millis, command: AnswerGoOn) -> Events:
    mine = next((one for one in meeting.going_on if one.member == by.id), None)
    if mine is None or mine.on is not None or now >= mine.until:
        raise Refused("not_asked")
    same = mine.answer == command.answer
    return () if same else (GoOnAnswered(member=by.id, answer=command.answer),)


def tells_at(meeting: Meeting) -> Millis | None:
    """When both are to be told."""
    return next((one.until for one in meeting.going_on if one.on is None), None)


def told(meeting: Meeting, now: Millis) -> Events:
    due = tells_at(meeting)
    if due is None or now < due:
        return ()
    on = all(one.answer == "yes" for one in meeting.going_on)
    return tuple(GoOnTold(member=one.member, on=on) for one in meeting.going_on)
