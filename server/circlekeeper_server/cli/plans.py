"""`circlekeeper plans`: what meetings can be held by."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_args

import click
import msgspec
from circlekeeper_protocol.bounds import FloorMode, PhaseKind, StepKind
from circlekeeper_protocol.meeting import Phase

from circlekeeper_server.plans import OfferedPlan, PlanFault, built_in, read_plan

from .exits import CannotDo, readable

EXAMPLE: Final = """\
title = "Evening circle"
blurb = "Arrive, talk, say goodbye."

[[phases]]
kind = "in_depth"
title = "Talking"
minutes = 40
mode = "queue"
prompts = ["What is on your mind tonight?"]

[[phases]]
kind = "closing"
title = "Closing"
minutes = 5
mode = "round"

[[phases.steps]]
kind = "round"
title = "A last word"
text = "We go round once more."
minutes = 5
mode = "round"
prompt = "What do you take with you?"
"""
"""A whole plan, small enough to be read at a glance."""

FAULTS_SHOWN: Final = 12


def _help() -> str:
    return "\n".join(
        [
            "\b",
            "A FILE holds a plan like this one:",
            *(f"  {line}" for line in EXAMPLE.splitlines()),
            "",
            "A phase with steps is a ritual. Its steps fill it: their minutes sum to its own.",
            "",
            "\b",
            f"  kind of a phase  {', '.join(get_args(PhaseKind))}",
            f"  kind of a step   {', '.join(get_args(StepKind))}",
            f"  mode             {', '.join(get_args(FloorMode))}",
            "",
            "\b",
            "Examples",
            "  circlekeeper plans",
            "  circlekeeper plans evening.toml",
            "  circlekeeper plans --json | jq -r '.[].id'",
            "",
            "\b",
            "Ends with",
            "  0  when the plans are listed, and the FILE is one",
            "  2  when the FILE is no plan; each line says where and why",
        ]
    )


@click.command(
    "plans", short_help="List the plans for meetings, or check one of your own.", epilog=_help()
)
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As JSON, like the hub's own /api/plans.")
def plans_command(file: Path | None, as_json: bool) -> None:
    """List the plans that meetings can be started with, or check one of your own.

    With a FILE, its plan is read as strictly as the built-in ones, and shown as they are.
    """
    plans = list(built_in().values()) if file is None else [_read(file)]
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(plans if file is None else plans[0])))
        return
    click.echo("\n\n".join("\n".join(_described(plan)) for plan in plans))


def _read(file: Path) -> OfferedPlan:
    try:
        return read_plan(file.stem, file.read_text("utf-8"))
    except PlanFault as fault:
        why = (f"{file} is no plan yet.", *_at_once(fault.faults))
        raise CannotDo("\n".join(map(readable, why))) from None
    except OSError as error:
        raise CannotDo(f"{file} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise CannotDo(f"{file} is not text in UTF-8. Save it as such.") from None


def _at_once(faults: tuple[str, ...]) -> Iterator[str]:
    """As many as anybody reads."""
    yield from faults[:FAULTS_SHOWN]
    more = len(faults) - FAULTS_SHOWN
    if more > 0:
        yield "And one more." if more == 1 else f"And {more} more."


def _described(plan: OfferedPlan) -> Iterator[str]:
    yield f"{readable(plan.id)}: {readable(plan.title)}, {_minutes(plan.minutes)}"
    yield f"  {readable(plan.blurb)}"
    for phase in plan.plan.phases:
        yield f"  {_minutes(phase.minutes):>11}  {readable(phase.title)}{_inside(phase)}"


def _inside(phase: Phase) -> str:
    if phase.steps:
        return f": {', '.join(readable(step.title) for step in phase.steps)}"
    prompts = "a prompt" if len(phase.prompts) == 1 else f"{len(phase.prompts)} prompts"
    return f", {phase.mode}, {prompts}" if phase.prompts else f", {phase.mode}"


def _minutes(minutes: int) -> str:
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
