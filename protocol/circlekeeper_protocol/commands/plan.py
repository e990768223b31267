"""What the circle does now: phases, steps of a ritual, the question on the screen."""

from typing import Annotated

from msgspec import Meta

from circlekeeper_protocol.bounds import FloorMode, Minutes, PhaseId, Text, Title

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


class InsertPhase(Command, frozen=True):
    """Put a part of the group's own into the plan. The meeting grows by its minutes; with a fixed
    end, the parts that are to come give up what they can, but never wrap-up and closing.

    Sent by: facilitators. Causes: `PhaseInserted`, `EndMoved`, `PhaseMinutesSet`.
    Refused: `not_a_facilitator`, `no_such_phase`, `unclear_text`, `plan_is_full`.
    """

    title: Title
    minutes: Minutes
    mode: FloorMode
    prompt: Text
    """A question that stands on the screen when it begins, or empty."""
    before: PhaseId | None
    """The part that is to follow it; `None` at the end."""


class MovePhase(Command, frozen=True):
    """Let a part come earlier or later. It keeps its length and how it goes, and the end stays.

    Sent by: facilitators. Causes: `PhaseMoved`. Refused: `not_a_facilitator`, `no_such_phase`.
    """

    phase: PhaseId
    before: PhaseId | None
    """The part that is to follow it; `None` at the end."""


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
