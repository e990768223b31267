"""The pause that anyone may ring for."""

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
