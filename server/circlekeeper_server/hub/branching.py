"""Trying again: a new meeting that begins with what another was up to one of its entries.

Every instant in it is moved by as long as that entry lies back, so that the new meeting goes on now
as the other went on then: turns, phases and signals have as much time left as they had. What is no
instant stays as it is, and so do seats and their keys: whoever had a seat comes back to it. Lines
stand as they stood, but all at the node that begins it: another one may have no room for them. That
the other has been tried again already is left out.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple, TypeVar, get_args, get_type_hints

from circlekeeper_protocol.bounds import MeetingId, Millis, Secret, Seq
from circlekeeper_protocol.events import (
    AnyEvent,
    Events,
    LinesChanged,
    PhaseBegun,
    Renamed,
    SeatTaken,
    TriedAgain,
    TurnBegan,
)
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.meeting import Meeting, Seat
from circlekeeper_protocol.refusals import Refused
from msgspec import Struct
from msgspec.structs import replace

from circlekeeper_server.rules import digest, member_with_key

from .past import begin
from .record import Record

T = TypeVar("T")

LATEST_TURNS: Final = 3
"""Turns that one can go back to, beside all parts."""


class Moment(Struct, frozen=True):
    """Where one can try again from: a part begins, or a turn."""

    seq: Seq
    phase: str
    """Its title, or empty."""
    name: str
    """Who begins to speak, by the name that they go by now, or empty."""


class Branch(NamedTuple):
    """A meeting that goes on from a moment of another."""

    meeting: MeetingId
    stands: Meeting
    """As it was then."""
    told: tuple[AnyEvent, ...]
    """All that had happened."""


def moved(value: T, by: Millis) -> T:
    """The same, with every instant in it later by so much."""
    if isinstance(value, tuple):
        return tuple(moved(each, by) for each in value)  # type: ignore[return-value]
    if not isinstance(value, Struct):
        return value
    changed: dict[str, object] = {}
    for name, is_instant in _fields(type(value)):
        was = getattr(value, name)
        if isinstance(was, (Struct, tuple)):
            changed[name] = moved(was, by)
        elif is_instant and was is not None:
            changed[name] = was + by
    return replace(value, **changed)


@cache
def _fields(kind: type[Struct]) -> tuple[tuple[str, bool], ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        (name, Millis in (hint, *get_args(hint)))
        for name, hint in hints.items()
        if name in kind.__struct_fields__
    )


def branch(
    records: Sequence[Record], seat: Secret, seq: Seq, node: str, now: Millis
) -> list[Record]:
    """What a new log begins with: the records of a rehearsal up to entry `seq`, as of now. Raises
    `Refused` unless the secret is that of a facilitator's seat, now and then, and it went on."""
    require_lead(meeting_of(records), seat)
    if not 1 <= seq <= len(records):
        raise Refused("no_such_moment")
    kept = records[:seq]
    then = meeting_of(kept)
    if then.stage not in ("gathering", "running") or not _leads(then, seat):
        raise Refused("no_such_moment")
    by = now - kept[-1].at
    return [
        replace(
            record,
            at=record.at + by,
            cause=None,
            node=node,
            events=_at(node, moved(record.events, by)),
        )
        for record in kept
    ]


def _at(node: str, events: Events) -> Events:
    return tuple(
        replace(
            event,
            opened=tuple(replace(line, node=node) for line in event.opened),
            closed=tuple(replace(line, node=node) for line in event.closed),
        )
        if isinstance(event, LinesChanged)
        else event
        for event in events
        if not isinstance(event, TriedAgain)
    )


def moments(records: Sequence[Record], seat: Secret) -> list[Moment]:
    """Of a rehearsal, in their order. Raises `Refused` unless the secret is that of a facilitator's
    seat."""
    meeting = meeting_of(records)
    require_lead(meeting, seat)
    titles = {phase.id: phase.title for phase in meeting.plan.phases}
    names = {
        event.member: event.name
        for record in records
        for event in record.events
        if isinstance(event, SeatTaken | Renamed)
    }
    found: list[Moment] = []
    for record in records:
        for event in record.events:
            match event:
                case PhaseBegun(phase=phase):
                    found.append(Moment(record.seq, titles[phase], ""))
                case TurnBegan(member=member):
                    found.append(Moment(record.seq, "", names[member]))
                case _:
                    pass
    turns = [moment for moment in found if moment.name][-LATEST_TURNS:]
    return [moment for moment in found if moment.phase or moment in turns]


def meeting_of(records: Sequence[Record]) -> Meeting:
    first, *others = records
    meeting = begin("", first).meeting
    for record in others:
        meeting = evolve_all(meeting, record.events)
    return meeting


def require_lead(meeting: Meeting, secret: Secret) -> None:
    if not meeting.rehearsal:
        raise Refused("no_entry")
    if not _leads(meeting, secret):
        raise Refused("not_a_facilitator")


def _leads(meeting: Meeting, secret: Secret) -> bool:
    seat = seat_with(meeting, secret)
    return seat is not None and seat.role == "facilitator"


def seat_with(meeting: Meeting, secret: Secret) -> Seat | None:
    member = member_with_key(meeting, digest(secret))
    return next((seat for seat in meeting.seats if seat.id == member), None)
