"""Meetings that belong together."""

from circlekeeper_protocol.bounds import Digest, MeetingId, MemberId
from circlekeeper_protocol.meeting import SeriesPlace

from .event import Event


class SeriesSet(Event, frozen=True):
    """Which meeting of how many this is, as it is now."""

    series: SeriesPlace


class SeriesJoined(Event, frozen=True):
    """The meeting belongs to this series, whose links lead to it."""

    series: MeetingId


class HolderSeated(Event, frozen=True):
    """They hold the whole series, not this meeting alone."""

    member: MemberId


class StandInInvited(Event, frozen=True):
    digest: Digest | None


class NextMade(Event, frozen=True):
    """The meeting that follows, with everything that was kept up to here."""

    meeting: MeetingId


class SeriesOver(Event, frozen=True):
    """What follows is that every meeting of it is erased."""
