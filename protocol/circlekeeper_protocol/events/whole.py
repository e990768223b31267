"""The meeting as a whole."""

from circlekeeper_protocol.bounds import Line, MeetingId, Millis, Minutes
from circlekeeper_protocol.meeting import About, Plan, SeriesPlace

from .event import Event


class MeetingMade(Event, frozen=True):
    """Always the first event; with it the meeting exists and its door is open."""

    about: About
    plan: Plan
    heads_ups: tuple[Minutes, ...]
    series: SeriesPlace | None = None
    rehearsal: Line = ""
    seed: Line = ""


class AboutChanged(Event, frozen=True):
    """The practicalities as they are now."""

    about: About


class MeetingStarted(Event, frozen=True):
    pass


class MeetingEnded(Event, frozen=True):
    erases_at: Millis


class TriedAgain(Event, frozen=True):
    """A rehearsal goes on from an earlier moment, as another meeting: whoever likes comes along."""

    meeting: MeetingId


class MeetingErased(Event, frozen=True):
    """The last event there can be: the log is erased right after it."""
