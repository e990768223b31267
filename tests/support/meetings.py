"""Meetings for tests: a short plan, and a circle of people."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from circlekeeper_protocol.bounds import HUB, MemberId, Millis
from circlekeeper_protocol.commands import (
    AnswerObservers,
    AnyCommand,
    AnyHubCommand,
    ChangeLines,
    MakeMeeting,
    StartMeeting,
    TakeSeat,
)
from circlekeeper_protocol.events import Events, MeetingMade
from circlekeeper_protocol.evolve import evolve_all, made
from circlekeeper_protocol.meeting import About, Meeting, Phase, Plan, Step
from circlekeeper_protocol.refusals import RefusalCode, Refused
from circlekeeper_server.rules import decide, digest

NOW: Millis = 1_800_000_000_000
MINUTE: Millis = 60_000

FACILITATOR_INVITE = "f" * 22
PARTICIPANT_INVITE = "p" * 22
OBSERVER_INVITE = "o" * 22

ABOUT = About(
    title="Tuesday circle",
    starts_at=NOW,
    place="Linden House",
    place_link="",
    rhythm="every second Tuesday",
    contact="write to Mari",
    keep_hours=24,
)
PLAN = Plan(
    id="short",
    title="A short meeting",
    phases=(
        Phase(
            id=0,
            kind="opening",
            title="Opening",
            minutes=5,
            mode="quiet",
            prompts=(),
            steps=(
                Step("breathe", "Welcome", "We are here.", 2, "quiet", ""),
                Step("round", "Arriving", "One after another.", 3, "round", "How are you here?"),
            ),
        ),
        Phase(1, "in_depth", "In depth", 20, "queue", ("What is on your mind?",), ()),
        Phase(2, "wrap_up", "Wrap-up", 5, "open", ("What was good?", "What is light?"), ()),
        Phase(3, "closing", "Closing", 5, "round", ("What comes next today?",), ()),
    ),
)
MAKE = MakeMeeting(
    about=ABOUT,
    plan=PLAN,
    heads_ups=(15, 10),
    facilitator=FACILITATOR_INVITE,
    participant=PARTICIPANT_INVITE,
    observer=OBSERVER_INVITE,
    observers=True,
    why_observers="Piret learns to facilitate.",
)


def seat_secret(member: MemberId) -> str:
    return f"{member:0>22}"


def begun(events: Events) -> Meeting:
    """The meeting that the events of `MakeMeeting` make."""
    first = events[0]
    assert isinstance(first, MeetingMade)
    return evolve_all(made(first), events[1:])


def take_seat(name: str, member: MemberId, invite: str = PARTICIPANT_INVITE) -> TakeSeat:
    return TakeSeat(invite=invite, name=name, key=digest(seat_secret(member)), node="one")


def circle_of(*names: str, observers: tuple[str, ...] = ()) -> Meeting:
    """A meeting before its start: a facilitator first, then participants, then observers.

    Members have the ids 1, 2, 3… in this order.
    """
    meeting = begun(decide(None, HUB, NOW, MAKE))
    for place, name in enumerate((*names, *observers)):
        invite = FACILITATOR_INVITE if place == 0 else PARTICIPANT_INVITE
        if place >= len(names):
            invite = OBSERVER_INVITE
        meeting = do(meeting, HUB, take_seat(name, place + 1, invite))
    return meeting


def do(
    meeting: Meeting,
    by: MemberId,
    command: AnyCommand | AnyHubCommand,
    *,
    at: Millis = NOW,
    acting_for: MemberId | None = None,
) -> Meeting:
    return evolve_all(meeting, decide(meeting, by, at, command, acting_for))


def line_lost(meeting: Meeting, member: MemberId, *, at: Millis = NOW) -> Meeting:
    return do(meeting, HUB, ChangeLines(node="one", opened=(), closed=(member,)), at=at)


def line_back(meeting: Meeting, member: MemberId, *, at: Millis = NOW) -> Meeting:
    return do(meeting, HUB, ChangeLines(node="one", opened=(member,), closed=()), at=at)


def all_agree(meeting: Meeting) -> Meeting:
    """Everyone in the circle, to observers: they see when the next phase begins."""
    for seat in meeting.seats:
        if seat.role != "observer":
            by = 1 if seat.without_device else seat.id
            spoken = seat.id if seat.without_device else None
            meeting = do(meeting, by, AnswerObservers(welcome=True), acting_for=spoken)
    return meeting


def watched(meeting: Meeting) -> Meeting:
    """Everyone agrees to observers, and the meeting starts: they see."""
    return do(all_agree(meeting), 1, StartMeeting())


@contextmanager
def refused(code: RefusalCode) -> Iterator[None]:
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.code == code
