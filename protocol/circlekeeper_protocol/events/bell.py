"""The quiet that anyone may ring for, and the pause without a set end."""

from circlekeeper_protocol.bounds import MemberId, Millis
from circlekeeper_protocol.meeting import LastBell

from .event import Event


class BellRang(Event, frozen=True):
    """Everything stands still until `until`. `by` only if they wished it known."""

    at: Millis
    until: Millis
    by: MemberId | None
    holds_time: bool


class BellMoved(Event, frozen=True):
    until: Millis


class BellNoted(Event, frozen=True):
    last: LastBell


class BellEnded(Event, frozen=True):
    pass


class MeetingPaused(Event, frozen=True):
    """Everything stands still until the meeting is resumed. Observers get a fresh view, which is
    that of the door; another one when it goes on."""

    at: Millis
    holds_time: bool


class MeetingResumed(Event, frozen=True):
    pass


class KeeperNamed(Event, frozen=True):
    """Who stays with the group while the meeting pauses; or nobody has said so."""

    member: MemberId | None
