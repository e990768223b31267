"""What the circle does now: phases, steps of a ritual, the question on the screen."""

from typing import Annotated

from msgspec import Meta

from circlekeeper_protocol.bounds import PhaseId, Text

from .command import Command


class BeginPhase(Command, frozen=True):
    """Begin a phase, in any order, again if it is done. Others that are active are finished, and
    what was going round is over, unless it is blended in.

    Sent by: facilitators. Causes: `PhaseBegun`. Refused: `not_a_facilitator`, `no_such_phase`.
    """

    phase: PhaseId
    blend: bool


class FinishPhase(Command, frozen=True):
    """End an active phase; no other begins by itself.

    Sent by: facilitators. Causes: `PhaseFinished`. Refused: `not_a_facilitator`,
    `no_such_phase`.
    """

    phase: PhaseId


class SetPhaseAside(Command, frozen=True):
    """Leave a phase out; it can be begun all the same later.

    Sent by: facilitators. Causes: `PhaseSetAside`. Refused: `not_a_facilitator`, `no_such_phase`.
    """

    phase: PhaseId


class SetPlanAside(Command, frozen=True):
    """Drop the plan, because life happened.

    Sent by: facilitators. Causes: `PlanSetAside`. Refused: `not_a_facilitator`.
    """


class TakeUpPlan(Command, frozen=True):
    """Come back to the plan where it was left.

    Sent by: facilitators. Causes: `PlanTakenUp`. Refused: `not_a_facilitator`.
    """


class GoToStep(Command, frozen=True):
    """Show a step of an active ritual; forth, back, or over one.

    Sent by: facilitators. Causes: `StepBegun`. Refused: `not_a_facilitator`, `no_such_phase`,
    `no_such_step`.
    """

    phase: PhaseId
    step: Annotated[int, Meta(ge=0, le=99)]


class ShowPrompt(Command, frozen=True):
    """Put a question on everybody's screen, or take it away with an empty text.

    Sent by: facilitators. Causes: `PromptShown`. Refused: `not_a_facilitator`, `unclear_text`.
    """

    text: Text
