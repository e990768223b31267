"""Who sits where, who has the floor, who is next."""

from collections.abc import Iterator
from typing import Final, Literal

from circlekeeper_protocol.bounds import HandKind, MemberId
from circlekeeper_protocol.floor import Floor
from circlekeeper_protocol.line_up import next_member
from circlekeeper_protocol.meeting import Meeting, Seat
from msgspec import Struct

Mark = Literal["floor", "next", "here", "away"]

_WISHES: Final[dict[HandKind, str]] = {
    "speak": "to speak",
    "respond": "to respond",
    "clarify": "did I hear right",
    "question": "a question",
    "process": "about how we do this",
}


class Chair(Struct, frozen=True):
    name: str
    mark: Mark
    mine: bool
    notes: tuple[str, ...]


def chairs(meeting: Meeting, me: MemberId) -> tuple[Chair, ...]:
    """Around the table, in seated order."""
    next_one = next_member(meeting)
    return tuple(
        Chair(
            name=name_of(seat),
            mark=_mark(meeting.floor, seat, next_one),
            mine=seat.id == me,
            notes=tuple(_notes(meeting.floor, seat, next_one)),
        )
        for seat in meeting.seats
        if seat.role != "observer"
    )


def bench(meeting: Meeting) -> tuple[str, ...]:
    """Who observes."""
    return tuple(name_of(seat) for seat in meeting.seats if seat.role == "observer")


def name_of(seat: Seat) -> str:
    """Two people of one name are told apart by a number."""
    return f"{seat.name} {seat.twin}" if seat.twin else seat.name


def name_in(meeting: Meeting, member: MemberId) -> str:
    return next((name_of(seat) for seat in meeting.seats if seat.id == member), "")


def hand_place(floor: Floor, member: MemberId) -> int:
    """The place of a raised hand in line, from 1; 0 when it is down."""
    places = (place for place, hand in enumerate(floor.hands, 1) if hand.member == member)
    return next(places, 0)


def _mark(floor: Floor, seat: Seat, next_one: MemberId | None) -> Mark:
    if _speaks(floor, seat):
        return "floor"
    if seat.presence == "reconnecting":
        return "away"
    return "next" if seat.id == next_one else "here"


def _notes(floor: Floor, seat: Seat, next_one: MemberId | None) -> Iterator[str]:
    if _speaks(floor, seat):
        yield "has the floor"
    if seat.presence == "reconnecting":
        yield "reconnecting"
    if seat.id == next_one:
        yield "next"
    place = hand_place(floor, seat.id)
    if place:
        yield f"hand {place}, {_WISHES[floor.hands[place - 1].kind]}"
    if seat.role == "facilitator":
        yield "facilitator"
    if seat.without_device:
        yield "without a device"


def _speaks(floor: Floor, seat: Seat) -> bool:
    return floor.turn is not None and floor.turn.member == seat.id
