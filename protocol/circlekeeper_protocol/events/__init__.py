"""What happened. Events carry results, so that `evolve` never has to decide anything."""

from .advice import (
    QuestionOver,
    ThoughtAnswered,
    ThoughtAsked,
    ThoughtLetGo,
    ThoughtOffered,
    ThoughtOver,
)
from .bell import (
    BellEnded,
    BellMoved,
    BellNoted,
    BellRang,
    KeeperNamed,
    MeetingPaused,
    MeetingResumed,
)
from .cards import (
    AgreementAnswered,
    AgreementCounted,
    CardGone,
    CardHidden,
    CardPut,
    CardShown,
    OwnCardGone,
    OwnCardPut,
)
from .event import Event
from .floor import (
    AskedToAdd,
    CustomsSet,
    FloorModeSet,
    FloorMoved,
    HandChanged,
    HandLowered,
    HandMoved,
    HandRaised,
    HandsOrdered,
    HelpSet,
    InvitationOver,
    MemberHeard,
    MemberInvited,
    MemberSpoke,
    PieceOffered,
    PieceOfferEnded,
    RoundBegan,
    RoundEnded,
    RoundJoined,
    RoundLeft,
    RoundPlaceKept,
    TurnBegan,
    TurnEnded,
    TurnHeld,
    TurnResumed,
    TurnRetimed,
)
from .observers import (
    AgreedAloud,
    BenchNoteSent,
    CurtainDrawn,
    CurtainOpened,
    ObserversAllowed,
    ObserversAnswered,
)
from .pair import GoOnAnswered, GoOnAsked, GoOnTold
from .plan import (
    PhaseBegun,
    PhaseFinished,
    PhaseInserted,
    PhaseMinutesSet,
    PhaseMoved,
    PhaseRetimed,
    PhaseSetAside,
    PlanSetAside,
    PlanTakenUp,
    PromptShown,
    StepBegun,
    StepRetimed,
)
from .remarks import RemarkGone, RemarkPut
from .seats import (
    DeputyNamed,
    FacilitatorInviteRenewed,
    InviteRenewed,
    LinesChanged,
    MemberLeft,
    NoteSent,
    PresenceChanged,
    Renamed,
    RoleChanged,
    SeatKeySet,
    SeatTaken,
)
from .series import HolderSeated, NextMade, SeriesJoined, SeriesOver, SeriesSet, StandInInvited
from .time import (
    EndMoved,
    FixedEndSet,
    HeadsUpsSet,
    PhaseTimes,
    SignalAnnounced,
    SignalHeld,
    SignalMissed,
    SignalsPlanned,
    SoundingMuted,
    SoundingSet,
    TimePaused,
    TimeResumed,
    TimeStarted,
)
from .whole import (
    AboutChanged,
    MeetingEnded,
    MeetingErased,
    MeetingMade,
    MeetingStarted,
    TriedAgain,
)

__all__ = [
    "AboutChanged",
    "AgreedAloud",
    "AgreementAnswered",
    "AgreementCounted",
    "AnyEvent",
    "AskedToAdd",
    "BellEnded",
    "BellMoved",
    "BellNoted",
    "BellRang",
    "BenchNoteSent",
    "CardGone",
    "CardHidden",
    "CardPut",
    "CardShown",
    "CurtainDrawn",
    "CurtainOpened",
    "CustomsSet",
    "DeputyNamed",
    "EndMoved",
    "Event",
    "Events",
    "FacilitatorInviteRenewed",
    "FixedEndSet",
    "FloorModeSet",
    "FloorMoved",
    "GoOnAnswered",
    "GoOnAsked",
    "GoOnTold",
    "HandChanged",
    "HandLowered",
    "HandMoved",
    "HandRaised",
    "HandsOrdered",
    "HeadsUpsSet",
    "HelpSet",
    "HolderSeated",
    "InvitationOver",
    "InviteRenewed",
    "KeeperNamed",
    "LinesChanged",
    "MeetingEnded",
    "MeetingErased",
    "MeetingMade",
    "MeetingPaused",
    "MeetingResumed",
    "MeetingStarted",
    "MemberHeard",
    "MemberInvited",
    "MemberLeft",
    "MemberSpoke",
    "NextMade",
    "NoteSent",
    "ObserversAllowed",
    "ObserversAnswered",
    "OwnCardGone",
    "OwnCardPut",
    "PhaseBegun",
    "PhaseFinished",
    "PhaseInserted",
    "PhaseMinutesSet",
    "PhaseMoved",
    "PhaseRetimed",
    "PhaseSetAside",
    "PhaseTimes",
    "PieceOfferEnded",
    "PieceOffered",
    "PlanSetAside",
    "PlanTakenUp",
    "PresenceChanged",
    "PromptShown",
    "QuestionOver",
    "RemarkGone",
    "RemarkPut",
    "Renamed",
    "RoleChanged",
    "RoundBegan",
    "RoundEnded",
    "RoundJoined",
    "RoundLeft",
    "RoundPlaceKept",
    "SeatKeySet",
    "SeatTaken",
    "SeriesJoined",
    "SeriesOver",
    "SeriesSet",
    "SignalAnnounced",
    "SignalHeld",
    "SignalMissed",
    "SignalsPlanned",
    "SoundingMuted",
    "SoundingSet",
    "StandInInvited",
    "StepBegun",
    "StepRetimed",
    "ThoughtAnswered",
    "ThoughtAsked",
    "ThoughtLetGo",
    "ThoughtOffered",
    "ThoughtOver",
    "TimePaused",
    "TimeResumed",
    "TimeStarted",
    "TriedAgain",
    "TurnBegan",
    "TurnEnded",
    "TurnHeld",
    "TurnResumed",
    "TurnRetimed",
]

AnyEvent = (
    MeetingMade
    | AboutChanged
    | MeetingStarted
    | MeetingEnded
    | MeetingErased
    | TriedAgain
    | SeatTaken
    | SeatKeySet
    | Renamed
    | RoleChanged
    | MemberLeft
    | LinesChanged
    | PresenceChanged
    | InviteRenewed
    | FacilitatorInviteRenewed
    | DeputyNamed
    | NoteSent
    | CardPut
    | CardGone
    | OwnCardPut
    | OwnCardGone
    | AgreementAnswered
    | AgreementCounted
    | CardShown
    | CardHidden
    | ObserversAllowed
    | ObserversAnswered
    | AgreedAloud
    | CurtainDrawn
    | CurtainOpened
    | BenchNoteSent
    | RemarkPut
    | RemarkGone
    | PhaseBegun
    | PhaseFinished
    | PhaseSetAside
    | PhaseRetimed
    | PhaseMinutesSet
    | PhaseMoved
    | PhaseInserted
    | PlanSetAside
    | PlanTakenUp
    | StepBegun
    | StepRetimed
    | PromptShown
    | FloorModeSet
    | CustomsSet
    | HandRaised
    | HandLowered
    | HandChanged
    | HandMoved
    | HandsOrdered
    | MemberInvited
    | InvitationOver
    | TurnBegan
    | TurnHeld
    | TurnResumed
    | TurnRetimed
    | TurnEnded
    | HelpSet
    | MemberHeard
    | MemberSpoke
    | FloorMoved
    | RoundBegan
    | RoundEnded
    | RoundJoined
    | RoundPlaceKept
    | RoundLeft
    | AskedToAdd
    | PieceOffered
    | PieceOfferEnded
    | BellRang
    | BellMoved
    | BellNoted
    | BellEnded
    | MeetingPaused
    | MeetingResumed
    | KeeperNamed
    | GoOnAsked
    | GoOnAnswered
    | GoOnTold
    | ThoughtOffered
    | ThoughtAsked
    | ThoughtAnswered
    | QuestionOver
    | ThoughtLetGo
    | ThoughtOver
    | TimeStarted
    | EndMoved
    | TimePaused
    | TimeResumed
    | FixedEndSet
    | SoundingSet
    | SoundingMuted
    | HeadsUpsSet
    | SignalsPlanned
    | SignalHeld
    | SignalAnnounced
    | SignalMissed
    | SeriesSet
    | SeriesJoined
    | HolderSeated
    | StandInInvited
    | NextMade
    | SeriesOver
)
Events = tuple[AnyEvent, ...]
