"""What follows on the floor from what has happened."""

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.events import (
    AnyEvent,
    AskedToAdd,
    Events,
    HandLowered,
    HandsOrdered,
    InvitationOver,
    PieceOfferEnded,
    RoundBegan,
    RoundLeft,
    TurnEnded,
    TurnHeld,
    TurnResumed,
)
from circlekeeper_protocol.floor import Turn
from circlekeeper_protocol.line_up import ROUNDS, called, reachable
from circlekeeper_protocol.meeting import Meeting

from .modes import around
from .order import in_order
from .turns import begins, clock


def follow_up(meeting: Meeting, now: Millis) -> Events:
    """Always true: only people who are seated have the floor, a hand up or a place in the round;
    hands stand as the policy has them; a turn is held exactly while its holder cannot be reached or
    the bell holds everything; a free floor calls who is next.
    """
    floor = meeting.floor
    bare = not (floor.turn or floor.hands or floor.invited or floor.round)
    if meeting.stage != "running" or (bare and floor.mode not in ROUNDS):
        return ()
    return (
        _cleared(meeting)
        or _settled(meeting)
        or _held(meeting, now)
        or _round_begun(meeting)
        or _called(meeting, now)
    )


def goes_on(meeting: Meeting, now: Millis) -> Events:
    """After a bell the clock of a turn goes on; if its holder's line is down, it is held anew, so
    that the quiet is no part of how long the others have waited for them."""
    turn = meeting.floor.turn
    if turn is None or turn.held_at is None:
        return ()
    return (_resumed(meeting, turn, turn.held_at, now),)


def _resumed(meeting: Meeting, turn: Turn, held_at: Millis, now: Millis) -> TurnResumed:
    """All its times are as far away as they were. While the time of the meeting is held too, the
    sign of the turn moves on with that."""
    waited = max(clock(meeting, now) - held_at, 0)
    ends_at = None if turn.ends_at is None else turn.ends_at + waited
    return TurnResumed(turn=turn.id, began_at=turn.began_at + now - held_at, ends_at=ends_at)


def _cleared(meeting: Meeting) -> Events:
    floor = meeting.floor
    circle = {seat.id for seat in meeting.seats if seat.role != "observer"}
    gone: list[AnyEvent] = []
    if floor.turn is not None and floor.turn.member not in circle:
        gone.append(TurnEnded(turn=floor.turn.id))
    gone += [
        HandLowered(member=h.member, kind=h.kind) for h in floor.hands if h.member not in circle
    ]
    if floor.round is not None:
        gone += [RoundLeft(member=m) for m in floor.round.to_come if m not in circle]
    gone += [InvitationOver(member=m) for m in floor.invited if m not in circle]
    offer = floor.offer
    if offer is not None and (offer.to not in circle or floor.mode != "piece"):
        gone.append(PieceOfferEnded(turn=offer.turn))
    return tuple(gone)


def _settled(meeting: Meeting) -> Events:
    """Hands in order, and nobody invited who wishes to speak already."""
    floor = meeting.floor
    events: list[AnyEvent] = []
    ordered = in_order(meeting)
    if ordered != floor.hands:
        events.append(HandsOrdered(hands=ordered))
    if floor.invited:
        there = {hand.member for hand in floor.hands}
        if floor.turn is not None:
            there.add(floor.turn.member)
        events += [InvitationOver(member=member) for member in floor.invited if member in there]
    return tuple(events)


def _held(meeting: Meeting, now: Millis) -> Events:
    turn = meeting.floor.turn
    if turn is None:
        return ()
    goes_on = meeting.bell is None and turn.member in reachable(meeting)
    if not goes_on and turn.held_at is None:
        return (TurnHeld(turn=turn.id, at=now),)
    if goes_on and turn.held_at is not None:
        return (_resumed(meeting, turn, turn.held_at, now),)
    return ()


def _round_begun(meeting: Meeting) -> Events:
    floor = meeting.floor
    if floor.mode not in ROUNDS:
        return ()
    if floor.round is None:
        return (RoundBegan(members=around(meeting)),)
    over = floor.turn is None and not floor.round.to_come and not floor.round.adding
    asks = floor.customs.asks_to_add and meeting.bell is None
    return (AskedToAdd(),) if over and asks else ()


def _called(meeting: Meeting, now: Millis) -> Events:
    if meeting.floor.turn is not None or meeting.bell is not None:
        return ()
    wished = list(called(meeting.floor))
    if not wished:
        return ()
    here = reachable(meeting)
    first = next((who for who in wished if who.member in here), None)
    return () if first is None else (begins(meeting, first, now),)
