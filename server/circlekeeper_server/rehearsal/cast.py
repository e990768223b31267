"""Who meets in a rehearsal. Names and circles are invented; in whose place nobody sits."""

from typing import Final, NamedTuple

from circlekeeper_protocol.bounds import Name

from .dice import Dice
from .habits import (
    ASKER,
    LATE,
    NEEDS_A_MOMENT,
    ON_A_WEAK_LINE,
    QUIET,
    STEADY,
    TALKER,
    Habit,
)


class Part(NamedTuple):
    name: Name
    habit: Habit


class Cast(NamedTuple):
    title: str
    facilitator: Name
    rhythm: str
    contact: str
    people: tuple[Part, ...]
    """In the order in which they come. The first is the one whose screen a visitor may look at, and
    neither comes late nor loses the line."""

    @property
    def expected(self) -> int:
        """How many make the circle that starts."""
        return 1 + sum(not part.habit.comes_late for part in self.people)


CASTS: Final = (
    Cast(
        title="Tuesday circle, rehearsed",
        facilitator="Mari",
        rhythm="every second Tuesday",
        contact="write to Mari at any time",
        people=(
            Part("Amina", ASKER),
            Part("Wei", STEADY),
            Part("Konstantinos", QUIET),
            Part("ليلى", NEEDS_A_MOMENT),
            Part("Jonas", TALKER),
            Part("Tomás", ON_A_WEAK_LINE),
            Part("Nadia", LATE),
        ),
    ),
    Cast(
        title="Evening circle, rehearsed",
        facilitator="Kofi",
        rhythm="on Thursdays, for eight weeks",
        contact="ring the house, or write to Kofi",
        people=(
            Part("Lena", STEADY),
            Part("Ravi", QUIET),
            Part("Zofia", NEEDS_A_MOMENT),
            Part("Mateo", TALKER),
            Part("Hana", LATE),
        ),
    ),
    Cast(
        title="Small circle, rehearsed",
        facilitator="Ines",
        rhythm="on the first Sunday of the month",
        contact="write to Ines, who answers within a day",
        people=(
            Part("Daniel", TALKER),
            Part("Yuki", ON_A_WEAK_LINE),
            Part("Sana", ASKER),
            Part("Pekka", QUIET),
        ),
    ),
)


def cast_for(dice: Dice) -> Cast:
    return dice.pick(CASTS, "cast")
