"""Who meets in a rehearsal, as data: a scenario is a file, and its people have habits.

A file says what can be rehearsed with it (`title`, `blurb`, `practises`), by which `plan` the
meeting is held, who holds it when nobody who learns does (`facilitator`), and who comes, in
`[[characters]]`: a name, a few words about them, their `habits`, and what one would hear when they
speak, part by part. A finer `ways` of their own may stand beside the habits. The file's name is its
id. Names and circles are invented; in whose place nobody sits.
"""

import math
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Annotated, Final

import msgspec
from circlekeeper_protocol.bounds import Line, Name, PhaseKind, Text, Title
from circlekeeper_protocol.meeting import Plan
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


class ScenarioFault(ValueError):
    """A scenario that nobody can rehearse: where and why, each fault in a sentence."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


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


def read_scenario(toml: str, plans: Mapping[str, Plan]) -> Scenario:
    """Raises `ScenarioFault`: what is no TOML, by line; what has another shape, by path; and of
    what makes no sense, everything at once."""
    try:
        scenario = msgspec.convert(tomllib.loads(toml), Scenario)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ScenarioFault(f"{error}") from None
    except RecursionError:
        raise ScenarioFault("It is nested too deeply.") from None
    if faults := tuple(_faults_of(scenario, plans)):
        raise ScenarioFault(*faults)
    return scenario


def scenarios_with(plans: Mapping[str, Plan]) -> dict[str, Scenario]:
    """The scenarios that come with the hub, by id. Raises `ScenarioFault`."""
    folder = files(__package__) / "scenarios"
    return {
        id: read_scenario((folder / f"{id}.toml").read_text("utf-8"), plans) for id in SEEN + LED
    }


def _faults_of(scenario: Scenario, plans: Mapping[str, Plan]) -> Iterator[str]:
    names = [scenario.facilitator, *(each.name for each in scenario.characters)]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"There is more than one {name}; nobody could tell them apart."
    if scenario.expected == 1:
        yield "Everyone arrives late; somebody has to be there when it starts."
    plan = plans.get(scenario.plan)
    if plan is None:
        yield f"There is no plan “{scenario.plan}”; there are {', '.join(sorted(plans))}."
        return
    kinds = {phase.kind for phase in plan.phases}
    for each in scenario.characters:
        ways = each.all_ways
        if (ways.leaves or ways.takes_a_break) and each.during not in kinds:
            yield f"{each.name} waits for “{each.during}”, which the plan has no part for."
        for heard in each.heard:
            if heard.during not in kinds:
                yield f"{each.name} is heard in “{heard.during}”, which the plan has no part for."
        for name, (least, most) in (("speaks", ways.speaks), ("uses", ways.uses)):
            if not 0 < least <= most < math.inf:
                yield f"{each.name}: “{name}” goes from {least} to {most}."
        if not ways.hands:
            yield f"{each.name} has no kind of hand to raise."
