"""A few ways of being in a circle. None is a portrait, and none is better than another."""

from typing import Final, NamedTuple

from circlekeeper_protocol.bounds import HandKind

from .dice import Span


class Habit(NamedTuple):
    """Spans are minutes, chances go from 0 to 1."""

    speaks: Span = (1.2, 2.2)
    """How long a turn lasts that they asked for."""
    uses: Span = (0.6, 0.95)
    """How much of their part of a round they take up."""
    passes: float = 0.1
    """Their turn in a round."""
    asks: float = 0.25
    """For the floor, while another speaks."""
    thinks_better_of_it: float = 0.05
    """And lowers the hand again."""
    hands: tuple[HandKind, ...] = ("speak", "respond")
    line_drops: bool = False
    """Once, in the middle of a turn."""
    comes_late: bool = False


STEADY: Final = Habit()
TALKER: Final = Habit(
    speaks=(2.4, 3.6), uses=(0.9, 1.15), passes=0, asks=0.5, hands=("speak", "speak", "respond")
)
QUIET: Final = Habit(
    speaks=(0.8, 1.4), uses=(0.5, 0.7), passes=0.65, asks=0.08, thinks_better_of_it=0.15
)
ASKER: Final = Habit(speaks=(0.8, 1.6), asks=0.35, hands=("question", "question", "respond"))
ON_A_WEAK_LINE: Final = Habit(asks=0.4, line_drops=True)
LATE: Final = Habit(asks=0.2, comes_late=True)
NEEDS_A_MOMENT: Final = Habit(speaks=(2.0, 2.8), passes=0.35, asks=0.4, hands=("process",))
FACILITATOR: Final = Habit(speaks=(0.8, 1.4), passes=0, asks=0.1, hands=("question", "respond"))
