"""How the floor moved last, and taking that back.

A move is whatever one command does to the turn, with all that follows from it: Ana is done, so Bo
is called. Undone, the floor is with Ana again, in a turn of its own, since commands may still be on
their way that name the one before; Bo's hand is up where it was. Undoing is no move: there is
nothing to take back until the floor has moved again.
"""

from circlekeeper_protocol.bounds import NO_TURN, MemberId, Millis
from circlekeeper_protocol.events import (
    AnyEvent,
    Events,
    FloorMoved,
    HandLowered,
    HandRaised,
    RoundBegan,
    RoundJoined,
    RoundPlaceKept,
    TurnEnded,
)
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.floor import Floor, Hand, Move
from circlekeeper_protocol.line_up import Next, current_round
from circlekeeper_protocol.meeting import Meeting, Seat
from circlekeeper_protocol.refusals import Refused

from circlekeeper_server.rules.guards import require_facilitator

from .order import hand_of
from .turns import begins


def moved(before: Floor, caused: Events, after: Floor) -> Events:
    """To be told once a command and all that it has `caused` have come to `after`."""
    ended, began = before.turn, after.turn
    if (ended and ended.id) == (began and began.id):
        return ()
    place, hand = (0, None) if began is None else _hand_that_went_down(before, after)
    move = Move(
        ended=None if ended is None else ended.member,
        began=NO_TURN if began is None else began.id,
        hand=hand,
        place=place,
        in_round=began is not None and _reached(before, caused, after, began.member),
    )
    return (FloorMoved(move=move),)


def undo(meeting: Meeting, by: Seat, now: Millis) -> Events:
    require_facilitator(by)
    floor = meeting.floor
    move, turn = floor.move, floor.turn
    if move is None or (turn.id if turn else NO_TURN) != move.began:
        raise Refused("nothing_to_undo")
    events: list[AnyEvent] = [*_place_given_up(floor, move)]
    hands = evolve_all(meeting, tuple(events)).floor.hands
    if turn is not None:
        events.append(TurnEnded(turn=turn.id))
        events += _as_it_was(hands, floor.responses, move)
        to_come = () if floor.round is None else floor.round.to_come
        if move.in_round and turn.member not in to_come:
            events.append(RoundPlaceKept(member=turn.member))
    circle = {seat.id for seat in meeting.seats if seat.role != "observer"}
    if move.ended in circle and move.ended is not None:
        events.append(begins(meeting, Next(move.ended, None), now))
    return (*events, FloorMoved(move=None))


def _reached(before: Floor, caused: Events, after: Floor, member: MemberId) -> bool:
    """Whether the round reached them with it, be it that their place in it is as new."""
    if current_round(after) is None:
        return False
    for event in caused:
        match event:
            case RoundBegan():
                return True
            case RoundJoined() | RoundPlaceKept() if event.member == member:
                return True
            case _:
                pass
    return before.round is not None and member in before.round.to_come


def _hand_that_went_down(before: Floor, after: Floor) -> tuple[int, Hand | None]:
    assert after.turn is not None
    member = after.turn.member
    still_up = {hand.number for hand in after.hands if hand.member == member}
    for place, hand in enumerate(before.hands):
        if hand.member == member and hand.number not in still_up:
            return place, hand
    return 0, None


def _place_given_up(floor: Floor, move: Move) -> list[AnyEvent]:
    """Who has the floor back needs no place to be kept for them."""
    kept = None if move.ended is None else hand_of(floor, move.ended, "speak")
    if kept is None or not kept.ahead:
        return []
    return [HandLowered(member=kept.member, kind=kept.kind)]


def _as_it_was(hands: tuple[Hand, ...], responses: int, move: Move) -> list[AnyEvent]:
    hand = move.hand
    if hand is None or any(h.member == hand.member and h.kind == hand.kind for h in hands):
        return []
    ahead = sum(other.ahead for other in hands)
    first, last = (0, ahead) if hand.ahead else (ahead, len(hands))
    return [
        HandRaised(
            member=hand.member,
            kind=hand.kind,
            number=hand.number,
            place=min(max(move.place, first), last),
            ahead=hand.ahead,
            responses=responses,
        )
    ]
