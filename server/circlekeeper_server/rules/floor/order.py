"""The one order of hands: responses that go ahead, then the others as the policy has it.

Under `less_heard`, those come first who have not had the floor yet, then those whose share is up to
the average, then the rest; among equals, who raised the hand earlier. Three coarse steps are all
that this order can tell about anyone, and the times behind them are told to nobody.
"""

from typing import Final

from circlekeeper_protocol.bounds import HandKind, MemberId
from circlekeeper_protocol.events import AnyEvent, HandLowered, HandMoved, HandRaised
from circlekeeper_protocol.floor import Floor, Hand
from circlekeeper_protocol.line_up import ROUNDS
from circlekeeper_protocol.meeting import Meeting

RESPONSES: Final[frozenset[HandKind]] = frozenset({"respond", "clarify"})

NOT_YET, UP_TO_THE_SHARE, ABOVE_THE_SHARE = range(3)


def hand_of(floor: Floor, member: MemberId, kind: HandKind) -> Hand | None:
    for hand in floor.hands:
        if hand.member == member and hand.kind == kind:
            return hand
    return None


def place_of(floor: Floor, member: MemberId, kind: HandKind) -> int:
    """Where in the order a hand is that is up."""
    hands = enumerate(floor.hands)
    return next(place for place, hand in hands if hand.member == member and hand.kind == kind)


def raised(meeting: Meeting, member: MemberId, kind: HandKind) -> HandRaised:
    """A new hand, at the place that is right for it."""
    floor = meeting.floor
    ahead = _goes_ahead(floor, kind)
    place = _first_behind(floor.hands) if ahead else _last_place(meeting, member)
    return HandRaised(
        member=member,
        kind=kind,
        number=floor.raised + 1,
        place=place,
        ahead=ahead,
        responses=floor.responses + ahead,
    )


def raised_again(
    meeting: Meeting, member: MemberId, kind: HandKind
) -> tuple[HandLowered, HandRaised]:
    """Last among its equals."""
    floor = meeting.floor
    place = _last_place(meeting, member)
    if place_of(floor, member, kind) < place:
        place -= 1
    return (
        HandLowered(member=member, kind=kind),
        HandRaised(
            member=member,
            kind=kind,
            number=floor.raised + 1,
            place=place,
            ahead=False,
            responses=floor.responses,
        ),
    )


def raised_first(floor: Floor, member: MemberId, kind: HandKind) -> tuple[AnyEvent, ...]:
    """Before all others, whatever the policy."""
    first = HandRaised(
        member=member,
        kind=kind,
        number=floor.raised + 1,
        place=0,
        ahead=True,
        responses=floor.responses,
    )
    if hand_of(floor, member, kind) is None:
        return (first,)
    return (HandLowered(member=member, kind=kind), first)


def moved_to(
    floor: Floor, member: MemberId, kind: HandKind, place: int
) -> tuple[HandMoved] | tuple[HandLowered, HandRaised]:
    """At another place; and going ahead exactly if the place is among those that do."""
    hand = floor.hands[place_of(floor, member, kind)]
    others = [other for other in floor.hands if other is not hand]
    ahead = hand.ahead
    if any(other.ahead for other in others[place:]):
        ahead = True
    elif not all(other.ahead for other in others[:place]):
        ahead = False
    if ahead == hand.ahead:
        return (HandMoved(member=member, kind=kind, place=place),)
    return (
        HandLowered(member=member, kind=kind),
        HandRaised(
            member=member,
            kind=kind,
            number=hand.number,
            place=place,
            ahead=ahead,
            responses=floor.responses,
        ),
    )


def in_order(meeting: Meeting) -> tuple[Hand, ...]:
    """The hands as the policy has them now."""
    hands = meeting.floor.hands
    if meeting.floor.customs.policy != "less_heard" or len(hands) < 2:
        return hands
    ahead = tuple(hand for hand in hands if hand.ahead)
    step = steps(meeting)
    others = (hand for hand in hands if not hand.ahead)
    return (*ahead, *sorted(others, key=lambda hand: (step[hand.member], hand.number)))


def steps(meeting: Meeting) -> dict[MemberId, int]:
    """How much each in the circle has been heard, in three coarse steps."""
    circle = [seat.id for seat in meeting.seats if seat.role != "observer"]
    spoken = {one.member: one.millis for one in meeting.vault.spoken}
    total = sum(spoken.get(member, 0) for member in circle)
    heard = frozenset(meeting.floor.heard)

    def step(member: MemberId) -> int:
        if member not in heard:
            return NOT_YET
        above = spoken.get(member, 0) * len(circle) > total
        return ABOVE_THE_SHARE if above else UP_TO_THE_SHARE

    return {member: step(member) for member in circle}


def _goes_ahead(floor: Floor, kind: HandKind) -> bool:
    answers = floor.turn is not None or floor.before is not None
    room = floor.responses < floor.customs.responses
    return kind in RESPONSES and answers and room and floor.mode not in ROUNDS


def _first_behind(hands: tuple[Hand, ...]) -> int:
    return next((place for place, hand in enumerate(hands) if not hand.ahead), len(hands))


def _last_place(meeting: Meeting, member: MemberId) -> int:
    hands = meeting.floor.hands
    if meeting.floor.customs.policy != "less_heard":
        return len(hands)
    step = steps(meeting)
    mine = step[member]
    behind = (
        place for place, hand in enumerate(hands) if not hand.ahead and step[hand.member] > mine
    )
    return next(behind, len(hands))
