"""How the floor moves, and the rounds.

A round goes in seated order from the first facilitator, facilitators like everyone; or from
somebody else, or the other way around. In a volunteer round people come when they like. Late-comers
join at its end. It is over when nobody is to come; then, if the group wishes, everybody is asked
whether there is anything to add.
"""

from circlekeeper_protocol.bounds import MemberId, Millis
from circlekeeper_protocol.commands import BeginRound, SetCustoms, SetFloorMode
from circlekeeper_protocol.events import (
    AnyEvent,
    CustomsSet,
    Events,
    FloorModeSet,
    RoundBegan,
    RoundEnded,
    RoundJoined,
    RoundLeft,
)
from circlekeeper_protocol.floor import Round
from circlekeeper_protocol.line_up import ROUNDS, current_round
from circlekeeper_protocol.meeting import Meeting, Seat
from circlekeeper_protocol.refusals import Refused

from circlekeeper_server.rules.guards import require_facilitator, require_member, require_voice

from .turns import ended


def set_mode(meeting: Meeting, by: Seat, command: SetFloorMode) -> Events:
    require_facilitator(by)
    floor = meeting.floor
    if command.mode == floor.mode:
        return ()
    events: list[AnyEvent] = [FloorModeSet(mode=command.mode)]
    if command.mode in ROUNDS and floor.round is not None and not floor.round.to_come:
        events.append(RoundEnded())
    return tuple(events)


def set_customs(meeting: Meeting, by: Seat, command: SetCustoms) -> Events:
    require_facilitator(by)
    same = command.customs == meeting.floor.customs
    return () if same else (CustomsSet(customs=command.customs),)


def begin_round(meeting: Meeting, by: Seat, command: BeginRound) -> Events:
    require_facilitator(by)
    if command.first is not None:
        require_voice(require_member(meeting, command.first))
    members = around(meeting, command.first)
    if command.backwards:
        members = (*members[:1], *reversed(members[1:]))
    began = RoundBegan(members=members)
    if command.mode == meeting.floor.mode:
        return (began,)
    return (FloorModeSet(mode=command.mode), began)


def around(meeting: Meeting, first: MemberId | None = None) -> tuple[MemberId, ...]:
    """The circle in seated order, from somebody on."""
    circle = [seat for seat in meeting.seats if seat.role != "observer"]
    members = [seat.id for seat in circle]
    start = next((seat.id for seat in circle if seat.role == "facilitator"), None)
    first = start if first is None else first
    place = 0 if first is None else members.index(first)
    return (*members[place:], *members[:place])


def pass_round(meeting: Meeting, by: Seat, now: Millis) -> Events:
    turn, round_ = meeting.floor.turn, _require_round(meeting)
    if turn is not None and turn.member == by.id:
        return ended(meeting, now)
    return (RoundLeft(member=by.id),) if by.id in round_.to_come else ()


def join_round(meeting: Meeting, by: Seat) -> Events:
    require_voice(by)
    round_ = _require_round(meeting)
    if by.id in round_.to_come:
        return ()
    if by.id in round_.members:
        raise Refused("heard_in_this_round")
    return (RoundJoined(member=by.id),)


def _require_round(meeting: Meeting) -> Round:
    round_ = current_round(meeting.floor)
    if round_ is None:
        raise Refused("no_round")
    return round_
