"""The one law of privacy: what each viewer class may know, of the state and of each event.

    evolve(view(m, v), visible(e, v)) == view(evolve(m, e), v)

holds for every meeting, event and viewer class, so that filtered entries and fresh views can never
drift apart, and nothing reaches a screen that its viewer may not know. `READERS` is the whole
policy: who reads an event, and who may know who acted. Where an event says itself for whom it is,
`AUDIENCES` says who they are.
"""

from typing import Final, Literal, NamedTuple

from msgspec.structs import replace

from .bounds import Audience, MemberId, Role
from .cards import Card, Shown
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
    Events,
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
    TurnBegan,
    TurnEnded,
    TurnHeld,
    TurnResumed,
    TurnRetimed,
)
from .floor import Advice, Floor
from .meeting import Course, Invites, Meeting, Observing, Plan, Remark, Time, Vault

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


def is_paused(meeting: Meeting) -> bool:
    """Everything stands still, without a set end."""
    return meeting.bell is not None and meeting.bell.until is None


def viewer_of(meeting: Meeting, member: MemberId, role: Role) -> Viewer:
    """`meeting` may be the whole, or as the member may know it."""
    if role == "observer" and member not in meeting.observing.inside:
        return "outside"
    return role


def newcomer(role: Role) -> Viewer:
    """Somebody at the door, with a link that gives this role."""
    return "outside" if role == "observer" else "door"


def _reads(event: AnyEvent, viewer: Viewer, member: MemberId | None) -> bool:
    readers = READERS[type(event)]
    chosen = audience_of(event)
    if viewer in readers.event and (chosen is None or viewer in AUDIENCES[chosen]):
        return True
    if not readers.named or member is None or (viewer == "outside" and not readers.outside):
        return False
    return _named(event) == member


def _named(event: AnyEvent) -> MemberId | None:
    return getattr(event, "member", None)


def audience_of(event: AnyEvent) -> Audience | None:
    """For whom the event is, where it says so itself."""
    return event.audience if isinstance(event, CHOSEN) else None


def visible(event: AnyEvent, viewer: Viewer, member: MemberId | None = None) -> AnyEvent | None:
    """The event as the viewer reads it; `None` when it is not for them. `member` is who they are,
    `None` for what their whole class reads."""
    return event if _reads(event, viewer, member) else None


def visible_events(events: Events, viewer: Viewer, member: MemberId | None = None) -> Events:
    return tuple(event for event in events if _reads(event, viewer, member))


def visible_by(
    events: Events, by: MemberId, viewer: Viewer, member: MemberId | None = None
) -> MemberId | None:
    """Who acted, if the viewer may know it of everything that they read."""
    read = visible_events(events, viewer, member)
    if read and all(viewer in READERS[type(event)].by for event in read):
        return by
    return None


def named_by(events: Events) -> frozenset[MemberId]:
    """Members who may read more of the events than their class does."""
    named = (_named(event) for event in events if READERS[type(event)].named)
    return frozenset(member for member in named if member is not None)


def knows_more(meeting: Meeting, member: MemberId) -> bool:
    """Whether a member may know more of the meeting than their class does."""
    advice = meeting.advice
    return (
        member in meeting.floor.invited
        or any(thought.member == member for thought in advice.thoughts)
        or any(question.member == member for question in advice.questions)
        or any(own.member == member for own in meeting.own_cards)
        or any(answer.member == member for answer in meeting.answers)
        or any(shown.member == member for shown in meeting.shown)
        or any(one.member == member for one in meeting.going_on)
        or any(answer.member == member for answer in meeting.observing.answers)
        or any(remark.member == member for remark in meeting.remarks)
    )


def view(meeting: Meeting, viewer: Viewer, member: MemberId | None = None) -> Meeting:
    """The meeting as the viewer may know it; `member` is who they are."""
    if viewer == "outside":
        return _curtain(meeting, member)
    meeting = replace(
        meeting,
        plan=_plan(meeting.plan, viewer),
        vault=Vault(),
        advice=_advice(meeting.advice, member),
        cards=_cards(meeting.cards, viewer),
        own_cards=tuple(own for own in meeting.own_cards if own.member == member),
        answers=tuple(answer for answer in meeting.answers if answer.member == member),
        shown=_shown(meeting.shown, viewer, member),
        going_on=tuple(one for one in meeting.going_on if one.member == member),
        observing=_observing(meeting.observing, viewer, member),
        remarks=_remarks(meeting, member),
    )
    if viewer != "facilitator":
        invited = tuple(one for one in meeting.floor.invited if one == member)
        floor = replace(meeting.floor, invited=invited, heard=(), move=None)
        time = replace(meeting.time, muted=False)
        meeting = replace(meeting, invites=Invites(), floor=floor, time=time, notes=(), counts=())
        meeting = replace(meeting, keeper=None)
    if viewer == "door":
        seats = tuple(replace(seat, presence="here") for seat in meeting.seats)
        meeting = replace(
            meeting,
            seats=seats,
            course=Course(),
            floor=Floor(),
            bell=None,
            time=Time(),
            deputy=None,
        )
    return meeting


def _plan(plan: Plan, viewer: Viewer) -> Plan:
    """How a part is led is for those who lead it, and for those who learn to."""
    if viewer in ("observer", "facilitator"):
        return plan
    return replace(plan, phases=tuple(replace(phase, hints=()) for phase in plan.phases))


NO_PLAN: Final = Plan(id="", title="-", phases=())


def _curtain(meeting: Meeting, member: MemberId | None) -> Meeting:
    """All that there is to see outside: what the meeting is called and when it is, that there may
    be observers and why, its end, and one's own remarks. Each field is chosen here, so that
    none is shown by oversight."""
    over = meeting.stage in ("ended", "erased")
    return Meeting(
        about=meeting.about,
        plan=NO_PLAN,
        stage=meeting.stage if over else "gathering",
        seats=(),
        joined=0,
        course=Course(),
        floor=Floor(),
        bell=None,
        advice=Advice(),
        time=Time(),
        deputy=None,
        observing=Observing(
            welcome=meeting.observing.welcome,
            why=meeting.observing.why,
            line=meeting.observing.line,
        ),
        cards=(),
        own_cards=(),
        answers=(),
        counts=(),
        shown=(),
        keeper=None,
        going_on=(),
        notes=(),
        invites=Invites(),
        vault=Vault(),
        erases_at=meeting.erases_at,
        remarks=_remarks(meeting, member),
        rehearsal=meeting.rehearsal,
    )


def _remarks(meeting: Meeting, member: MemberId | None) -> tuple[Remark, ...]:
    return tuple(remark for remark in meeting.remarks if remark.member == member)


def _observing(observing: Observing, viewer: Viewer, member: MemberId | None) -> Observing:
    return replace(
        observing,
        inside=() if viewer == "door" else observing.inside,
        answers=tuple(answer for answer in observing.answers if answer.member == member),
        aloud=observing.aloud if viewer == "facilitator" else (),
        notes=observing.notes if viewer == "observer" else (),
    )


def _advice(advice: Advice, member: MemberId | None) -> Advice:
    return Advice(
        thoughts=tuple(thought for thought in advice.thoughts if thought.member == member),
        questions=tuple(question for question in advice.questions if question.member == member),
    )


def _cards(cards: tuple[Card, ...], viewer: Viewer) -> tuple[Card, ...]:
    return tuple(card for card in cards if viewer in AUDIENCES[card.audience])


def _shown(shown: tuple[Shown, ...], viewer: Viewer, member: MemberId | None) -> tuple[Shown, ...]:
    if viewer == "facilitator":
        return shown
    if viewer == "door":
        return ()
    return tuple(one for one in shown if one.member is None or one.member == member)
