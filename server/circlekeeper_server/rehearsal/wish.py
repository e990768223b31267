"""What a simulated member would like to do next, as things stand.

A wish lasts as long as the meeting gives reason for it; only when somebody's patience has run out
while it lasted, it is done. Nobody acts on what is over.
"""

from enum import Enum
from typing import Final, NamedTuple

from circlekeeper_protocol.bounds import MemberId, Millis
from circlekeeper_protocol.commands import AnyCommand


class Mishap(Enum):
    LINE_DROPS = "line_drops"


class Wish(NamedTuple):
    deed: AnyCommand | Mishap
    minutes: float
    """How long they wait before it, in minutes of the plan."""
    not_before: Millis = 0
    """The instant, by hub time, from which on they wait."""
    acting_for: MemberId | None = None


EYE_SECONDS: Final = 0.7
"""Nobody is quicker than this, however short the minutes: an eye has to follow it."""
