"""What somebody remembers between two looks at the meeting, beside what the meeting itself says."""

from typing import Literal

from circlekeeper_protocol.bounds import MemberId, Millis, TurnId
from msgspec import Struct

from .wish import Wish

Once = Literal["line dropped", "asked for a moment", "took a break", "came back", "gave more time"]
"""What nobody does twice in one meeting."""


class Mind(Struct, frozen=True):
    wish: Wish | None = None
    """What they would like to do, and have wished since the last look or longer."""
    due: Millis = 0
    """When they do it, if they still wish it then."""
    once: frozenset[Once] = frozenset()
    last_turn: TurnId = 0
    """Their own."""
    handed_on: TurnId = 0
    """In which turn they have offered the piece."""
    said_what_helps: TurnId = 0
    had_a_thought: TurnId = 0
    """About which turn they have offered one."""
    holds_the_time: bool = False
    """From here on: what facilitators remember."""
    held_since: Millis | None = None
    """From when on, if they did; another hold is a visitor's, who alone ends it."""
    need_a_moment: frozenset[MemberId] = frozenset()
    asking: frozenset[int] = frozenset()
    answered: frozenset[int] = frozenset()
    """Hands by their numbers: who still has one up after the moment asks for no other."""
