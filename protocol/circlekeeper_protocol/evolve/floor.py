"""Hands, the turn and the round."""

from typing import assert_never

from msgspec.structs import replace

from circlekeeper_protocol.bounds import MemberId
from circlekeeper_protocol.events import (
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
from circlekeeper_protocol.meeting import Floor, Hand, Round, Turn


def evolve_floor(
    floor: Floor,
    event: FloorModeSet
    | HandRaised
    | HandLowered
    | HandMoved
    | TurnBegan
    | TurnHeld
    | TurnResumed
    | TurnEnded,
) -> Floor:
    match event:
        case FloorModeSet():
            return replace(floor, mode=event.mode, round=None)
        case HandRaised():
            return replace(floor, hands=_raised(floor.hands, event))
        case HandLowered():
            return replace(floor, hands=_lowered(floor.hands, event.member))
        case HandMoved():
            moved = tuple(hand for hand in floor.hands if hand.member == event.member)
            rest = _lowered(floor.hands, event.member)
            return replace(floor, hands=rest[: event.place] + moved + rest[event.place :])
        case TurnBegan():
            turn = Turn(id=event.turn, member=event.member, began_at=event.at, held_at=None)
            return replace(
                floor,
                turn=turn,
                turns=event.turn,
                hands=_lowered(floor.hands, event.member),
                round=None if floor.round is None else _reached(floor.round, event.member),
            )
        case TurnHeld():
            if floor.turn is None:
                return floor
            return replace(floor, turn=replace(floor.turn, held_at=event.at))
        case TurnResumed():
            if floor.turn is None:
                return floor
            turn = replace(floor.turn, began_at=event.began_at, held_at=None)
            return replace(floor, turn=turn)
        case TurnEnded():
            return replace(floor, turn=None)
        case _:
            assert_never(event)


def _raised(hands: tuple[Hand, ...], event: HandRaised) -> tuple[Hand, ...]:
    raised = Hand(member=event.member, kind=event.kind)
    if any(hand.member == event.member for hand in hands):
        return tuple(raised if hand.member == event.member else hand for hand in hands)
    return (*hands, raised)


def _lowered(hands: tuple[Hand, ...], member: MemberId) -> tuple[Hand, ...]:
    return tuple(hand for hand in hands if hand.member != member)


def _reached(round_: Round, member: MemberId) -> Round:
    return replace(round_, to_come=tuple(waits for waits in round_.to_come if waits != member))


def evolve_round(
    round_: Round | None,
    event: RoundBegan | RoundJoined | RoundPlaceKept | RoundLeft,
) -> Round | None:
    if isinstance(event, RoundBegan):
        return Round(members=event.members, to_come=event.members)
    if round_ is None:
        return None
    match event:
        case RoundJoined():
            return Round(
                members=(*round_.members, event.member), to_come=(*round_.to_come, event.member)
            )
        case RoundPlaceKept():
            later = _reached(round_, event.member)
            return replace(later, to_come=(event.member, *later.to_come))
        case RoundLeft():
            return _reached(round_, event.member)
        case _:
            assert_never(event)
