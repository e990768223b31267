"""The floor: who may speak, and who is next.

One person at most has it, for a turn. In `queue`, the first raised hand is called when the floor is
free; in `round`, everyone in seated order, once; in `open` and `quiet` nobody is called, and hands
wait for a facilitator. Turns end only by their holder, or when a facilitator moves on: never by
themselves, not even when the line drops. Then the turn is held, its clock stands still, and after a
grace time anyone may let the floor go on. Whoever cannot be reached is not called, but keeps their
place; those without a device are reached through a facilitator who is here. Having passed and
having spoken look the same.
"""

from typing import Final

from circlekeeper_protocol.bounds import MemberId, Millis, Minutes
from circlekeeper_protocol.commands import (
    EndTurn,
    GiveFloor,
    MoveHand,
    NextSpeaker,
    PassTurn,
    RaiseHand,
    SetFloorMode,
)
from circlekeeper_protocol.events import (
    AnyEvent,
    Events,
    FloorModeSet,
    HandLowered,
    HandMoved,
    HandRaised,
    RoundBegan,
    RoundJoined,
    RoundLeft,
    RoundPlaceKept,
    TurnBegan,
    TurnEnded,
    TurnHeld,
    TurnResumed,
)
from circlekeeper_protocol.meeting import Floor, Meeting, Seat, Turn
from circlekeeper_protocol.refusals import Refused

from .guards import require_current, require_facilitator, require_member, require_voice

GRACE: Final[Minutes] = 1
"""How long the floor waits for a dropped line before anyone may let it go on."""


def set_mode(meeting: Meeting, by: Seat, command: SetFloorMode) -> Events:
    require_facilitator(by)
    if command.mode == meeting.floor.mode and command.mode != "round":
        return ()
    return (FloorModeSet(mode=command.mode),)


def raise_hand(meeting: Meeting, by: Seat, command: RaiseHand) -> Events:
    require_voice(by)
    turn = meeting.floor.turn
    raised = any(hand.member == by.id and hand.kind == command.kind for hand in meeting.floor.hands)
    if raised or (turn is not None and turn.member == by.id):
        return ()
    return (HandRaised(member=by.id, kind=command.kind),)


def lower_hand(meeting: Meeting, by: Seat) -> Events:
    return (HandLowered(member=by.id),) if _has_hand(meeting.floor, by.id) else ()


def move_hand(meeting: Meeting, by: Seat, command: MoveHand) -> Events:
    require_facilitator(by)
    require_member(meeting, command.member)
    order = [hand.member for hand in meeting.floor.hands]
    if command.member not in order:
        raise Refused("no_hand")
    place = min(command.place, len(order) - 1)
    if order.index(command.member) == place:
        return ()
    return (HandMoved(member=command.member, place=place),)


def give_floor(meeting: Meeting, by: Seat, now: Millis, command: GiveFloor) -> Events:
    require_facilitator(by)
    turn = require_current(meeting, command.after)
    to = require_member(meeting, command.to)
    require_voice(to)
    if turn is not None and turn.member == to.id:
        return ()
    return (*_ended(turn), _begins(meeting.floor, to.id, now))


def next_speaker(meeting: Meeting, by: Seat, now: Millis, command: NextSpeaker) -> Events:
    turn = require_current(meeting, command.after)
    if not _grace_is_over(meeting, now) or by.role == "observer":
        require_facilitator(by)
    waiting = [m for m in _waiting(meeting.floor) if turn is None or m != turn.member]
    called = _first_present(meeting, waiting)
    if turn is None and called is None:
        raise Refused("nobody_waits")
    events: list[AnyEvent] = [*_ended(turn)]
    if called is not None:
        events.append(_begins(meeting.floor, called, now))
    if turn is not None and command.keep_place:
        events += _place_kept(meeting, turn.member)
    return tuple(events)


def end_turn(meeting: Meeting, by: Seat, command: EndTurn | PassTurn) -> Events:
    turn = meeting.floor.turn
    if turn is None or turn.id != command.turn:
        raise Refused("turn_is_over")
    if turn.member != by.id:
        raise Refused("not_your_turn")
    return (TurnEnded(turn=turn.id),)


def pass_round(meeting: Meeting, by: Seat) -> Events:
    turn, round_ = meeting.floor.turn, meeting.floor.round
    if round_ is None:
        raise Refused("no_round")
    if turn is not None and turn.member == by.id:
        return (TurnEnded(turn=turn.id),)
    return (RoundLeft(member=by.id),) if by.id in round_.to_come else ()


def join_round(meeting: Meeting, by: Seat) -> Events:
    require_voice(by)
    round_ = meeting.floor.round
    if round_ is None:
        raise Refused("no_round")
    if by.id in round_.to_come:
        return ()
    if by.id in round_.members:
        raise Refused("heard_in_this_round")
    return (RoundJoined(member=by.id),)


def follow_up(meeting: Meeting, now: Millis) -> Events:
    """Always true: only people who are seated have the floor, a hand up or a place in the round;
    a turn is held exactly while its holder cannot be reached; a free floor calls who is next.
    """
    if meeting.stage != "running":
        return ()
    floor = meeting.floor
    if floor.turn is None and not floor.hands and floor.mode != "round":
        return ()
    return (
        _cleared(meeting) or _held(meeting, now) or _round_begun(meeting) or _called(meeting, now)
    )


def _cleared(meeting: Meeting) -> Events:
    floor = meeting.floor
    seated = {seat.id for seat in meeting.seats}
    gone: list[AnyEvent] = []
    if floor.turn is not None and floor.turn.member not in seated:
        gone.append(TurnEnded(turn=floor.turn.id))
    gone += [HandLowered(member=h.member) for h in floor.hands if h.member not in seated]
    if floor.round is not None:
        gone += [RoundLeft(member=m) for m in floor.round.to_come if m not in seated]
    return tuple(gone)


def _held(meeting: Meeting, now: Millis) -> Events:
    turn = meeting.floor.turn
    if turn is None:
        return ()
    reachable = _first_present(meeting, [turn.member]) is not None
    if not reachable and turn.held_at is None:
        return (TurnHeld(turn=turn.id, at=now),)
    if reachable and turn.held_at is not None:
        return (TurnResumed(turn=turn.id, began_at=turn.began_at + now - turn.held_at),)
    return ()


def _round_begun(meeting: Meeting) -> Events:
    """A round goes from the first facilitator around the circle, facilitators like everyone."""
    if meeting.floor.mode != "round" or meeting.floor.round is not None:
        return ()
    circle = [seat for seat in meeting.seats if seat.role != "observer"]
    roles = [seat.role for seat in circle]
    first = roles.index("facilitator") if "facilitator" in roles else 0
    return (RoundBegan(members=tuple(seat.id for seat in circle[first:] + circle[:first])),)


def _called(meeting: Meeting, now: Millis) -> Events:
    floor = meeting.floor
    if floor.turn is not None or floor.mode not in ("queue", "round"):
        return ()
    waiting = list(floor.round.to_come) if floor.round else [h.member for h in floor.hands]
    called = _first_present(meeting, waiting)
    return () if called is None else (_begins(floor, called, now),)


def _waiting(floor: Floor) -> list[MemberId]:
    """Who is next, in order: the round's people, then the raised hands."""
    in_round = list(floor.round.to_come) if floor.round else []
    return in_round + [hand.member for hand in floor.hands if hand.member not in in_round]


def _first_present(meeting: Meeting, waiting: list[MemberId]) -> MemberId | None:
    if not waiting:
        return None
    here = [seat for seat in meeting.seats if seat.presence == "here"]
    facilitated = any(seat.role == "facilitator" for seat in here)
    reachable = {seat.id for seat in here if facilitated or not seat.without_device}
    return next((member for member in waiting if member in reachable), None)


def _grace_is_over(meeting: Meeting, now: Millis) -> bool:
    turn, grace = meeting.floor.turn, GRACE * meeting.plan.minute
    return turn is not None and turn.held_at is not None and now - turn.held_at >= grace


def _place_kept(meeting: Meeting, member: MemberId) -> list[AnyEvent]:
    floor = meeting.floor
    if floor.round is not None and member in floor.round.members:
        return [RoundPlaceKept(member=member)]
    events: list[AnyEvent] = []
    if not _has_hand(floor, member):
        events.append(HandRaised(member=member, kind="speak"))
    return [*events, HandMoved(member=member, place=0)]


def _has_hand(floor: Floor, member: MemberId) -> bool:
    return any(hand.member == member for hand in floor.hands)


def _ended(turn: Turn | None) -> tuple[TurnEnded, ...]:
    return () if turn is None else (TurnEnded(turn=turn.id),)


def _begins(floor: Floor, member: MemberId, now: Millis) -> TurnBegan:
    return TurnBegan(turn=floor.turns + 1, member=member, at=now)
