"""`evolve(meeting, event) -> meeting`: what every replica does with what happened.

Total and trivial: it never refuses, never decides, and leaves alone what it does not find, so that
it holds for each viewer's part of the truth. Integers, identity and plain records only: the
browser's TypeScript does the same, step by step, and shared vectors hold the two together.
"""

from typing import assert_never

from msgspec.structs import replace

from circlekeeper_protocol.events import (
    AnyEvent,
    EndMoved,
    Events,
    FacilitatorInviteRenewed,
    FloorModeSet,
    HandLowered,
    HandMoved,
    HandRaised,
    HeadsUpsSet,
    InviteRenewed,
    LinesChanged,
    MeetingEnded,
    MeetingErased,
    MeetingMade,
    MeetingStarted,
    MemberLeft,
    PhaseBegun,
    PhaseFinished,
    PhaseMinutesSet,
    PhaseRetimed,
    PhaseSetAside,
    PlanSetAside,
    PlanTakenUp,
    PresenceChanged,
    PromptShown,
    Renamed,
    RoleChanged,
    RoundBegan,
    RoundJoined,
    RoundLeft,
    RoundPlaceKept,
    SeatKeySet,
    SeatTaken,
    SignalAnnounced,
    SignalHeld,
    SignalMissed,
    SignalsPlanned,
    StepBegun,
    TimePaused,
    TimeResumed,
    TimeStarted,
    TurnBegan,
    TurnEnded,
    TurnHeld,
    TurnResumed,
)
from circlekeeper_protocol.meeting import (
    Course,
    Floor,
    Invites,
    Meeting,
    PhaseProgress,
    Time,
    Vault,
)

from .course import evolve_course, moved
from .floor import evolve_floor, evolve_round
from .seats import evolve_invites, evolve_seats, evolve_vault
from .time import evolve_time

UPCOMING = PhaseProgress(status="upcoming", began_at=None, ends_at=None, step=0)


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
        time=Time(heads_ups=event.heads_ups),
        invites=Invites(),
        vault=Vault(),
        erases_at=None,
    )


def evolve(meeting: Meeting, event: AnyEvent) -> Meeting:
    match event:
        case MeetingMade():
            return made(event)
        case MeetingStarted():
            return replace(meeting, stage="running")
        case MeetingEnded():
            time = replace(meeting.time, paused_at=None, signals=())
            floor = replace(meeting.floor, turn=None, hands=(), round=None)
            return replace(
                meeting, stage="ended", time=time, floor=floor, erases_at=event.erases_at
            )
        case MeetingErased():
            return replace(meeting, stage="erased")
        case SeatTaken() | Renamed() | RoleChanged() | MemberLeft() | PresenceChanged():
            return evolve_seats(meeting, event)
        case SeatKeySet() | LinesChanged() | FacilitatorInviteRenewed():
            return replace(meeting, vault=evolve_vault(meeting.vault, event))
        case InviteRenewed():
            return replace(meeting, invites=evolve_invites(meeting.invites, event))
        case PhaseMinutesSet():
            phases = tuple(
                replace(phase, minutes=event.minutes) if phase.id == event.phase else phase
                for phase in meeting.plan.phases
            )
            return replace(meeting, plan=replace(meeting.plan, phases=phases))
        case (
            PhaseBegun()
            | PhaseFinished()
            | PhaseSetAside()
            | PhaseRetimed()
            | PlanSetAside()
            | PlanTakenUp()
            | StepBegun()
            | PromptShown()
        ):
            return replace(meeting, course=evolve_course(meeting.course, event))
        case (
            FloorModeSet()
            | HandRaised()
            | HandLowered()
            | HandMoved()
            | TurnBegan()
            | TurnHeld()
            | TurnResumed()
            | TurnEnded()
        ):
            return replace(meeting, floor=evolve_floor(meeting.floor, event))
        case RoundBegan() | RoundJoined() | RoundPlaceKept() | RoundLeft():
            round_ = evolve_round(meeting.floor.round, event)
            return replace(meeting, floor=replace(meeting.floor, round=round_))
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
            | HeadsUpsSet()
            | SignalsPlanned()
            | SignalHeld()
            | SignalAnnounced()
            | SignalMissed()
        ):
            return replace(meeting, time=evolve_time(meeting.time, event))
        case _:
            assert_never(event)
