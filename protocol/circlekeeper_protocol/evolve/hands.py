"""The hands that are up, in the one order that everyone sees."""

from typing import assert_never

from msgspec.structs import replace

from circlekeeper_protocol.bounds import HandKind, MemberId
from circlekeeper_protocol.events import (
    HandChanged,
    HandLowered,
    HandMoved,
    HandRaised,
    HandsOrdered,
)
from circlekeeper_protocol.floor import Floor, Hand


def evolve_hands(
    floor: Floor, event: HandRaised | HandLowered | HandChanged | HandMoved | HandsOrdered
) -> Floor:
    hands = floor.hands
    match event:
        case HandRaised():
            hand = Hand(
                member=event.member, kind=event.kind, number=event.number, ahead=event.ahead
            )
            return replace(
                floor,
                hands=(*hands[: event.place], hand, *hands[event.place :]),
                raised=max(floor.raised, event.number),
                responses=event.responses,
            )
        case HandLowered():
            return replace(floor, hands=lowered(hands, event.member, event.kind))
        case HandChanged():
            changed = tuple(
                replace(hand, kind=event.to) if _is(hand, event.member, event.kind) else hand
                for hand in hands
            )
            return replace(floor, hands=changed)
        case HandMoved():
            moved = tuple(hand for hand in hands if _is(hand, event.member, event.kind))
            rest = lowered(hands, event.member, event.kind)
            return replace(floor, hands=rest[: event.place] + moved + rest[event.place :])
        case HandsOrdered():
            return replace(floor, hands=event.hands)
        case _:
            assert_never(event)


def lowered(hands: tuple[Hand, ...], member: MemberId, kind: HandKind | None) -> tuple[Hand, ...]:
    return tuple(hand for hand in hands if not _is(hand, member, kind))


def _is(hand: Hand, member: MemberId, kind: HandKind | None) -> bool:
    return hand.member == member and hand.kind == kind
