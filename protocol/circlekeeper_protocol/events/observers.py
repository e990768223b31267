"""Observers, and the curtain before them."""

from circlekeeper_protocol.bounds import Line, MemberId

from .event import Event


class ObserversAllowed(Event, frozen=True):
    """Whether observers may come, and why. Everyone is asked anew."""

    welcome: bool
    why: Line


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
