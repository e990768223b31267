"""Reads plans from TOML, and writes them.

A file holds a `title`, a `blurb` for the home page, a `kind` (for a group, or for a pair) and
`[[phases]]` in order: kind, title, minutes, mode, `prompts`, and `hints` for whoever leads them. A
phase with `[[phases.steps]]` is a ritual, whose steps fill it: their minutes sum to its own.
Lengths and kinds are those of the protocol's `Plan`; the file's name is its id.
"""

from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
import tomli_w
from circlekeeper_protocol.bounds import (
    FloorMode,
    Line,
    Minutes,
    PhaseKind,
    PlanKind,
    StepKind,
    Text,
    Title,
)
from circlekeeper_protocol.meeting import Phase, Plan, Step
from circlekeeper_protocol.refusals import Refused

from circlekeeper_server.rules import clean_text, cleaned_plan, faults_of

from .toml import NoToml, read_toml

BUILT_IN: Final = (
    "support-circle",
    "first-meeting",
    "check-in",
    "listening-circle",
    "conversation-cafe",
    "one-to-one",
    "last-meeting",
)
"""In the order in which the home page offers them."""

PARTING: Final = "last-meeting"

REHEARSED: Final = "rehearsal"
"""Offered to nobody: whoever looks on at a rehearsal sees it. A shorter support circle."""


class PlanFault(ValueError):
    """A plan that no meeting can be held by: where and why, each fault in a sentence."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class OfferedPlan(msgspec.Struct, frozen=True):
    """A plan as the home page offers it."""

    id: str
    title: str
    blurb: str
    minutes: int
    """All phases together."""
    plan: Plan


def built_in() -> dict[str, OfferedPlan]:
    """The plans that come with the hub, by id."""
    return {id: _from_the_package(id) for id in BUILT_IN}


def parting() -> OfferedPlan:
    """The plan for the last meeting of a series."""
    return _from_the_package(PARTING)


def rehearsed() -> OfferedPlan:
    """The plan that simulated members hold, with minutes of life."""
    return _from_the_package(REHEARSED)


@cache
def _from_the_package(id: str) -> OfferedPlan:
    return read_plan(id, (files(__package__) / f"{id}.toml").read_text("utf-8"))


def read_plan(id: str, toml: str) -> OfferedPlan:
    """Raises `PlanFault`: what is no TOML, by line; what has another shape, by path; and of what
    makes no sense, everything at once."""
    try:
        drafted = msgspec.convert(read_toml(toml), _PlanFile)
    except (NoToml, msgspec.ValidationError) as error:
        raise PlanFault(f"{error}") from None
    phases = tuple(_phase(place, phase) for place, phase in enumerate(drafted.phases))
    plan = Plan(id=id, title=drafted.title, phases=phases, kind=drafted.kind)
    return offered(plan, drafted.blurb)


def offered(plan: Plan, blurb: Line) -> OfferedPlan:
    """Raises `PlanFault`, with all faults of meaning together."""
    faults = faults_of(plan)
    try:
        blurb = clean_text(blurb)
    except Refused:
        faults = ("The plan: its blurb has signs that cannot be shown.", *faults)
    if faults:
        raise PlanFault(*faults)
    plan = cleaned_plan(plan)
    minutes = sum(phase.minutes for phase in plan.phases)
    return OfferedPlan(id=plan.id, title=plan.title, blurb=blurb, minutes=minutes, plan=plan)


def write_plan(plan: Plan, blurb: Line) -> str:
    """The plan as a file that `read_plan` reads as the same plan."""
    drafted = _PlanFile(
        title=plan.title,
        blurb=blurb,
        kind=plan.kind,
        phases=msgspec.convert(plan.phases, tuple[_PhaseInFile, ...], from_attributes=True),
    )
    return tomli_w.dumps(msgspec.to_builtins(drafted))


class _StepInFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    kind: StepKind
    title: Title
    text: Text
    minutes: Minutes
    mode: FloorMode
    prompt: Text = ""


class _PhaseInFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    kind: PhaseKind
    title: Title
    minutes: Minutes
    mode: FloorMode
    prompts: tuple[Text, ...] = ()
    hints: tuple[Line, ...] = ()
    steps: tuple[_StepInFile, ...] = ()


class _PlanFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    title: Title
    blurb: Line
    phases: tuple[_PhaseInFile, ...]
    kind: PlanKind = "group"


def _phase(place: int, drafted: _PhaseInFile) -> Phase:
    return Phase(
        id=place,
        kind=drafted.kind,
        title=drafted.title,
        minutes=drafted.minutes,
        mode=drafted.mode,
        prompts=drafted.prompts,
        hints=drafted.hints,
        steps=msgspec.convert(drafted.steps, tuple[Step, ...], from_attributes=True),
    )
