"""How the plan is going."""

from collections.abc import Callable
from typing import assert_never

from msgspec.structs import replace

from circlekeeper_protocol.bounds import PhaseId, PhaseStatus
from circlekeeper_protocol.events import (
    PhaseBegun,
    PhaseFinished,
    PhaseRetimed,
    PhaseSetAside,
    PhaseTimes,
    PlanSetAside,
    PlanTakenUp,
    PromptShown,
    StepBegun,
    StepRetimed,
)
from circlekeeper_protocol.meeting import Course, PhaseProgress


def evolve_course(
    course: Course,
    event: PhaseBegun
    | PhaseFinished
    | PhaseSetAside
    | PhaseRetimed
    | PlanSetAside
    | PlanTakenUp
    | StepBegun
    | StepRetimed
    | PromptShown,
) -> Course:
    match event:
        case PhaseBegun():
            begun = PhaseProgress(
                status="active",
                began_at=event.at,
                ends_at=event.ends_at,
                step=0,
                step_ends_at=event.step_ends_at,
            )
            return _progress(course, event.phase, lambda _: begun)
        case PhaseFinished():
            return _progress(course, event.phase, lambda was: _over(was, "done"))
        case PhaseSetAside():
            return _progress(course, event.phase, lambda was: _over(was, "aside"))
        case PhaseRetimed():
            ends_at = event.ends_at
            return _progress(course, event.phase, lambda was: replace(was, ends_at=ends_at))
        case StepBegun():
            step, ends_at = event.step, event.ends_at
            return _progress(
                course, event.phase, lambda was: replace(was, step=step, step_ends_at=ends_at)
            )
        case StepRetimed():
            ends_at = event.ends_at
            return _progress(course, event.phase, lambda was: replace(was, step_ends_at=ends_at))
        case PlanSetAside():
            return replace(course, aside=True)
        case PlanTakenUp():
            return replace(course, aside=False)
        case PromptShown():
            return replace(course, prompt=event.text)
        case _:
            assert_never(event)


def _over(was: PhaseProgress, status: PhaseStatus) -> PhaseProgress:
    return replace(was, status=status, ends_at=None, step_ends_at=None)


def moved(course: Course, times: PhaseTimes) -> Course:
    began_at, ends_at, step_ends_at = times.began_at, times.ends_at, times.step_ends_at
    return _progress(
        course,
        times.phase,
        lambda was: replace(was, began_at=began_at, ends_at=ends_at, step_ends_at=step_ends_at),
    )


def _progress(
    course: Course, phase: PhaseId, change: Callable[[PhaseProgress], PhaseProgress]
) -> Course:
    progress = tuple(
        change(was) if place == phase else was for place, was in enumerate(course.progress)
    )
    return replace(course, progress=progress)
