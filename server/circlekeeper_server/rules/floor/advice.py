"""Advice by consent: nobody gets any who has not wished for it.

A speaker says what would help: being listened to, questions, or ideas. Whoever has a thought offers
it quietly; after the turn the speaker is asked once, however many thoughts there are, and without a
name. Yes makes the first of those who offered the next to respond. No and no answer look the same
to them, also in time: not now. Nobody is asked again about that turn.
"""

from typing import Final

from circlekeeper_protocol.bounds import Millis, Minutes
from circlekeeper_protocol.commands import AnswerThought, OfferThought
from circlekeeper_protocol.events import (
    AnyEvent,
    Events,
    QuestionOver,
    ThoughtAnswered,
    ThoughtAsked,
    ThoughtLetGo,
    ThoughtOffered,
    ThoughtOver,
)
from circlekeeper_protocol.floor import Question, Thought
from circlekeeper_protocol.meeting import Meeting, Seat
from circlekeeper_protocol.refusals import Refused

from circlekeeper_server.rules.guards import require_member, require_private, require_voice

from .order import raised_first
from .turns import require_turn

ANSWER: Final[Minutes] = 1
"""How long the question stands. No answer means no."""


def offer_thought(meeting: Meeting, by: Seat, command: OfferThought) -> Events:
    require_voice(by)
    turn = require_turn(meeting, command.turn)
    if turn.member == by.id:
        raise Refused("own_turn")
    require_private(require_member(meeting, turn.member))
    known = next((t for t in meeting.advice.thoughts if t.member == by.id), None)
    if known is not None and not known.not_now:
        return ()
    return (ThoughtOffered(member=by.id, to=turn.member, turn=turn.id),)


def answer_thought(meeting: Meeting, by: Seat, command: AnswerThought) -> Events:
    asked = next((q for q in meeting.advice.questions if q.member == by.id), None)
    if asked is None or asked.answered:
        raise Refused("not_asked")
    if not command.welcome:
        return (ThoughtAnswered(member=by.id),)
    over = QuestionOver(member=by.id)
    thoughts = _thoughts_about(meeting, asked)
    if not thoughts:  # whoever had one has left, which is nobody's business
        return (over,)
    first, *others = thoughts
    return (
        over,
        ThoughtOver(member=first.member),
        *(ThoughtLetGo(member=thought.member) for thought in others),
        *raised_first(meeting.floor, first.member, "respond"),
    )


def let_go(meeting: Meeting, now: Millis) -> Events:
    """Questions whose time is over."""
    events: list[AnyEvent] = []
    for asked in meeting.advice.questions:
        if asked.until <= now:
            events.append(QuestionOver(member=asked.member))
            events += [ThoughtLetGo(member=t.member) for t in _thoughts_about(meeting, asked)]
    return tuple(events)


def asks_on(meeting: Meeting, now: Millis) -> Events:
    """After a bell: who was asked has as much time left as before it, also if they have answered,
    since the two look the same to who offered."""
    if meeting.bell is None:
        return ()
    events: list[AnyEvent] = []
    for asked in meeting.advice.questions:
        until = asked.until + now - meeting.bell.at
        events.append(QuestionOver(member=asked.member))
        events.append(ThoughtAsked(member=asked.member, turn=asked.turn, until=until))
        if asked.answered:
            events.append(ThoughtAnswered(member=asked.member))
    return tuple(events)


def follow_up(meeting: Meeting, now: Millis) -> Events:
    """Always true: after the turn that a thought is about, whoever spoke has been asked; what
    belongs to people who have left is gone, and "not now" with the turn after the next."""
    advice = meeting.advice
    if meeting.stage != "running" or not (advice.thoughts or advice.questions):
        return ()
    return _cleared(meeting) or _asked(meeting, now)


def _cleared(meeting: Meeting) -> Events:
    seated = {seat.id for seat in meeting.seats}
    turns = meeting.floor.turns
    gone: list[AnyEvent] = [
        QuestionOver(member=asked.member)
        for asked in meeting.advice.questions
        if asked.member not in seated
    ]
    for thought in meeting.advice.thoughts:
        long_ago = thought.not_now and turns > thought.turn + 1
        if thought.member not in seated or long_ago:
            gone.append(ThoughtOver(member=thought.member))
        elif thought.to not in seated and not thought.not_now:
            gone.append(ThoughtLetGo(member=thought.member))
    return tuple(gone)


def _asked(meeting: Meeting, now: Millis) -> Events:
    turn = meeting.floor.turn
    open_to = {asked.member for asked in meeting.advice.questions}
    for thought in meeting.advice.thoughts:
        running = turn is not None and turn.id == thought.turn
        if not running and not thought.not_now and thought.to not in open_to:
            until = now + ANSWER * meeting.plan.minute
            return (ThoughtAsked(member=thought.to, turn=thought.turn, until=until),)
    return ()


def _thoughts_about(meeting: Meeting, asked: Question) -> list[Thought]:
    return [
        thought
        for thought in meeting.advice.thoughts
        if thought.turn == asked.turn and not thought.not_now
    ]
