"""Trying again: a new meeting that begins with what another was up to one of its entries.

Every instant in it is moved by as long as that entry lies back, so that the new meeting goes on now
as the other went on then: turns, phases and signals have as much time left as they had. What is no
instant stays as it is, and so do seats and their keys: whoever had a seat comes back to it.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final, TypeVar, get_args, get_type_hints

from circlekeeper_protocol.bounds import Millis, Secret, Seq
from circlekeeper_protocol.events import PhaseBegun, Renamed, SeatTaken, TurnBegan
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.meeting import Meeting
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
    """Who begins to speak, or empty."""


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


def branch(records: Sequence[Record], seat: Secret, node: str, now: Millis) -> list[Record]:
    """What a new log begins with: these records of another, as of now. Raises `Refused` unless a
    facilitator's seat opens with the secret, and the meeting still goes on there."""
    meeting = _meeting(records)
    _require_lead(meeting, seat)
    if meeting.stage not in ("gathering", "running"):
        raise Refused("meeting_is_over")
    by = now - records[-1].at
    return [
        replace(
            record,
            at=record.at + by,
            cause=None,
            node=node,
            events=moved(record.events, by),
        )
        for record in records
    ]


def moments(records: Sequence[Record], seat: Secret) -> list[Moment]:
    """In their order. Raises `Refused` unless a facilitator's seat opens with the secret."""
    meeting = _meeting(records)
    _require_lead(meeting, seat)
    titles = {phase.id: phase.title for phase in meeting.plan.phases}
    names: dict[int, str] = {}
    found: list[Moment] = []
    for record in records:
        for event in record.events:
            match event:
                case SeatTaken(member=member, name=name) | Renamed(member=member, name=name):
                    names[member] = name
                case PhaseBegun(phase=phase):
                    found.append(Moment(record.seq, titles[phase], ""))
                case TurnBegan(member=member):
                    found.append(Moment(record.seq, "", names[member]))
                case _:
                    pass
    turns = [moment for moment in found if moment.name][-LATEST_TURNS:]
    return [moment for moment in found if moment.phase or moment in turns]


def _meeting(records: Sequence[Record]) -> Meeting:
    first, *others = records
    meeting = begin("", first).meeting
    for record in others:
        meeting = evolve_all(meeting, record.events)
    return meeting


def _require_lead(meeting: Meeting, secret: Secret) -> None:
    member = member_with_key(meeting, digest(secret))
    if not any(seat.id == member and seat.role == "facilitator" for seat in meeting.seats):
        raise Refused("not_a_facilitator")
