"""Turns: how the floor goes from one person to the next. Commands name the turn that they mean."""

from typing import Final

from circlekeeper_protocol.bounds import MemberId, Millis, Minutes, TurnId
from circlekeeper_protocol.commands import (
    EndTurn,
    ExtendTurn,
    GiveFloor,
    HandBack,
    NextSpeaker,
    PassTurn,
    SetHelp,
)
from circlekeeper_protocol.events import (
    AnyEvent,
    Events,
    HelpSet,
    MemberHeard,
    MemberSpoke,
    RoundPlaceKept,
    TurnBegan,
    TurnEnded,
    TurnRetimed,
)
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.floor import Floor, Turn
from circlekeeper_protocol.line_up import Next, current_round, reachable, waiting
from circlekeeper_protocol.meeting import Meeting, Seat
from circlekeeper_protocol.refusals import Refused

from circlekeeper_server.rules.guards import (
    require_current,
    require_facilitator,
    require_member,
    require_unmoved,
    require_voice,
)

from .order import raised_first

GRACE: Final[Minutes] = 1
"""How long the floor waits for a dropped line before anyone may let it go on."""


def give_floor(meeting: Meeting, by: Seat, now: Millis, command: GiveFloor) -> Events:
    require_facilitator(by)
    turn = require_current(meeting, command.after)
    to = require_member(meeting, command.to)
    require_voice(to)
    if turn is not None and turn.member == to.id:
        return ()
    return (*ended(meeting, now), begins(meeting, _wish_of(meeting.floor, to.id), now))


def next_speaker(meeting: Meeting, by: Seat, now: Millis, command: NextSpeaker) -> Events:
    turn = require_current(meeting, command.after)
    if not _grace_is_over(meeting, now) or by.role == "observer":
        require_facilitator(by)
    here = reachable(meeting)
    speaker = None if turn is None else turn.member
    others = (who for who in waiting(meeting.floor) if who.member != speaker)
    called = next((who for who in others if who.member in here), None)
    if turn is None and called is None:
        raise Refused("nobody_waits")
    events: list[AnyEvent] = [*ended(meeting, now)]
    if called is not None:
        events.append(begins(meeting, called, now))
    if turn is not None and command.keep_place:
        events += _place_kept(meeting, tuple(events), turn.member)
    return tuple(events)


def end_turn(meeting: Meeting, by: Seat, now: Millis, command: EndTurn | PassTurn) -> Events:
    require_own_turn(meeting, by, command.turn)
    return ended(meeting, now)


def hand_back(meeting: Meeting, by: Seat, now: Millis, command: HandBack) -> Events:
    require_own_turn(meeting, by, command.turn)
    before = meeting.floor.before
    if before is None or before == by.id or before not in reachable(meeting):
        raise Refused("nobody_before")
    return (*ended(meeting, now), begins(meeting, Next(before, None), now))


def set_help(meeting: Meeting, by: Seat, command: SetHelp) -> Events:
    turn = require_own_turn(meeting, by, command.turn)
    return () if turn.help == command.help else (HelpSet(turn=turn.id, help=command.help),)


def extend_turn(meeting: Meeting, by: Seat, now: Millis, command: ExtendTurn) -> Events:
    """More time counts from now on where there was none, or where it is over."""
    require_facilitator(by)
    turn = require_turn(meeting, command.turn)
    require_unmoved(turn.ends_at, command.was)
    stands = min(clock(meeting, now), turn.held_at or now)
    moved = command.minutes * meeting.plan.minute
    ends_at = turn.ends_at or stands
    ends_at = max(ends_at, stands) + moved if moved > 0 else ends_at + moved
    if ends_at < stands:
        raise Refused("too_short")
    return () if moved == 0 else (TurnRetimed(turn=turn.id, ends_at=ends_at),)


def require_own_turn(meeting: Meeting, by: Seat, turn: TurnId) -> Turn:
    current = require_turn(meeting, turn)
    if current.member != by.id:
        raise Refused("not_your_turn")
    return current


def require_turn(meeting: Meeting, turn: TurnId) -> Turn:
    current = meeting.floor.turn
    if current is None or current.id != turn:
        raise Refused("turn_is_over")
    return current


def ended(meeting: Meeting, now: Millis) -> tuple[AnyEvent, ...]:
    """The running turn, if there is one, is over. Having passed counts as having been heard."""
    turn = meeting.floor.turn
    if turn is None:
        return ()
    millis = (turn.held_at or now) - turn.began_at
    events: list[AnyEvent] = [
        TurnEnded(turn=turn.id),
        MemberSpoke(member=turn.member, millis=max(0, millis)),
    ]
    if turn.member not in meeting.floor.heard:
        events.append(MemberHeard(member=turn.member))
    return tuple(events)


def begins(meeting: Meeting, who: Next, now: Millis) -> TurnBegan:
    minutes = meeting.floor.customs.turn_minutes
    return TurnBegan(
        turn=meeting.floor.turns + 1,
        member=who.member,
        at=now,
        hand=who.hand,
        ends_at=clock(meeting, now) + minutes * meeting.plan.minute if minutes else None,
    )


def clock(meeting: Meeting, now: Millis) -> Millis:
    """What the signs of turns go by; it stands still while the time is held."""
    return meeting.time.paused_at or now


def _wish_of(floor: Floor, member: MemberId) -> Next:
    """With their first hand, if one is up."""
    kinds = (hand.kind for hand in floor.hands if hand.member == member)
    return Next(member, next(kinds, None))


def _grace_is_over(meeting: Meeting, now: Millis) -> bool:
    turn, grace = meeting.floor.turn, GRACE * meeting.plan.minute
    if turn is None or turn.held_at is None or meeting.bell is not None:
        return False
    return now - turn.held_at >= grace


def _place_kept(meeting: Meeting, moved: Events, member: MemberId) -> Events:
    """`moved` is how the floor has gone on from them."""
    floor = evolve_all(meeting, moved).floor
    round_ = current_round(floor)
    if round_ is not None and member in round_.members:
        return (RoundPlaceKept(member=member),)
    return raised_first(floor, member, "speak")
