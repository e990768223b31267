"""Which parts the plan has, in which order and for how long."""

from typing import assert_never

from msgspec.structs import replace

from circlekeeper_protocol.bounds import PhaseId
from circlekeeper_protocol.events import PhaseInserted, PhaseMinutesSet, PhaseMoved
from circlekeeper_protocol.meeting import Course, Meeting, Phase, PhaseProgress

UPCOMING = PhaseProgress(status="upcoming", began_at=None, ends_at=None, step=0, step_ends_at=None)

Phases = tuple[Phase, ...]


def evolve_plan(meeting: Meeting, event: PhaseMinutesSet | PhaseInserted | PhaseMoved) -> Meeting:
    phases = meeting.plan.phases
    match event:
        case PhaseMinutesSet():
            minutes = event.minutes
            changed = tuple(
                replace(phase, minutes=minutes) if phase.id == event.phase else phase
                for phase in phases
            )
            return _with(meeting, changed)
        case PhaseInserted():
            meeting = replace(meeting, course=_longer(meeting.course))
            return _with(meeting, _put(phases, (event.phase,), event.before))
        case PhaseMoved():
            moved = tuple(phase for phase in phases if phase.id == event.phase)
            others = tuple(phase for phase in phases if phase.id != event.phase)
            return _with(meeting, _put(others, moved, event.before))
        case _:
            assert_never(event)


def _put(phases: Phases, put: Phases, before: PhaseId | None) -> Phases:
    places = [place for place, phase in enumerate(phases) if phase.id == before]
    place = places[0] if places else len(phases)
    return (*phases[:place], *put, *phases[place:])


def _longer(course: Course) -> Course:
    """Empty at the door, where nobody knows how the plan is going."""
    return replace(course, progress=(*course.progress, UPCOMING)) if course.progress else course


def _with(meeting: Meeting, phases: Phases) -> Meeting:
    return replace(meeting, plan=replace(meeting.plan, phases=phases))
