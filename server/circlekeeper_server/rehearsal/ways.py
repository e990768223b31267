"""A few ways of being in a circle, by name. None is a portrait, and none is better than another.

A habit says what is different from somebody who has none; several may come together in one person.
"""

from typing import Annotated, Final, Literal

from circlekeeper_protocol.bounds import HandKind, Help
from msgspec import Meta, Struct
from msgspec.structs import replace

from .dice import Span

Habit = Literal[
    "talks_long",
    "stays_silent",
    "asks_questions",
    "asks_for_advice",
    "gives_advice",
    "needs_a_moment",
    "needs_a_break",
    "arrives_late",
    "loses_the_line",
    "leaves",
]

Chance = Annotated[float, Meta(ge=0, le=1)]


class Ways(Struct, frozen=True, forbid_unknown_fields=True):
    """Spans are minutes of the plan, chances go from 0 to 1."""

    speaks: Span = (1.2, 2.2)
    """How long a turn lasts that they asked for."""
    uses: Span = (0.6, 0.95)
    """How much of their part of a round they take up."""
    passes: Chance = 0.1
    """Their turn in a round."""
    asks: Chance = 0.25
    """For the floor, while another speaks."""
    thinks_better_of_it: Chance = 0.05
    """And lowers the hand again."""
    hands: tuple[HandKind, ...] = ("speak", "respond")
    help: Help = "listening"
    """What they say would help, when they speak of something that is theirs."""
    offers: Chance = 0
    """A thought, to whoever speaks, without having been asked for one."""
    welcomes: Chance = 0.5
    """A thought that was offered to them."""
    loses_the_line: bool = False
    """Once, in the middle of a turn."""
    arrives_late: bool = False
    takes_a_break: bool = False
    """Tells the facilitators that a break is needed, and when it is over."""
    leaves: bool = False
    """In the middle of everything, without a word."""


STEADY: Final = Ways()
FACILITATOR: Final = Ways(
    speaks=(0.8, 1.4), passes=0, asks=0.1, hands=("question", "respond"), welcomes=0
)


def ways_of(habits: tuple[Habit, ...]) -> Ways:
    """Where two habits differ, the later one is right."""
    ways = STEADY
    for habit in habits:
        ways = _with(ways, habit)
    return ways


def _with(ways: Ways, habit: Habit) -> Ways:
    match habit:
        case "talks_long":
            hands: tuple[HandKind, ...] = ("speak", "speak", "respond")
            return replace(
                ways, speaks=(2.4, 3.6), uses=(0.9, 1.15), passes=0, asks=0.5, hands=hands
            )
        case "stays_silent":
            return replace(
                ways,
                speaks=(0.8, 1.4),
                uses=(0.5, 0.7),
                passes=0.65,
                asks=0.08,
                thinks_better_of_it=0.15,
            )
        case "asks_questions":
            return replace(
                ways, speaks=(0.8, 1.6), asks=0.35, hands=("question", "question", "respond")
            )
        case "asks_for_advice":
            return replace(ways, asks=0.4, help="ideas", welcomes=0.9)
        case "gives_advice":
            return replace(ways, asks=0.35, hands=("respond", "respond", "speak"), offers=0.6)
        case "needs_a_moment":
            return replace(ways, speaks=(2.0, 2.8), passes=0.35, asks=0.4, hands=("process",))
        case "needs_a_break":
            return replace(ways, takes_a_break=True)
        case "arrives_late":
            return replace(ways, asks=0.2, arrives_late=True)
        case "loses_the_line":
            return replace(ways, asks=0.4, loses_the_line=True)
        case "leaves":
            return replace(ways, leaves=True)
