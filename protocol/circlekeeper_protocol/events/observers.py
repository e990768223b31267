"""Observers, and the curtain before them."""

from circlekeeper_protocol.bounds import Line, MemberId, Millis

from .event import Event


class ObserversAllowed(Event, frozen=True):
    """Whether observers may come, why, and whether they may write to one another. Everyone is asked
    anew."""

    welcome: bool
    why: Line
    line: bool = False


class ObserversAnswered(Event, frozen=True):
    member: MemberId
    welcome: bool


class AgreedAloud(Event, frozen=True):
    """Somebody without a device has agreed, or does not any longer."""

    member: MemberId
    welcome: bool


class CurtainDrawn(Event, frozen=True):
    """Observers see nothing. They get a fresh view instead."""


class CurtainOpened(Event, frozen=True):
    """These observers see the circle. They get a fresh view instead."""

    observers: tuple[MemberId, ...]


class BenchNoteSent(Event, frozen=True):
    """A short word among observers."""

    member: MemberId
    text: Line
    at: Millis
