"""By which name each person stands in what is looked back at: one alone, the last that was told.

Whoever took another name chose not to be known by the old one any more. That they did is not told
either. Who left, or took another name behind the curtain, stands there as they were last known:
another name would be one that the reader was never told.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from circlekeeper_protocol.bounds import MemberId, Name
from circlekeeper_protocol.events import AnyEvent, Renamed, SeatTaken
from circlekeeper_protocol.frames import Entry, Welcome
from msgspec.structs import replace


class Called(NamedTuple):
    name: Name
    twin: int


Names = Mapping[MemberId, Called]


def as_last_called(frames: Sequence[Welcome | Entry]) -> list[Welcome | Entry]:
    names = _last_told(frames)
    called = (_called(frame, names) for frame in frames)
    return [frame for frame in called if isinstance(frame, Welcome) or frame.events]


def _last_told(frames: Iterable[Welcome | Entry]) -> Names:
    names: dict[MemberId, Called] = {}
    for frame in frames:
        if isinstance(frame, Welcome):
            names |= {seat.id: Called(seat.name, seat.twin) for seat in frame.meeting.seats}
            continue
        for event in frame.events:
            match event:
                case SeatTaken() | Renamed():
                    names[event.member] = Called(event.name, event.twin)
                case _:
                    pass
    return names


def _called(frame: Welcome | Entry, names: Names) -> Welcome | Entry:
    if isinstance(frame, Entry):
        events = tuple(
            _taken(event, names) for event in frame.events if not isinstance(event, Renamed)
        )
        return replace(frame, events=events)
    seats = tuple(replace(seat, **names[seat.id]._asdict()) for seat in frame.meeting.seats)
    return replace(frame, meeting=replace(frame.meeting, seats=seats))


def _taken(event: AnyEvent, names: Names) -> AnyEvent:
    match event:
        case SeatTaken(member=member):
            return replace(event, **names[member]._asdict())
        case _:
            return event
