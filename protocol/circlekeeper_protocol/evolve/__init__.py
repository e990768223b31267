"""`evolve(meeting, event) -> meeting`: what every replica does with what happened.

Total and trivial: it never refuses, never decides, and leaves alone what it does not find, so that
it holds for each viewer's part of the truth. Integers, identity and plain records only: the
browser's TypeScript does the same, step by step, and shared vectors hold the two together.
"""

from typing import assert_never

from msgspec.structs import replace

from circlekeeper_protocol.events import (
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
    TriedAgain,
    TurnBegan,
    TurnEnded,
    TurnHeld,
    TurnResumed,
    TurnRetimed,
)
from circlekeeper_protocol.floor import Advice, Bell, Floor
from circlekeeper_protocol.meeting import (
    Course,
    Invites,
    Meeting,
    Note,
    Observing,
    Time,
    Vault,
)

from .advice import evolve_advice
from .cards import evolve_cards, taken_along
from .course import evolve_course, moved
from .hands import evolve_hands
from .observers import NOTES_KEPT, evolve_observing
from .pair import evolve_pair
from .plan import UPCOMING, evolve_plan
from .remarks import evolve_remarks
from .round import evolve_round
from .seats import evolve_invites, evolve_seats, evolve_vault
from .series import evolve_series
from .time import evolve_time
from .turns import evolve_beside, evolve_turn


def evolve_all(meeting: Meeting, events: Events) -> Meeting:
    for event in events:
        meeting = evolve(meeting, event)
    return meeting


def made(event: MeetingMade) -> Meeting:
    """The meeting as its first event makes it."""
    return Meeting(
        about=event.about,
        plan=event.plan,
        stage="gathering",
        seats=(),
        joined=0,
        course=Course(progress=tuple(UPCOMING for _ in event.plan.phases)),
        floor=Floor(),
        bell=None,
        advice=Advice(),
        deputy=None,
        observing=Observing(),
        notes=(),
        cards=(),
        own_cards=(),
        answers=(),
        counts=(),
        shown=(),
        going_on=(),
        keeper=None,
        time=Time(heads_ups=event.heads_ups),
        invites=Invites(),
        vault=Vault(seed=event.seed),
        erases_at=None,
        series=event.series,
        rehearsal=event.rehearsal,
    )


def evolve(meeting: Meeting, event: AnyEvent) -> Meeting:
    match event:
        case MeetingMade():
            return made(event)
        case AboutChanged():
            return replace(meeting, about=event.about)
        case MeetingStarted():
            return replace(meeting, stage="running")
        case MeetingEnded():
            time = replace(meeting.time, paused_at=None, signals=())
            floor = Floor(mode=meeting.floor.mode, customs=meeting.floor.customs)
            return replace(
                meeting,
                stage="ended",
                time=time,
                floor=floor,
                bell=None,
                keeper=None,
                advice=Advice(),
                erases_at=event.erases_at,
            )
        case TriedAgain():
            return replace(meeting, again=event.meeting)
        case SeriesSet():
            return replace(meeting, series=event.series)
        case SeriesJoined() | HolderSeated() | StandInInvited() | NextMade() | SeriesOver():
            return replace(meeting, vault=evolve_series(meeting.vault, event))
        case MeetingErased():
            return replace(meeting, stage="erased")
        case SeatTaken() | Renamed() | RoleChanged() | PresenceChanged():
            return evolve_seats(meeting, event)
        case MemberLeft():
            return taken_along(evolve_seats(meeting, event), event)
        case (
            SeatKeySet() | LinesChanged() | FacilitatorInviteRenewed() | MemberSpoke() | BellNoted()
        ):
            return replace(meeting, vault=evolve_vault(meeting.vault, event))
        case InviteRenewed():
            return replace(meeting, invites=evolve_invites(meeting.invites, event))
        case PhaseMinutesSet() | PhaseInserted() | PhaseMoved():
            return evolve_plan(meeting, event)
        case (
            PhaseBegun()
            | PhaseFinished()
            | PhaseSetAside()
            | PhaseRetimed()
            | PlanSetAside()
            | PlanTakenUp()
            | StepBegun()
            | StepRetimed()
            | PromptShown()
        ):
            return replace(meeting, course=evolve_course(meeting.course, event))
        case FloorModeSet():
            return replace(meeting, floor=replace(meeting.floor, mode=event.mode))
        case CustomsSet():
            return replace(meeting, floor=replace(meeting.floor, customs=event.customs))
        case HandRaised() | HandLowered() | HandChanged() | HandMoved() | HandsOrdered():
            return replace(meeting, floor=evolve_hands(meeting.floor, event))
        case TurnBegan() | TurnHeld() | TurnResumed() | TurnRetimed() | TurnEnded() | HelpSet():
            return replace(meeting, floor=evolve_turn(meeting.floor, event))
        case (
            PieceOffered()
            | PieceOfferEnded()
            | MemberInvited()
            | InvitationOver()
            | MemberHeard()
            | FloorMoved()
        ):
            return replace(meeting, floor=evolve_beside(meeting.floor, event))
        case (
            RoundBegan()
            | RoundEnded()
            | RoundJoined()
            | RoundPlaceKept()
            | RoundLeft()
            | AskedToAdd()
        ):
            round_ = evolve_round(meeting.floor.round, event)
            return replace(meeting, floor=replace(meeting.floor, round=round_))
        case BellRang():
            bell = Bell(at=event.at, until=event.until, by=event.by, holds_time=event.holds_time)
            return replace(meeting, bell=bell)
        case BellMoved():
            if meeting.bell is None:
                return meeting
            return replace(meeting, bell=replace(meeting.bell, until=event.until))
        case BellEnded():
            return replace(meeting, bell=None)
        case MeetingPaused():
            bell = Bell(at=event.at, until=None, by=None, holds_time=event.holds_time)
            return replace(meeting, bell=bell)
        case MeetingResumed():
            return replace(meeting, bell=None, keeper=None)
        case GoOnAsked() | GoOnAnswered() | GoOnTold():
            return replace(meeting, going_on=evolve_pair(meeting.going_on, event))
        case KeeperNamed():
            return replace(meeting, keeper=event.member)
        case (
            ThoughtOffered()
            | ThoughtAsked()
            | ThoughtAnswered()
            | QuestionOver()
            | ThoughtLetGo()
            | ThoughtOver()
        ):
            return replace(meeting, advice=evolve_advice(meeting.advice, event))
        case DeputyNamed():
            return replace(meeting, deputy=event.member)
        case (
            ObserversAllowed()
            | ObserversAnswered()
            | AgreedAloud()
            | CurtainDrawn()
            | CurtainOpened()
            | BenchNoteSent()
        ):
            return replace(meeting, observing=evolve_observing(meeting.observing, event))
        case RemarkPut() | RemarkGone():
            return replace(meeting, remarks=evolve_remarks(meeting.remarks, event))
        case NoteSent():
            note = Note(member=event.member, text=event.text, at=event.at)
            return replace(meeting, notes=(*meeting.notes, note)[-NOTES_KEPT:])
        case (
            CardPut()
            | CardGone()
            | OwnCardPut()
            | OwnCardGone()
            | AgreementAnswered()
            | AgreementCounted()
            | CardShown()
            | CardHidden()
        ):
            return evolve_cards(meeting, event)
        case TimeResumed():
            course = meeting.course
            for times in event.phases:
                course = moved(course, times)
            time = replace(meeting.time, paused_at=None, ends_at=event.ends_at)
            return replace(meeting, course=course, time=time)
        case (
            TimeStarted()
            | EndMoved()
            | TimePaused()
            | FixedEndSet()
            | SoundingSet()
            | SoundingMuted()
            | HeadsUpsSet()
            | SignalsPlanned()
            | SignalHeld()
            | SignalAnnounced()
            | SignalMissed()
        ):
            return replace(meeting, time=evolve_time(meeting.time, event))
        case _:
            assert_never(event)
