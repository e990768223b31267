"""The meeting's own time, from its start to being forgotten."""

from typing import Annotated

from msgspec import Meta

from circlekeeper_protocol.bounds import MemberId, Millis, Minutes, MinutesMoved, PhaseId, TurnId

from .command import Command


class StartMeeting(Command, frozen=True):
    """Start with who is here: the first phase begins, the end is set. A meeting that was called off
    takes place after all.

    Sent by: facilitators. Causes: `AboutChanged`, `MeetingStarted`, `PhaseBegun`, `TimeStarted`,
    `PhaseMinutesSet`. Refused: `not_a_facilitator`, `already_started`, `bell_rings` (it pauses).
    """


class PauseTime(Command, frozen=True):
    """Hold the time: nothing falls due. Speaking goes on.

    Sent by: facilitators. Causes: `TimePaused`. Refused: `not_a_facilitator`, `not_started`,
    `bell_rings`.
    """


class ResumeTime(Command, frozen=True):
    """Everything planned moves on by as long as the time was held. An end that is fixed stands, and
    the phases that follow get shorter instead, but never wrap-up and closing.

    Sent by: facilitators. Causes: `TimeResumed`, `PhaseMinutesSet`.
    Refused: `not_a_facilitator`, `not_started`, `bell_rings`.
    """


class ExtendTime(Command, frozen=True):
    """Give the named active phase more minutes, and the meeting with it; or fewer, which the next
    upcoming phase gains. With a fixed end, more minutes are taken from the phases that follow.
    Without a phase, the end of the meeting moves.

    Sent by: facilitators. Causes: `PhaseRetimed`, `EndMoved`, `PhaseMinutesSet`.
    Refused: `not_a_facilitator`, `not_started`, `no_such_phase`, `too_short`, `moved_already`.
    """

    minutes: MinutesMoved
    phase: PhaseId | None
    was: Millis | None = None
    """When it was to end, as the sender saw it: if somebody was faster, it is not moved twice."""


class ExtendStep(Command, frozen=True):
    """Give the step that is shown more minutes, and its phase and the meeting with it; or fewer.

    Sent by: facilitators. Causes: `StepRetimed`, `PhaseRetimed`, `EndMoved`, `PhaseMinutesSet`.
    Refused: `not_a_facilitator`, `not_started`, `no_such_phase`, `no_such_step`, `too_short`,
    `moved_already`.
    """

    phase: PhaseId
    minutes: MinutesMoved
    was: Millis | None = None
    """When the step was to end, as the sender saw it."""


class ExtendTurn(Command, frozen=True):
    """Give the turn that is named more of the time that the group has set for turns, or less. It
    moves a sign, and never the end of the turn.

    Sent by: facilitators. Causes: `TurnRetimed`. Refused: `not_a_facilitator`, `turn_is_over`,
    `too_short`, `moved_already`.
    """

    turn: TurnId
    minutes: MinutesMoved
    was: Millis | None = None
    """When the sign was due, as the sender saw it; 0 if there was none."""


class ExtendBell(Command, frozen=True):
    """Let the quiet of the bell last longer, or be over sooner.

    Sent by: facilitators. Causes: `BellMoved`. Refused: `not_a_facilitator`, `no_bell`,
    `too_short`, `moved_already`.
    """

    minutes: MinutesMoved
    was: Millis | None = None
    """When the quiet was to end, as the sender saw it."""


class SetFixedEnd(Command, frozen=True):
    """End when it was said, however late the meeting began; or be as long as it was to be. With a
    fixed end, a late start shortens what is to come, but never wrap-up and closing.

    Sent by: facilitators. Causes: `FixedEndSet`. Refused: `not_a_facilitator`.
    """

    fixed: bool


class ChooseSounding(Command, frozen=True):
    """Let one device ring for all who sit in one room; or every device again.

    Sent by: facilitators. Causes: `SoundingSet`. Refused: `not_a_facilitator`, `not_in_private` (a
    seat without a device).
    """

    member: MemberId | None


class TellMuted(Command, frozen=True):
    """Say whether this device cannot be heard, or can be again: its sound is off, or its browser
    plays nothing before the first touch.

    Sent by: whoever's device rings for all; from others it means nothing. Causes: `SoundingMuted`.
    """

    muted: bool


class SetPhaseMinutes(Command, frozen=True):
    """Give a phase another length; the end of the meeting moves with it.

    Sent by: facilitators. Causes: `PhaseMinutesSet`, `PhaseRetimed`, `EndMoved`.
    Refused: `not_a_facilitator`, `no_such_phase`, `too_short`.
    """

    phase: PhaseId
    minutes: Minutes


class SetHeadsUps(Command, frozen=True):
    """When everyone is told that the end is near, in minutes before it.

    Sent by: facilitators. Causes: `HeadsUpsSet`. Refused: `not_a_facilitator`.
    """

    minutes: Annotated[tuple[Annotated[int, Meta(ge=1, le=120)], ...], Meta(max_length=4)]


class EndMeeting(Command, frozen=True):
    """Say goodbye. Nobody is sent away; the day of forgetting is set.

    Sent by: facilitators. Causes: `MeetingEnded`. Refused: `not_a_facilitator`, `not_started`.
    """


class EraseMeeting(Command, frozen=True):
    """Forget everything now.

    Sent by: facilitators. Causes: `MeetingErased`. Refused: `not_a_facilitator`.
    """
