"""Phases, steps and prompts."""

from circlekeeper_protocol.bounds import Millis, Minutes, PhaseId, Text
from circlekeeper_protocol.meeting import Phase

from .event import Event


class PhaseBegun(Event, frozen=True):
    phase: PhaseId
    at: Millis
    ends_at: Millis
    step_ends_at: Millis | None


class PhaseFinished(Event, frozen=True):
    phase: PhaseId


class PhaseSetAside(Event, frozen=True):
    phase: PhaseId


class PhaseRetimed(Event, frozen=True):
    """An active phase ends at another time."""

    phase: PhaseId
    ends_at: Millis


class PhaseMinutesSet(Event, frozen=True):
    """The plan gives a phase another length."""

    phase: PhaseId
    minutes: Minutes


class PhaseInserted(Event, frozen=True):
    """A part is new in the plan. Its id is the next that no part has had."""

    phase: Phase
    before: PhaseId | None
    """The part that follows it now; `None` at the end."""


class PhaseMoved(Event, frozen=True):
    """A part stands elsewhere in the plan. Its id and how it goes are as they were."""

    phase: PhaseId
    before: PhaseId | None
    """The part that follows it now; `None` at the end."""


class PlanSetAside(Event, frozen=True):
    pass


class PlanTakenUp(Event, frozen=True):
    pass


class StepBegun(Event, frozen=True):
    phase: PhaseId
    step: int
    ends_at: Millis


class StepRetimed(Event, frozen=True):
    """The step that is shown ends at another time."""

    phase: PhaseId
    ends_at: Millis


class PromptShown(Event, frozen=True):
    text: Text
    """Empty when the prompt was taken away."""
