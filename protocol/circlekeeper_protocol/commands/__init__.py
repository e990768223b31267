"""What someone asks. A command is answered once: done, or refused and nothing has changed.

The frame around it says who acts (the seat) and, where a facilitator acts for somebody without a
device, for whom. Refusals that any command may meet: `malformed`, `no_such_member`, `too_fast`,
`meeting_is_over`; `not_started` for those that need a running meeting.
"""

from .command import Command
from .floor import (
    EndTurn,
    GiveFloor,
    JoinRound,
    LowerHand,
    MoveHand,
    NextSpeaker,
    PassRound,
    PassTurn,
    RaiseHand,
    SetFloorMode,
)
from .hub import ChangeLines, MakeMeeting, RingDue, TakeSeat
from .plan import (
    BeginPhase,
    FinishPhase,
    GoToStep,
    SetPhaseAside,
    SetPlanAside,
    ShowPrompt,
    TakeUpPlan,
)
from .seats import AddSeat, HandOver, Leave, Remove, Rename, RenewInvite
from .time import (
    EndMeeting,
    EraseMeeting,
    ExtendTime,
    PauseTime,
    ResumeTime,
    SetHeadsUps,
    SetPhaseMinutes,
    StartMeeting,
)

__all__ = [
    "AddSeat",
    "AnyCommand",
    "AnyHubCommand",
    "BeginPhase",
    "ChangeLines",
    "Command",
    "EndMeeting",
    "EndTurn",
    "EraseMeeting",
    "ExtendTime",
    "FinishPhase",
    "GiveFloor",
    "GoToStep",
    "HandOver",
    "JoinRound",
    "Leave",
    "LowerHand",
    "MakeMeeting",
    "MoveHand",
    "NextSpeaker",
    "PassRound",
    "PassTurn",
    "PauseTime",
    "RaiseHand",
    "Remove",
    "Rename",
    "RenewInvite",
    "ResumeTime",
    "RingDue",
    "SetFloorMode",
    "SetHeadsUps",
    "SetPhaseAside",
    "SetPhaseMinutes",
    "SetPlanAside",
    "ShowPrompt",
    "StartMeeting",
    "TakeSeat",
    "TakeUpPlan",
]

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

AnyHubCommand = MakeMeeting | TakeSeat | ChangeLines | RingDue
