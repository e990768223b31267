"""The one law of privacy: what each viewer class may know, of the state and of each event.

    evolve(view(m, v), visible(e, v)) == view(evolve(m, e), v)

holds for every meeting, event and viewer class, so that filtered entries and fresh views can never
drift apart, and nothing reaches a screen that its viewer may not know. `READERS` is the whole
policy: who reads an event, and who may know who acted.
"""

from typing import Final, Literal, NamedTuple

from msgspec.structs import replace

from .bounds import MemberId, Role
from .events import (
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
from .meeting import Course, Floor, Invites, Meeting, Time, Vault

Viewer = Literal["door", "observer", "participant", "facilitator"]
"""A viewer class: newcomers at the door, or everyone seated in one role."""

VIEWERS: Final[tuple[Viewer, ...]] = ("door", "observer", "participant", "facilitator")

EVERYONE: Final = frozenset[Viewer](VIEWERS)
SEATED: Final = frozenset[Viewer](("observer", "participant", "facilitator"))
FACILITATORS: Final = frozenset[Viewer](("facilitator",))
NOBODY: Final = frozenset[Viewer]()


class Readers(NamedTuple):
    event: frozenset[Viewer]
    """Who reads the event."""
    by: frozenset[Viewer]
    """Who may also know who acted."""


READERS: Final[dict[type[AnyEvent], Readers]] = {
    MeetingMade: Readers(NOBODY, NOBODY),
    MeetingStarted: Readers(EVERYONE, FACILITATORS),
    MeetingEnded: Readers(EVERYONE, FACILITATORS),
    MeetingErased: Readers(EVERYONE, NOBODY),
    SeatTaken: Readers(EVERYONE, NOBODY),
    SeatKeySet: Readers(NOBODY, NOBODY),
    Renamed: Readers(EVERYONE, NOBODY),
    RoleChanged: Readers(EVERYONE, FACILITATORS),
    MemberLeft: Readers(EVERYONE, NOBODY),
    LinesChanged: Readers(NOBODY, NOBODY),
    PresenceChanged: Readers(SEATED, NOBODY),
    InviteRenewed: Readers(FACILITATORS, FACILITATORS),
    FacilitatorInviteRenewed: Readers(NOBODY, NOBODY),
    PhaseBegun: Readers(SEATED, FACILITATORS),
    PhaseFinished: Readers(SEATED, FACILITATORS),
    PhaseSetAside: Readers(SEATED, FACILITATORS),
    PhaseRetimed: Readers(SEATED, FACILITATORS),
    PhaseMinutesSet: Readers(EVERYONE, FACILITATORS),
    PlanSetAside: Readers(SEATED, FACILITATORS),
    PlanTakenUp: Readers(SEATED, FACILITATORS),
    StepBegun: Readers(SEATED, FACILITATORS),
    PromptShown: Readers(SEATED, FACILITATORS),
    FloorModeSet: Readers(SEATED, FACILITATORS),
    HandRaised: Readers(SEATED, NOBODY),
    HandLowered: Readers(SEATED, NOBODY),
    HandMoved: Readers(SEATED, FACILITATORS),
    TurnBegan: Readers(SEATED, NOBODY),
    TurnHeld: Readers(SEATED, NOBODY),
    TurnResumed: Readers(SEATED, NOBODY),
    TurnEnded: Readers(SEATED, NOBODY),
    RoundBegan: Readers(SEATED, FACILITATORS),
    RoundJoined: Readers(SEATED, NOBODY),
    RoundPlaceKept: Readers(SEATED, NOBODY),
    RoundLeft: Readers(SEATED, NOBODY),
    TimeStarted: Readers(SEATED, FACILITATORS),
    EndMoved: Readers(SEATED, FACILITATORS),
    TimePaused: Readers(SEATED, FACILITATORS),
    TimeResumed: Readers(SEATED, FACILITATORS),
    HeadsUpsSet: Readers(SEATED, FACILITATORS),
    SignalsPlanned: Readers(SEATED, NOBODY),
    SignalHeld: Readers(SEATED, NOBODY),
    SignalAnnounced: Readers(SEATED, NOBODY),
    SignalMissed: Readers(SEATED, NOBODY),
}

FRESH_VIEW: Final[frozenset[type[AnyEvent]]] = frozenset({MeetingMade, RoleChanged})
"""Events that reach a viewer as a fresh view: the first one, since there is nothing before it; a
changed role, for the member it names, since their viewer class changes."""


def viewer_of(role: Role) -> Viewer:
    return role


def visible(event: AnyEvent, viewer: Viewer) -> AnyEvent | None:
    """The event as the viewer reads it; `None` when it is not for them."""
    return event if viewer in READERS[type(event)].event else None


def visible_events(events: Events, viewer: Viewer) -> Events:
    return tuple(event for event in events if viewer in READERS[type(event)].event)


def visible_by(events: Events, by: MemberId, viewer: Viewer) -> MemberId | None:
    """Who acted, if the viewer may know it of everything that they read."""
    read = visible_events(events, viewer)
    if read and all(viewer in READERS[type(event)].by for event in read):
        return by
    return None


def view(meeting: Meeting, viewer: Viewer) -> Meeting:
    """The meeting as the viewer may know it."""
    meeting = replace(meeting, vault=Vault())
    if viewer != "facilitator":
        meeting = replace(meeting, invites=Invites())
    if viewer == "door":
        seats = tuple(replace(seat, presence="here") for seat in meeting.seats)
        meeting = replace(meeting, seats=seats, course=Course(), floor=Floor(), time=Time())
    return meeting
