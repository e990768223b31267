"""The law of privacy on meetings made by hand, and the table that it stands on."""

import typing
from typing import Final

import msgspec
import pytest
from circlekeeper_protocol.bounds import Presence, Role
from circlekeeper_protocol.events import (
    AboutChanged,
    AnyEvent,
    FacilitatorInviteRenewed,
    HandRaised,
    InviteRenewed,
    LinesChanged,
    MeetingEnded,
    MeetingErased,
    MemberInvited,
    MemberLeft,
    ObserversAllowed,
    PhaseMinutesSet,
    PresenceChanged,
    Renamed,
    SeatKeySet,
    SeatTaken,
    ThoughtAsked,
    ThoughtOffered,
    TimeResumed,
    TurnBegan,
)
from circlekeeper_protocol.evolve import evolve
from circlekeeper_protocol.meeting import Invites, Meeting, OpenLine, SeatKey, Vault
from circlekeeper_protocol.privacy import (
    knows_more,
    named_by,
    newcomer,
    view,
    viewer_of,
    visible,
    visible_by,
    visible_events,
)
from circlekeeper_protocol.readers import FRESH_VIEW, READERS, VIEWERS, Viewer
from msgspec.structs import replace

from scripts.generator.story import tell
from tests.support.meetings import circle_of

DIGEST: Final = "d" * 64
NODE: Final = "the-node-in-the-cellar"
INVITE: Final = "an-invite-of-22-signs-"


def full_of_secrets() -> Meeting:
    """Ana is away, and everything that somebody must not know is there."""
    meeting = circle_of("Mari", "Ana", "Bo", observers=("Piret",))
    away = tuple(
        replace(seat, presence="reconnecting") if seat.name == "Ana" else seat
        for seat in meeting.seats
    )
    return replace(
        meeting,
        seats=away,
        invites=Invites(participant=INVITE, observer=INVITE),
        vault=Vault(
            facilitator_invite=DIGEST,
            seats=(SeatKey(1, DIGEST), SeatKey(2, DIGEST)),
            lines=(OpenLine(1, NODE), OpenLine(2, NODE)),
        ),
    )


HAND_UP: Final = HandRaised(member=2, kind="speak", number=1, place=0, ahead=False, responses=0)


HAND_MADE: Final[tuple[AnyEvent, ...]] = (
    SeatTaken(member=5, name="Lea", twin=0, role="participant", without_device=True, shares=None),
    SeatKeySet(member=5, digest=DIGEST),
    LinesChanged(opened=(OpenLine(3, NODE),), closed=(OpenLine(1, NODE),)),
    PresenceChanged(member=2, presence="here"),
    PresenceChanged(member=3, presence="reconnecting"),
    Renamed(member=2, name="Anna", twin=2),
    InviteRenewed(role="participant", secret="z" * 22),
    InviteRenewed(role="observer", secret="z" * 22),
    FacilitatorInviteRenewed(digest="e" * 64),
    MemberLeft(member=2),
    PhaseMinutesSet(phase=1, minutes=7),
    HAND_UP,
    MemberInvited(member=2),
    ThoughtOffered(member=2, to=3, turn=1),
    ThoughtAsked(member=3, turn=1, until=9),
    TurnBegan(turn=1, member=2, at=5, hand=None, ends_at=None),
    TimeResumed(ends_at=9, phases=()),
)


def obeys_the_law(meeting: Meeting, event: AnyEvent, viewer: Viewer) -> bool:
    """For the class as such, and for everyone in it."""
    after = evolve(meeting, event)
    for member in (None, *(seat.id for seat in meeting.seats if seat.role == viewer)):
        seen = visible(event, viewer, member)
        known = view(meeting, viewer, member)
        if (known if seen is None else evolve(known, seen)) != view(after, viewer, member):
            return False
    return True


@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.parametrize("event", HAND_MADE, ids=lambda event: type(event).__name__)
def test_what_a_viewer_reads_leads_to_what_they_may_know(event: AnyEvent, viewer: Viewer) -> None:
    assert obeys_the_law(full_of_secrets(), event, viewer)


@pytest.mark.parametrize("viewer", VIEWERS)
def test_the_law_holds_all_through_a_meeting_with_everything_in_it(viewer: Viewer) -> None:
    for told in tell():
        meeting = told.before
        for event in told.events if meeting else ():
            assert meeting is not None
            assert obeys_the_law(meeting, event, viewer), event
            meeting = evolve(meeting, event)


def test_the_check_would_find_a_leak_and_a_gap() -> None:
    renewed = InviteRenewed(role="participant", secret="z" * 22)
    meeting = full_of_secrets()
    leaked = evolve(view(meeting, "participant"), renewed)
    assert leaked != view(evolve(meeting, renewed), "participant")
    assert view(meeting, "facilitator") != view(evolve(meeting, renewed), "facilitator")


@pytest.mark.parametrize("viewer", VIEWERS)
def test_nobody_sees_keys_nodes_or_digests(viewer: Viewer) -> None:
    seen = msgspec.json.encode(view(full_of_secrets(), viewer)).decode()
    assert DIGEST not in seen
    assert NODE not in seen
    assert (INVITE in seen) == (viewer == "facilitator")


def test_the_door_shows_who_is_there_and_nothing_of_what_is_said_and_done() -> None:
    told = list(tell())
    for meeting in (entry.after for entry in told):
        behind = view(meeting, "door")
        assert [seat.name for seat in behind.seats] == [seat.name for seat in meeting.seats]
        presences: set[Presence] = {seat.presence for seat in behind.seats}
        assert presences <= {"here"}
        assert (behind.floor, behind.course, behind.time) == (
            view(told[0].after, "door").floor,
            view(told[0].after, "door").course,
            view(told[0].after, "door").time,
        )


def test_the_table_names_every_event() -> None:
    assert set(READERS) == set(typing.get_args(AnyEvent))


def test_what_is_for_one_person_alone_reaches_nobody_else() -> None:
    meeting = full_of_secrets()
    for event in (MemberInvited(member=2), ThoughtAsked(member=2, turn=1, until=9)):
        after = evolve(meeting, event)
        assert visible(event, "participant", 2) == event
        assert view(after, "participant", 2) != view(meeting, "participant", 2)
        others: list[tuple[Viewer, int | None]] = [
            ("participant", 3),
            ("participant", None),
            ("observer", 4),
        ]
        for viewer, member in others:
            assert visible(event, viewer, member) is None
            assert view(after, viewer, member) == view(meeting, viewer, member)
        assert named_by((event, HAND_UP)) == {2}
        assert knows_more(after, 2)
        assert not knows_more(after, 3)


def test_whatever_is_for_one_person_names_them() -> None:
    for event, readers in READERS.items():
        assert not readers.named or "member" in event.__struct_fields__, event


def test_who_knows_who_acted_also_knows_what_they_did() -> None:
    for event, readers in READERS.items():
        assert readers.by <= readers.event, event


def test_only_these_reach_somebody_as_a_fresh_view() -> None:
    assert {event.__name__ for event in FRESH_VIEW} == {
        "CurtainDrawn",
        "CurtainOpened",
        "MeetingMade",
        "RoleChanged",
    }


def test_whoever_acted_is_named_only_to_those_who_may_know_it_of_everything() -> None:
    known = (PhaseMinutesSet(phase=1, minutes=7),)
    hidden = (
        *known,
        HandRaised(member=2, kind="speak", number=1, place=0, ahead=False, responses=0),
    )
    assert visible_by(known, 1, "facilitator") == 1
    assert visible_by(known, 1, "participant") is None
    assert visible_by(hidden, 1, "facilitator") is None
    assert visible_by((SeatKeySet(member=2, digest=DIGEST),), 2, "facilitator") is None


def test_a_seat_is_taken_without_its_key_and_lines() -> None:
    taken: tuple[AnyEvent, ...] = (
        SeatTaken(
            member=5, name="Lea", twin=0, role="participant", without_device=False, shares=None
        ),
        SeatKeySet(member=5, digest=DIGEST),
        LinesChanged(opened=(OpenLine(5, NODE),), closed=()),
    )
    for viewer in VIEWERS:
        read = () if viewer == "outside" else taken[:1]
        assert visible_events(taken, viewer) == read


def test_each_role_is_a_viewer_class() -> None:
    roles: tuple[Role, ...] = typing.get_args(Role)
    assert set(roles) | {newcomer(role) for role in roles} == set(VIEWERS)


def test_the_curtain_is_all_that_there_is_to_see_outside() -> None:
    meeting = full_of_secrets()
    nothing = view(circle_of(), "outside")
    assert view(meeting, "outside") == nothing
    assert "Ana" not in str(nothing)
    assert {event for event, readers in READERS.items() if "outside" in readers.event} == {
        AboutChanged,
        MeetingEnded,
        MeetingErased,
        ObserversAllowed,
    }
    piret = next(seat for seat in meeting.seats if seat.role == "observer")
    assert viewer_of(meeting, piret.id, piret.role) == "outside"
    inside = replace(meeting, observing=replace(meeting.observing, inside=(piret.id,)))
    assert viewer_of(inside, piret.id, piret.role) == "observer"
