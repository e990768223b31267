"""Who is next: what hub and clients read out of the same state.

The hub calls by it, and screens show it before it happens, so it is said once.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from .bounds import FloorMode, HandKind, MemberId
from .floor import Floor, Round
from .meeting import Meeting

ROUNDS: Final[frozenset[FloorMode]] = frozenset({"round", "volunteer"})


class Next(NamedTuple):
    """Who is next, and with which hand."""

    member: MemberId
    hand: HandKind | None


def current_round(floor: Floor) -> Round | None:
    """The round by which the floor moves now; one that is kept for later does not count."""
    return floor.round if floor.mode in ROUNDS else None


def called(floor: Floor) -> Iterator[Next]:
    """Whom a free floor calls by itself, in order; those who cannot be reached among them."""
    round_ = current_round(floor)
    if round_ is not None:
        if floor.mode == "round":
            yield from _to_come(floor, round_)
        else:
            yield from (who for who in _hands(floor) if who.member in round_.to_come)
        if round_.adding:
            yield from _hands(floor)
    elif floor.mode == "queue" and floor.customs.policy != "facilitator":
        yield from _hands(floor)


def waiting(floor: Floor) -> Iterator[Next]:
    """To whom a facilitator would move on, in order. Nobody is called to volunteer."""
    yield from called(floor)
    yield from _hands(floor)


def reachable(meeting: Meeting) -> frozenset[MemberId]:
    """Everyone here, by their own device or through somebody here who acts for them: any
    facilitator, or whose phone they share."""
    here = [seat for seat in meeting.seats if seat.presence == "here"]
    facilitated = any(seat.role == "facilitator" for seat in here)
    if facilitated or not any(seat.without_device for seat in here):
        return frozenset([seat.id for seat in here])
    with_device = frozenset([seat.id for seat in here if not seat.without_device])
    shared = [seat.id for seat in here if seat.without_device and seat.shares in with_device]
    return with_device.union(shared)


def next_member(meeting: Meeting) -> MemberId | None:
    """Who else comes after the present speaker, as things stand; `None` where nobody is next: in
    quiet, with a piece that is offered to nobody, in a volunteer round until somebody wishes."""
    floor = meeting.floor
    if floor.mode == "quiet":
        return None
    if floor.offer is not None:
        return floor.offer.to
    if floor.mode == "piece":
        return None
    here = reachable(meeting)
    speaker = None if floor.turn is None else floor.turn.member
    return next(
        (who.member for who in waiting(floor) if who.member in here and who.member != speaker),
        None,
    )


def _to_come(floor: Floor, round_: Round) -> Iterator[Next]:
    for member in round_.to_come:
        speak = any(hand.member == member and hand.kind == "speak" for hand in floor.hands)
        yield Next(member, "speak" if speak else None)


def _hands(floor: Floor) -> Iterator[Next]:
    return (Next(hand.member, hand.kind) for hand in floor.hands)
