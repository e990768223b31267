"""Series: meetings that belong together, one after the other under the same links.

Of a series there is one meeting at a time. It has its own log, which is forgotten like any other;
what its group chose to keep, and nothing else, is in the first entry of the one that follows. So
there is no place where a series keeps anything that a group has let go.

Whoever came by the facilitators' link of the series holds all of it. A stand-in, a deputy or
whoever was handed this meeting holds this meeting. A meeting that people came to counts as held;
one that was called off does not, and its number comes again. Nothing ends a series that people go
on with: it may be longer than it was planned.
"""

from typing import Final

from circlekeeper_protocol.bounds import MOST_MEETINGS, Millis
from circlekeeper_protocol.commands import (
    AnyCommand,
    ChangeAbout,
    EraseSeries,
    InviteStandIn,
    KeepCard,
    MakeNext,
    RenewInvite,
    SetSeries,
    TakeSeat,
)
from circlekeeper_protocol.events import (
    Events,
    HolderSeated,
    MeetingErased,
    NextMade,
    SeatTaken,
    SeriesOver,
    SeriesSet,
    StandInInvited,
)
from circlekeeper_protocol.meeting import Meeting, Seat, SeriesPlace
from circlekeeper_protocol.refusals import Refused
from msgspec.structs import replace

from .guards import require_facilitator
from .secrets import digest

HOUR: Final[Millis] = 60 * 60 * 1000
STAY: Final = 3 * HOUR
"""How long after the end people come back to goodbye."""

CARRIED: Final = (ChangeAbout, KeepCard, RenewInvite, SetSeries, InviteStandIn)
"""What would have to reach the next meeting, once that has been made."""


def require_allowed(meeting: Meeting, who: Seat, command: AnyCommand) -> None:
    if meeting.vault.next is not None and isinstance(command, CARRIED):
        raise Refused("moved_on")
    if isinstance(command, RenewInvite) and command.role == "facilitator":
        _require_holder(meeting, who)


def seated(meeting: Meeting, command: TakeSeat, taken: Events) -> Events:
    """Whoever came by the facilitators' link of the series."""
    if meeting.vault.series is None or digest(command.invite) != meeting.vault.facilitator_invite:
        return ()
    return tuple(HolderSeated(member=e.member) for e in taken if isinstance(e, SeatTaken))


def set_series(meeting: Meeting, by: Seat, command: SetSeries) -> Events:
    place = _require_series(meeting, by)
    if command.of < place.number:
        raise Refused("too_short")
    changed = replace(place, of=command.of, parting=command.parting)
    return () if changed == place else (SeriesSet(series=changed),)


def invite_stand_in(meeting: Meeting, by: Seat, command: InviteStandIn) -> Events:
    _require_series(meeting, by)
    fresh = None if command.secret is None else digest(command.secret)
    return () if fresh == meeting.vault.stand_in else (StandInInvited(digest=fresh),)


def erase_series(meeting: Meeting, by: Seat, _command: EraseSeries) -> Events:
    _require_series(meeting, by)
    return (SeriesOver(), MeetingErased())


def make_next(meeting: Meeting, command: MakeNext) -> Events:
    """Once: whoever comes second finds the meeting that is there."""
    if meeting.vault.next is not None:
        return ()
    return (NextMade(meeting=command.meeting),)


def leads_on(meeting: Meeting, now: Millis) -> bool:
    """Whether the links of the series lead to the next meeting from now on."""
    if meeting.vault.next is not None:
        return True
    if meeting.stage == "ended":
        return place_after(meeting) is not None
    off = meeting.stage == "gathering" and meeting.about.called_off
    return off and place_after(meeting) is not None and now >= _planned_end(meeting)


def is_behind(meeting: Meeting, now: Millis) -> bool:
    """Whether it has been over for so long that its seats no longer lead back to it, but the links
    on to the next one."""
    if meeting.erases_at is None or place_after(meeting) is None:
        return False
    return now >= meeting.erases_at - meeting.about.keep_hours * HOUR + STAY


def place_after(meeting: Meeting) -> SeriesPlace | None:
    """The place of the meeting that follows; `None` if none does."""
    place = meeting.series
    if place is None or meeting.vault.series_over:
        return None
    number = place.number + (meeting.time.started_at is not None)
    return replace(place, number=number) if number <= min(place.of, MOST_MEETINGS) else None


def begins_after(meeting: Meeting, now: Millis) -> Millis:
    """The one that follows begins after this one has ended, however late that was held; and what
    would be over by now is missed."""
    minutes = sum(phase.minutes for phase in meeting.plan.phases)
    missed = now - minutes * meeting.plan.minute
    if meeting.erases_at is None:
        return missed
    return max(missed, meeting.erases_at - meeting.about.keep_hours * HOUR)


def _planned_end(meeting: Meeting) -> Millis:
    minutes = sum(phase.minutes for phase in meeting.plan.phases)
    return meeting.about.starts_at + minutes * meeting.plan.minute


def _require_series(meeting: Meeting, by: Seat) -> SeriesPlace:
    require_facilitator(by)
    if meeting.series is None:
        raise Refused("no_series")
    _require_holder(meeting, by)
    return meeting.series


def _require_holder(meeting: Meeting, by: Seat) -> None:
    require_facilitator(by)
    if meeting.vault.series is not None and by.id not in meeting.vault.holders:
        raise Refused("not_of_the_series")
