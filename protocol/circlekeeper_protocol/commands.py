"""What someone asks. A command is answered once: done, or refused and nothing has changed.

The frame around it says who acts (the seat) and, where a facilitator acts for somebody without a
device, for whom. Refusals that any command may meet: `malformed`, `no_such_member`, `too_fast`,
`meeting_is_over`; `not_started` for those that need a running meeting.
"""

from typing import Annotated

from msgspec import Meta, Struct

from .bounds import (
    Digest,
    FloorMode,
    HandKind,
    MemberId,
    Minutes,
    MinutesMoved,
    Name,
    PhaseId,
    Role,
    Secret,
    Text,
    TurnId,
)
from .meeting import About, Plan
from .names import snake


class Command(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag=snake):
    """The base of all commands. The tag on the wire is the class name in snake_case."""


# Seats


class Rename(Command, frozen=True):
    """Go by another name.

    Sent by: anyone. Causes: `Renamed`. Refused: `unclear_name`.
    """

    name: Name


class Leave(Command, frozen=True):
    """Go, at any time, without a reason.

    Sent by: anyone. Causes: `MemberLeft`. The seat's secret no longer opens the door.
    """


class Remove(Command, frozen=True):
    """Ask someone to leave; their seat's secret no longer opens the door.

    Sent by: facilitators. Causes: `MemberLeft`. Refused: `not_a_facilitator`.
    """

    member: MemberId


class AddSeat(Command, frozen=True):
    """Seat someone who has no device; facilitators act for them on their spoken word.

    Sent by: facilitators. Causes: `SeatTaken`. Refused: `not_a_facilitator`, `unclear_name`,
    `circle_is_full`.
    """

    name: Name


class HandOver(Command, frozen=True):
    """Make a participant the facilitator in one's own place.

    Sent by: facilitators. Causes: two `RoleChanged`. Refused: `not_a_facilitator`,
    `cannot_facilitate` (an observer, or a seat without a device).
    """

    to: MemberId


class RenewInvite(Command, frozen=True):
    """Replace the link of a role; the old one no longer opens the door. Seats stay.

    Sent by: facilitators, who choose the new secret at random. Causes: `InviteRenewed`, or
    `FacilitatorInviteRenewed`. Refused: `not_a_facilitator`.
    """

    role: Role
    secret: Secret


# The plan


class BeginPhase(Command, frozen=True):
    """Begin a phase, in any order, again if it is done. Others that are active are finished,
    unless it is blended in.

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


# The floor


class SetFloorMode(Command, frozen=True):
    """Let the floor move in another way. A running turn goes on. `round` begins a round.

    Sent by: facilitators. Causes: `FloorModeSet`, `RoundBegan`. Refused: `not_a_facilitator`.
    """

    mode: FloorMode


class RaiseHand(Command, frozen=True):
    """Wish for the floor. Raised again with another kind, the hand keeps its place.

    Sent by: facilitators and participants. Causes: `HandRaised`. Refused: `observers_listen`,
    `not_started`.
    """

    kind: HandKind


class LowerHand(Command, frozen=True):
    """Wish for the floor no longer.

    Sent by: whoever raised it. Causes: `HandLowered`.
    """


class MoveHand(Command, frozen=True):
    """Put a hand at another place in line; 0 is first.

    Sent by: facilitators. Causes: `HandMoved`. Refused: `not_a_facilitator`, `no_hand`.
    """

    member: MemberId
    place: Annotated[int, Meta(ge=0, le=1000)]


class GiveFloor(Command, frozen=True):
    """Give the floor to someone, after the turn that is named (0: nobody has the floor).

    Sent by: facilitators. Causes: `TurnEnded`, `TurnBegan`. Refused: `not_a_facilitator`,
    `turn_is_over` (someone was faster), `observers_listen`.
    """

    to: MemberId
    after: TurnId


class NextSpeaker(Command, frozen=True):
    """Move the floor on to whoever is next, after the turn that is named (0: nobody has it).

    Sent by: facilitators; anyone, when the speaker's line has been down for a minute.
    Causes: `TurnEnded`, `TurnBegan`. Refused: `not_a_facilitator`, `turn_is_over`, `nobody_waits`.
    """

    after: TurnId
    keep_place: bool
    """Whoever had the floor is next again, once their line is back."""


class EndTurn(Command, frozen=True):
    """Be done speaking.

    Sent by: whoever has the floor. Causes: `TurnEnded`. Refused: `turn_is_over`,
    `not_your_turn`.
    """

    turn: TurnId


class PassTurn(Command, frozen=True):
    """Let the floor go on unused. Nobody can tell it from `EndTurn`.

    Sent by: whoever has the floor. Causes: `TurnEnded`. Refused: `turn_is_over`, `not_your_turn`.
    """

    turn: TurnId


class PassRound(Command, frozen=True):
    """Let this round go by before it comes to one.

    Sent by: facilitators and participants. Causes: `RoundLeft`. Refused: `no_round`.
    """


class JoinRound(Command, frozen=True):
    """Take part in a round that began before one came, at its end.

    Sent by: facilitators and participants. Causes: `RoundJoined`. Refused: `no_round`,
    `observers_listen`, `heard_in_this_round`.
    """


# Time


class StartMeeting(Command, frozen=True):
    """Start with who is here: the first phase begins, the end is set.

    Sent by: facilitators. Causes: `MeetingStarted`, `PhaseBegun`. Refused: `not_a_facilitator`,
    `already_started`.
    """


class PauseTime(Command, frozen=True):
    """Hold the time: nothing falls due. Speaking goes on.

    Sent by: facilitators. Causes: `TimePaused`. Refused: `not_a_facilitator`, `not_started`.
    """


class ResumeTime(Command, frozen=True):
    """Everything planned moves on by as long as the time was held.

    Sent by: facilitators. Causes: `TimeResumed`. Refused: `not_a_facilitator`, `not_started`.
    """


class ExtendTime(Command, frozen=True):
    """Give the named active phase more minutes, and the meeting with it; or fewer, which the next
    upcoming phase gains. Without a phase, the end of the meeting moves.

    Sent by: facilitators. Causes: `PhaseRetimed`, `EndMoved`, `PhaseMinutesSet`.
    Refused: `not_a_facilitator`, `not_started`, `no_such_phase`, `too_short`.
    """

    minutes: MinutesMoved
    phase: PhaseId | None


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


AnyCommand = (
    Rename
    | Leave
    | Remove
    | AddSeat
    | HandOver
    | RenewInvite
    | BeginPhase
    | FinishPhase
    | SetPhaseAside
    | SetPlanAside
    | TakeUpPlan
    | GoToStep
    | ShowPrompt
    | SetFloorMode
    | RaiseHand
    | LowerHand
    | MoveHand
    | GiveFloor
    | NextSpeaker
    | EndTurn
    | PassTurn
    | PassRound
    | JoinRound
    | StartMeeting
    | PauseTime
    | ResumeTime
    | ExtendTime
    | SetPhaseMinutes
    | SetHeadsUps
    | EndMeeting
    | EraseMeeting
)


# What the hub itself asks; never taken from a socket


class MakeMeeting(Command, frozen=True):
    """Causes: `MeetingMade`, `InviteRenewed`, `FacilitatorInviteRenewed`; the log's first entry.

    Refused: `unclear_text`.
    """

    about: About
    plan: Plan
    heads_ups: tuple[Minutes, ...]
    facilitator: Secret
    participant: Secret
    observer: Secret


class TakeSeat(Command, frozen=True):
    """Someone with an invite sits down, or comes back to the seat that has this key.

    Causes: `SeatTaken`, `SeatKeySet`, `LinesChanged`. Refused: `no_entry`, `unclear_name`,
    `circle_is_full`.
    """

    invite: Secret
    name: Name
    key: Digest
    node: str


class ChangeLines(Command, frozen=True):
    """Who is connected to this node now, and who no longer is.

    Causes: `LinesChanged`, `PresenceChanged`.
    """

    node: str
    opened: tuple[MemberId, ...]
    closed: tuple[MemberId, ...]


class RingDue(Command, frozen=True):
    """The clock: announce, hold or miss every signal whose moment has come.

    Causes: `SignalAnnounced`, `SignalHeld`, `SignalMissed`.
    """


AnyHubCommand = MakeMeeting | TakeSeat | ChangeLines | RingDue
