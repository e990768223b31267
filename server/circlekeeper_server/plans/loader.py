"""Reads plans from TOML.

A file holds a `title`, a `blurb` for the home page and `[[phases]]` in order: kind, title, minutes,
mode and `prompts`. A phase with `[[phases.steps]]` is a ritual, whose steps fill it: their minutes
sum to its own. Lengths and kinds are those of the protocol's `Plan`; the file's name is its id.
"""

import tomllib
from importlib.resources import files
from typing import Final

import msgspec
from circlekeeper_protocol.bounds import FloorMode, Line, Minutes, PhaseKind, StepKind, Text, Title
from circlekeeper_protocol.meeting import Phase, Plan, Step

BUILT_IN: Final = ("support-circle", "check-in", "one-to-one", "last-meeting")
"""In the order in which the home page offers them."""

REHEARSED: Final = "rehearsal"
"""Offered to nobody: whoever looks on at a rehearsal sees it. A shorter support circle."""


class PlanFault(ValueError):
    """A plan that no meeting can be held by; the message says where and why."""


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


def rehearsed() -> OfferedPlan:
    """The plan that simulated members hold, with minutes of life."""
    return _from_the_package(REHEARSED)


def _from_the_package(id: str) -> OfferedPlan:
    return read_plan(id, (files(__package__) / f"{id}.toml").read_text("utf-8"))


def read_plan(id: str, toml: str) -> OfferedPlan:
    """Raises `PlanFault`."""
    try:
        drafted = msgspec.convert(tomllib.loads(toml), _PlanFile)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise PlanFault(f"Plan {id}: {error}") from None
    if not drafted.phases:
        raise PlanFault(f"Plan {id}: it needs at least one phase")
    phases = tuple(_phase(id, place, phase) for place, phase in enumerate(drafted.phases))
    return OfferedPlan(
        id=id,
        title=drafted.title,
        blurb=drafted.blurb,
        minutes=sum(phase.minutes for phase in phases),
        plan=Plan(id=id, title=drafted.title, phases=phases),
    )


class _StepInFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: StepKind
    title: Title
    text: Text
    minutes: Minutes
    mode: FloorMode
    prompt: Text = ""


class _PhaseInFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: PhaseKind
    title: Title
    minutes: Minutes
    mode: FloorMode
    prompts: tuple[Text, ...] = ()
    steps: tuple[_StepInFile, ...] = ()


class _PlanFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: Title
    blurb: Line
    phases: tuple[_PhaseInFile, ...]


def _phase(plan_id: str, place: int, drafted: _PhaseInFile) -> Phase:
    in_steps = sum(step.minutes for step in drafted.steps)
    if drafted.steps and in_steps != drafted.minutes:
        raise PlanFault(
            f"Plan {plan_id}: the steps of “{drafted.title}” take {in_steps} minutes,"
            f" but the phase {drafted.minutes}"
        )
    return Phase(
        id=place,
        kind=drafted.kind,
        title=drafted.title,
        minutes=drafted.minutes,
        mode=drafted.mode,
        prompts=drafted.prompts,
        steps=tuple(
            Step(
                kind=step.kind,
                title=step.title,
                text=step.text,
                minutes=step.minutes,
                mode=step.mode,
                prompt=step.prompt,
            )
            for step in drafted.steps
        ),
    )
