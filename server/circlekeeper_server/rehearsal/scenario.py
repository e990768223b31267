"""Who meets in a rehearsal, as data: a scenario is a file, and its people have habits.

A file says what can be rehearsed with it (`title`, `blurb`, `practises`), by which `plan` the
meeting is held, who holds it when nobody who learns does (`facilitator`), and who comes, in
`[[characters]]`: a name, a few words about them, their `habits`, and what one would hear when they
speak, part by part. A finer `ways` of their own may stand beside the habits. The file's name is its
id. Names and circles are invented; in whose place nobody sits. How files are read: `reading`.
"""

from typing import Annotated, Final

from circlekeeper_protocol.bounds import Line, Name, PhaseKind, Text, Title
from msgspec import Meta, Struct

from .ways import Habit, Ways, ways_of

SEEN: Final = ("tuesday-circle", "evening-circle", "small-circle")
"""Held to be looked at."""

LED: Final = (
    "first-evening",
    "somebody-talks-long",
    "a-heavy-moment",
    "advice",
    "late-and-lost-lines",
    "somebody-leaves",
)
"""For whoever learns to facilitate, from the easiest on."""

MOST_CHARACTERS: Final = 12


class Heard(Struct, frozen=True, forbid_unknown_fields=True):
    """What one would hear of somebody in a part of the meeting, and perhaps see."""

    during: PhaseKind
    text: Text


class Character(Struct, frozen=True, forbid_unknown_fields=True):
    name: Name
    about: Line = ""
    """For whoever leads: what a facilitator may know beforehand."""
    habits: tuple[Habit, ...] = ()
    ways: Ways | None = None
    """Instead of what the habits make of them."""
    during: PhaseKind = "in_depth"
    """In which part they take their break, or leave."""
    heard: tuple[Heard, ...] = ()

    @property
    def all_ways(self) -> Ways:
        return self.ways or ways_of(self.habits)


class Scenario(Struct, frozen=True, forbid_unknown_fields=True):
    title: Title
    facilitator: Name
    """Who holds the meeting when nobody else does."""
    characters: Annotated[tuple[Character, ...], Meta(min_length=1, max_length=MOST_CHARACTERS)]
    """In the order in which they come. In one that is held to be seen, the first is whose screen a
    visitor may look at, and neither comes late nor loses the line nor leaves."""
    blurb: Line = ""
    practises: Line = ""
    """The one thing that it is about."""
    plan: str = "rehearsal"
    """The id of a plan that comes with the hub."""
    rhythm: Line = ""
    contact: Line = ""
    questions: tuple[Line, ...] = ()
    """To talk over afterwards. None of them asks how well it was done."""

    @property
    def expected(self) -> int:
        """How many make the circle that starts, with its facilitator."""
        return 1 + sum(not each.all_ways.arrives_late for each in self.characters)
