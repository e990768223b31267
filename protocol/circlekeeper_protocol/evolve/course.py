"""How the plan is going."""

from collections.abc import Callable
from typing import assert_never

from msgspec.structs import replace

from circlekeeper_protocol.bounds import PhaseId
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
    | PromptShown,
) -> Course:
    match event:
        case PhaseBegun():
            begun = PhaseProgress(status="active", began_at=event.at, ends_at=event.ends_at, step=0)
            return _progress(course, event.phase, lambda _: begun)
        case PhaseFinished():
            return _progress(
                course, event.phase, lambda was: replace(was, status="done", ends_at=None)
            )
        case PhaseSetAside():
            return _progress(
                course, event.phase, lambda was: replace(was, status="aside", ends_at=None)
            )
        case PhaseRetimed():
            ends_at = event.ends_at
            return _progress(course, event.phase, lambda was: replace(was, ends_at=ends_at))
        case StepBegun():
            step = event.step
            return _progress(course, event.phase, lambda was: replace(was, step=step))
        case PlanSetAside():
            return replace(course, aside=True)
        case PlanTakenUp():
            return replace(course, aside=False)
        case PromptShown():
            return replace(course, prompt=event.text)
        case _:
            assert_never(event)


def moved(course: Course, times: PhaseTimes) -> Course:
    began_at, ends_at = times.began_at, times.ends_at
    return _progress(
        course, times.phase, lambda was: replace(was, began_at=began_at, ends_at=ends_at)
    )


def _progress(
    course: Course, phase: PhaseId, change: Callable[[PhaseProgress], PhaseProgress]
) -> Course:
    progress = tuple(
        change(was) if place == phase else was for place, was in enumerate(course.progress)
    )
    return replace(course, progress=progress)
