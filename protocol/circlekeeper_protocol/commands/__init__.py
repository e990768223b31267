"""What someone asks. A command is answered once: done, or refused and nothing has changed.

The frame around it says who acts (the seat) and, where a facilitator acts for somebody without a
device, for whom. Refusals that any command may meet: `malformed`, `no_such_member`, `too_fast`,
`meeting_is_over`; `not_started` for those that need a running meeting; `curtain_is_drawn` for all
but `Leave` and one's own remarks while it is drawn before an observer, so that no answer is a look
behind it.
"""

from .about import ChangeAbout
from .cards import (
    AnswerAgreement,
    ChangeCard,
    HideCard,
    KeepCard,
    PutCard,
    ShowCard,
    TakeCardBack,
)
from .care import (
    AnswerGoOn,
    AnswerThought,
    AskToGoOn,
    OfferThought,
    PauseMeeting,
    ResumeMeeting,
    RingBell,
    StayWithGroup,
)
from .command import Command
from .floor import (
    BeginRound,
    ChangeHand,
    DeclineInvitation,
    DeclinePiece,
    EndTurn,
    GiveFloor,
    HandBack,
    InviteToSpeak,
    JoinRound,
    KeepPiece,
    LowerHand,
    MoveHand,
    NextSpeaker,
    PassPiece,
    PassRound,
    PassTurn,
    PickUpPiece,
    RaiseHand,
    SetCustoms,
    SetFloorMode,
    SetHelp,
    TakePiece,
    UndoMove,
)
from .hub import BringAlong, ChangeLines, MakeMeeting, MakeNext, RingDue, TakeSeat, TryAgain
from .observers import AllowObservers, AnswerObservers, DrawCurtain
from .plan import (
    BeginPhase,
    FinishPhase,
    GoToStep,
    InsertPhase,
    MovePhase,
    SetPhaseAside,
    SetPlanAside,
    ShowPrompt,
    TakeUpPlan,
)
from .remarks import PutRemark, TakeRemarkBack
from .seats import (
    AddCompanion,
    AddSeat,
    HandOver,
    Leave,
    NameDeputy,
    Remove,
    Rename,
    RenewInvite,
    SendNote,
    TakeOver,
)
from .series import EraseSeries, InviteStandIn, SetSeries
from .time import (
    ChooseSounding,
    EndMeeting,
    EraseMeeting,
    ExtendBell,
    ExtendStep,
    ExtendTime,
    ExtendTurn,
    PauseTime,
    ResumeTime,
    SetFixedEnd,
    SetHeadsUps,
    SetPhaseMinutes,
    StartMeeting,
    TellMuted,
)

__all__ = [
    "AddCompanion",
    "AddSeat",
    "AllowObservers",
    "AnswerAgreement",
    "AnswerGoOn",
    "AnswerObservers",
    "AnswerThought",
    "AnyCommand",
    "AnyHubCommand",
    "AskToGoOn",
    "BeginPhase",
    "BeginRound",
    "BringAlong",
    "ChangeAbout",
    "ChangeCard",
    "ChangeHand",
    "ChangeLines",
    "ChooseSounding",
    "Command",
    "DeclineInvitation",
    "DeclinePiece",
    "DrawCurtain",
    "EndMeeting",
    "EndTurn",
    "EraseMeeting",
    "EraseSeries",
    "ExtendBell",
    "ExtendStep",
    "ExtendTime",
    "ExtendTurn",
    "FinishPhase",
    "GiveFloor",
    "GoToStep",
    "HandBack",
    "HandOver",
    "HideCard",
    "InsertPhase",
    "InviteStandIn",
    "InviteToSpeak",
    "JoinRound",
    "KeepCard",
    "KeepPiece",
    "Leave",
    "LowerHand",
    "MakeMeeting",
    "MakeNext",
    "MoveHand",
    "MovePhase",
    "NameDeputy",
    "NextSpeaker",
    "OfferThought",
    "PassPiece",
    "PassRound",
    "PassTurn",
    "PauseMeeting",
    "PauseTime",
    "PickUpPiece",
    "PutCard",
    "PutRemark",
    "RaiseHand",
    "Remove",
    "Rename",
    "RenewInvite",
    "ResumeMeeting",
    "ResumeTime",
    "RingBell",
    "RingDue",
    "SendNote",
    "SetCustoms",
    "SetFixedEnd",
    "SetFloorMode",
    "SetHeadsUps",
    "SetHelp",
    "SetPhaseAside",
    "SetPhaseMinutes",
    "SetPlanAside",
    "SetSeries",
    "ShowCard",
    "ShowPrompt",
    "StartMeeting",
    "StayWithGroup",
    "TakeCardBack",
    "TakeOver",
    "TakePiece",
    "TakeRemarkBack",
    "TakeSeat",
    "TakeUpPlan",
    "TellMuted",
    "TryAgain",
    "UndoMove",
]

AnyCommand = (
    Rename
    | Leave
    | Remove
    | AddSeat
    | AddCompanion
    | HandOver
    | RenewInvite
    | NameDeputy
    | TakeOver
    | SendNote
    | PutCard
    | ChangeCard
    | TakeCardBack
    | KeepCard
    | ShowCard
    | HideCard
    | AnswerAgreement
    | AllowObservers
    | AnswerObservers
    | DrawCurtain
    | PutRemark
    | TakeRemarkBack
    | BeginPhase
    | FinishPhase
    | SetPhaseAside
    | MovePhase
    | InsertPhase
    | SetPlanAside
    | TakeUpPlan
    | GoToStep
    | ShowPrompt
    | SetFloorMode
    | SetCustoms
    | BeginRound
    | RaiseHand
    | LowerHand
    | ChangeHand
    | MoveHand
    | InviteToSpeak
    | DeclineInvitation
    | GiveFloor
    | NextSpeaker
    | EndTurn
    | PassTurn
    | HandBack
    | UndoMove
    | PassRound
    | JoinRound
    | PassPiece
    | TakePiece
    | DeclinePiece
    | KeepPiece
    | PickUpPiece
    | SetHelp
    | RingBell
    | PauseMeeting
    | ResumeMeeting
    | StayWithGroup
    | AskToGoOn
    | AnswerGoOn
    | OfferThought
    | AnswerThought
    | ChangeAbout
    | StartMeeting
    | PauseTime
    | ResumeTime
    | ExtendTime
    | ExtendStep
    | ExtendTurn
    | ExtendBell
    | SetFixedEnd
    | ChooseSounding
    | TellMuted
    | SetPhaseMinutes
    | SetHeadsUps
    | EndMeeting
    | EraseMeeting
    | SetSeries
    | InviteStandIn
    | EraseSeries
)

AnyHubCommand = MakeMeeting | TakeSeat | ChangeLines | RingDue | MakeNext | TryAgain | BringAlong
