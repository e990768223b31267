"""Who reads each event, and who may know who acted: the whole policy of privacy, as one table.

`privacy.py` holds to it, and says what the state looks like to each of its readers. Where an event
says itself for whom it is, `AUDIENCES` says who they are.
"""

from typing import Final, Literal, NamedTuple

from .bounds import Audience
from .events import (
    AboutChanged,
    AgreedAloud,
    AgreementAnswered,
    AgreementCounted,
    AnyEvent,
    AskedToAdd,
    BellEnded,
    BellMoved,
    BellNoted,
    BellRang,
    BenchNoteSent,
    CardGone,
    CardHidden,
    CardPut,
    CardShown,
    CurtainDrawn,
    CurtainOpened,
    CustomsSet,
    DeputyNamed,
    EndMoved,
    FacilitatorInviteRenewed,
    FixedEndSet,
    FloorModeSet,
    FloorMoved,
    GoOnAnswered,
    GoOnAsked,
    GoOnTold,
    HandChanged,
    HandLowered,
    HandMoved,
    HandRaised,
    HandsOrdered,
    HeadsUpsSet,
    HelpSet,
    HolderSeated,
    InvitationOver,
    InviteRenewed,
    KeeperNamed,
    LinesChanged,
    MeetingEnded,
    MeetingErased,
    MeetingMade,
    MeetingPaused,
    MeetingResumed,
    MeetingStarted,
    MemberHeard,
    MemberInvited,
    MemberLeft,
    MemberSpoke,
    NextMade,
    NoteSent,
    ObserversAllowed,
    ObserversAnswered,
    OwnCardGone,
    OwnCardPut,
    PhaseBegun,
    PhaseFinished,
    PhaseInserted,
    PhaseMinutesSet,
    PhaseMoved,
    PhaseRetimed,
    PhaseSetAside,
    PieceOffered,
    PieceOfferEnded,
    PlanSetAside,
    PlanTakenUp,
    PresenceChanged,
    PromptShown,
    QuestionOver,
    RemarkGone,
    RemarkPut,
    Renamed,
    RoleChanged,
    RoundBegan,
    RoundEnded,
    RoundJoined,
    RoundLeft,
    RoundPlaceKept,
    SeatKeySet,
    SeatTaken,
    SeriesJoined,
    SeriesOver,
    SeriesSet,
    SignalAnnounced,
    SignalHeld,
    SignalMissed,
    SignalsPlanned,
    SoundingMuted,
    SoundingSet,
    StandInInvited,
    StepBegun,
    StepRetimed,
    ThoughtAnswered,
    ThoughtAsked,
    ThoughtLetGo,
    ThoughtOffered,
    ThoughtOver,
    TimePaused,
    TimeResumed,
    TimeStarted,
    TriedAgain,
    TurnBegan,
    TurnEnded,
    TurnHeld,
    TurnResumed,
    TurnRetimed,
)

Viewer = Literal["outside", "door", "observer", "participant", "facilitator"]
"""A viewer class: newcomers at the door, or everyone seated in one role. Observers are `outside`
as long as they are at the door or the curtain is drawn before them."""

VIEWERS: Final[tuple[Viewer, ...]] = (
    "outside",
    "door",
    "observer",
    "participant",
    "facilitator",
)

EVERYONE: Final = frozenset[Viewer](("door", "observer", "participant", "facilitator"))
"""All but those outside: while the curtain is drawn, that is all that they see."""
ALSO_OUTSIDE: Final = frozenset[Viewer](VIEWERS)
SEATED: Final = frozenset[Viewer](("observer", "participant", "facilitator"))
OBSERVERS: Final = frozenset[Viewer](("observer",))
FACILITATORS: Final = frozenset[Viewer](("facilitator",))
NOBODY: Final = frozenset[Viewer]()

AUDIENCES: Final[dict[Audience, frozenset[Viewer]]] = {
    "everyone": EVERYONE,
    "seated": SEATED,
    "circle": frozenset(("participant", "facilitator")),
    "facilitators": FACILITATORS,
    "own": NOBODY,
}
"""Who reads a card, beside the member in whose own hands it is."""


class Readers(NamedTuple):
    event: frozenset[Viewer]
    """Who reads the event."""
    by: frozenset[Viewer]
    """Who may also know who acted."""
    named: bool = False
    """Whether the event's `member` reads it too, whatever their class, unless they are outside."""
    outside: bool = False
    """Whether they read it outside as well: it is theirs, and nothing of the meeting is in it."""
    chosen: bool = False
    """Whether of those only they read it who are in the event's own `audience`."""


READERS: Final[dict[type[AnyEvent], Readers]] = {
    MeetingMade: Readers(NOBODY, NOBODY),
    AboutChanged: Readers(ALSO_OUTSIDE, FACILITATORS),
    MeetingStarted: Readers(EVERYONE, FACILITATORS),
    SeriesSet: Readers(EVERYONE, FACILITATORS),
    SeriesJoined: Readers(NOBODY, NOBODY),
    HolderSeated: Readers(NOBODY, NOBODY),
    StandInInvited: Readers(NOBODY, NOBODY),
    NextMade: Readers(NOBODY, NOBODY),
    SeriesOver: Readers(NOBODY, NOBODY),
    MeetingEnded: Readers(ALSO_OUTSIDE, FACILITATORS),
    TriedAgain: Readers(EVERYONE, NOBODY),
    MeetingErased: Readers(ALSO_OUTSIDE, NOBODY),
    SeatTaken: Readers(EVERYONE, NOBODY),
    SeatKeySet: Readers(NOBODY, NOBODY),
    Renamed: Readers(EVERYONE, NOBODY),
    RoleChanged: Readers(EVERYONE, FACILITATORS),
    MemberLeft: Readers(EVERYONE, NOBODY),
    LinesChanged: Readers(NOBODY, NOBODY),
    PresenceChanged: Readers(SEATED, NOBODY),
    InviteRenewed: Readers(FACILITATORS, FACILITATORS),
    FacilitatorInviteRenewed: Readers(NOBODY, NOBODY),
    DeputyNamed: Readers(SEATED, FACILITATORS),
    NoteSent: Readers(FACILITATORS, FACILITATORS),
    CardPut: Readers(EVERYONE, NOBODY, chosen=True),
    CardGone: Readers(EVERYONE, NOBODY, chosen=True),
    OwnCardPut: Readers(NOBODY, NOBODY, named=True),
    OwnCardGone: Readers(NOBODY, NOBODY, named=True),
    AgreementAnswered: Readers(NOBODY, NOBODY, named=True),
    AgreementCounted: Readers(FACILITATORS, NOBODY),
    CardShown: Readers(SEATED, NOBODY, named=True, chosen=True),
    CardHidden: Readers(SEATED, NOBODY, named=True, chosen=True),
    ObserversAllowed: Readers(ALSO_OUTSIDE, FACILITATORS),
    ObserversAnswered: Readers(NOBODY, NOBODY, named=True),
    AgreedAloud: Readers(FACILITATORS, FACILITATORS),
    CurtainDrawn: Readers(SEATED, NOBODY),
    CurtainOpened: Readers(SEATED, NOBODY),
    PhaseBegun: Readers(SEATED, FACILITATORS),
    PhaseFinished: Readers(SEATED, FACILITATORS),
    PhaseSetAside: Readers(SEATED, FACILITATORS),
    PhaseRetimed: Readers(SEATED, FACILITATORS),
    PhaseMinutesSet: Readers(EVERYONE, FACILITATORS),
    PhaseInserted: Readers(EVERYONE, FACILITATORS),
    PhaseMoved: Readers(EVERYONE, FACILITATORS),
    PlanSetAside: Readers(SEATED, FACILITATORS),
    PlanTakenUp: Readers(SEATED, FACILITATORS),
    StepBegun: Readers(SEATED, FACILITATORS),
    StepRetimed: Readers(SEATED, FACILITATORS),
    PromptShown: Readers(SEATED, FACILITATORS),
    FloorModeSet: Readers(SEATED, FACILITATORS),
    CustomsSet: Readers(SEATED, FACILITATORS),
    HandRaised: Readers(SEATED, NOBODY),
    HandLowered: Readers(SEATED, NOBODY),
    HandChanged: Readers(SEATED, NOBODY),
    HandMoved: Readers(SEATED, NOBODY),
    HandsOrdered: Readers(SEATED, NOBODY),
    MemberInvited: Readers(FACILITATORS, FACILITATORS, named=True),
    InvitationOver: Readers(FACILITATORS, NOBODY, named=True),
    TurnBegan: Readers(SEATED, NOBODY),
    TurnHeld: Readers(SEATED, NOBODY),
    TurnResumed: Readers(SEATED, NOBODY),
    TurnRetimed: Readers(SEATED, NOBODY),
    TurnEnded: Readers(SEATED, NOBODY),
    HelpSet: Readers(SEATED, NOBODY),
    MemberHeard: Readers(FACILITATORS, NOBODY),
    MemberSpoke: Readers(NOBODY, NOBODY),
    FloorMoved: Readers(FACILITATORS, NOBODY),
    RoundBegan: Readers(SEATED, FACILITATORS),
    RoundEnded: Readers(SEATED, NOBODY),
    RoundJoined: Readers(SEATED, NOBODY),
    RoundPlaceKept: Readers(SEATED, NOBODY),
    RoundLeft: Readers(SEATED, NOBODY),
    AskedToAdd: Readers(SEATED, NOBODY),
    PieceOffered: Readers(SEATED, NOBODY),
    PieceOfferEnded: Readers(SEATED, NOBODY),
    BellRang: Readers(SEATED, NOBODY),
    BellMoved: Readers(SEATED, FACILITATORS),
    BellNoted: Readers(NOBODY, NOBODY),
    BellEnded: Readers(SEATED, NOBODY),
    GoOnAsked: Readers(NOBODY, NOBODY, named=True),
    GoOnAnswered: Readers(NOBODY, NOBODY, named=True),
    GoOnTold: Readers(NOBODY, NOBODY, named=True),
    MeetingPaused: Readers(SEATED, NOBODY),
    MeetingResumed: Readers(SEATED, NOBODY),
    KeeperNamed: Readers(FACILITATORS, FACILITATORS),
    BenchNoteSent: Readers(OBSERVERS, NOBODY),
    RemarkPut: Readers(NOBODY, NOBODY, named=True, outside=True),
    RemarkGone: Readers(NOBODY, NOBODY, named=True, outside=True),
    ThoughtOffered: Readers(NOBODY, NOBODY, named=True),
    ThoughtAsked: Readers(NOBODY, NOBODY, named=True),
    ThoughtAnswered: Readers(NOBODY, NOBODY, named=True),
    QuestionOver: Readers(NOBODY, NOBODY, named=True),
    ThoughtLetGo: Readers(NOBODY, NOBODY, named=True),
    ThoughtOver: Readers(NOBODY, NOBODY, named=True),
    TimeStarted: Readers(SEATED, FACILITATORS),
    EndMoved: Readers(SEATED, FACILITATORS),
    TimePaused: Readers(SEATED, FACILITATORS),
    TimeResumed: Readers(SEATED, FACILITATORS),
    FixedEndSet: Readers(SEATED, FACILITATORS),
    SoundingSet: Readers(SEATED, FACILITATORS),
    SoundingMuted: Readers(FACILITATORS, NOBODY),
    HeadsUpsSet: Readers(SEATED, FACILITATORS),
    SignalsPlanned: Readers(SEATED, NOBODY),
    SignalHeld: Readers(SEATED, NOBODY),
    SignalAnnounced: Readers(SEATED, NOBODY),
    SignalMissed: Readers(SEATED, NOBODY),
}

CHOSEN: Final = (CardPut, CardGone, CardShown, CardHidden)
"""Events that say themselves for whom they are."""

FRESH_VIEW: Final[frozenset[type[AnyEvent]]] = frozenset(
    {MeetingMade, RoleChanged, CurtainDrawn, CurtainOpened}
)
"""Events that reach a viewer as a fresh view: the first one, since there is nothing before it; a
changed role, for the member it names, and the curtain, for observers, since their viewer class
changes."""
