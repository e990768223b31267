"""Which part of the plan is which, and where it stands: what hub and clients read out of one state.

A part is known by its id, by which `course.progress` is kept. Where it stands in the evening is its
place in `plan.phases`, and that can change while the meeting runs.
"""

from collections.abc import Iterator

from .bounds import PhaseId
from .meeting import Meeting, Phase, PhaseProgress, Plan


def phase_of(plan: Plan, phase: PhaseId) -> Phase | None:
    return next((each for each in plan.phases if each.id == phase), None)


def in_order(meeting: Meeting) -> Iterator[tuple[Phase, PhaseProgress]]:
    """Each part with how it goes; nothing for a viewer who does not know how the plan is going."""
    progress = meeting.course.progress
    return ((phase, progress[phase.id]) for phase in meeting.plan.phases if progress)


def upcoming(meeting: Meeting) -> list[Phase]:
    return [phase for phase, progress in in_order(meeting) if progress.status == "upcoming"]


def behind(meeting: Meeting, phase: PhaseId) -> list[Phase]:
    """What is still to come, of the parts that stand behind this one."""
    ids = [each.id for each in meeting.plan.phases]
    later = ids[ids.index(phase) + 1 :] if phase in ids else []
    return [each for each in upcoming(meeting) if each.id in later]
