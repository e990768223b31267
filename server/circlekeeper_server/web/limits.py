"""How much one place may ask for: so many at once, and so many in the long run.

A place is an IPv4 address, or an IPv6 network of one household (/64). Whoever sits at the hub's own
machine is not limited, unless a proxy that is not trusted speaks for them. A whole group may share
one address, so the limits are wide; they keep a hub alive, they do not keep order.

Each throttle is one number for each place: the instant at which all that was taken has been
earned back. Its memory is bounded; the place that was quiet longest is forgotten first.
"""

import ipaddress
import math
from typing import Final, NamedTuple

import msgspec
from circlekeeper_protocol.bounds import Millis
from starlette.types import Scope

PLACES: Final = 10_000
"""How many places a throttle remembers."""


class Rate(NamedTuple):
    burst: int
    per_minute: int


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    meetings: Rate = Rate(20, 2)
    """Meetings started, or tried to, from one place."""
    rehearsals: Rate = Rate(10, 4)
    """Rehearsals started, or tried to, from one place."""
    rehearsing: Rate = Rate(60, 60)
    """What is asked of rehearsals that go on, from one place."""
    drawings: Rate = Rate(60, 60)
    """QR codes and calendar files."""
    knocks: Rate = Rate(200, 400)
    """Lines opened."""
    wrong_links: Rate = Rate(40, 20)
    """Lines opened with a link or seat that opens nothing."""
    lines: int = 2_000
    """Lines open at the same time from one place."""
    messages: Rate = Rate(40, 20 * 60)
    """Messages on one line."""
    flood: int = 100
    """Refused messages that a line may owe before it is closed."""
    hello_seconds: float = 10.0
    """From opening a line to its first message."""
    no_entry_seconds: float = 0.25
    """How long the answer "no entry" takes, whatever the reason for it is."""


class Throttle:
    """One limit for all places."""

    def __init__(self, rate: Rate, places: int = PLACES) -> None:
        self._cost = 60_000 // rate.per_minute
        self._room = self._cost * rate.burst
        self._places = places
        self._earned_at: dict[str, Millis] = {}

    def allows(self, place: str | None, now: Millis) -> bool:
        """Whether one more would be taken; nothing changes."""
        if place is None:
            return True
        return max(self._earned_at.get(place, 0) - now, 0) + self._cost <= self._room

    def take(self, place: str | None, now: Millis) -> bool:
        """Take one, if it is allowed."""
        if place is None:
            return True
        if not self.allows(place, now):
            return False
        earned_at = max(self._earned_at.pop(place, 0), now) + self._cost
        self._earned_at[place] = earned_at
        if len(self._earned_at) > self._places:
            del self._earned_at[next(iter(self._earned_at))]
        return True


class Pace:
    """The limit of one line; what is refused counts too."""

    __slots__ = ("_cost", "_earned_at", "_room")

    def __init__(self, rate: Rate) -> None:
        self._cost = 60_000 // rate.per_minute
        self._room = self._cost * rate.burst
        self._earned_at: Millis = 0

    def take(self, now: Millis) -> int:
        """How many more than allowed are owed after this one: 0 is fine."""
        self._earned_at = max(self._earned_at, now) + self._cost
        return math.ceil(max(self._earned_at - now - self._room, 0) / self._cost)


def place_of(scope: Scope) -> str | None:
    """Whom the limits count a connection for; `None` for the hub's own machine."""
    client = scope["client"]
    try:
        address = ipaddress.ip_address(client[0])
    except (TypeError, ValueError):
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if address.is_loopback and not _spoken_for(scope):
        return None
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def _spoken_for(scope: Scope) -> bool:
    return any(name in (b"x-forwarded-for", b"forwarded") for name, _ in scope["headers"])
