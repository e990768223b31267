"""Rehearsals as visitors meet them: real lines to a real hub, on time that is hurried on."""

import logging
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from circlekeeper_client import Circle, Erased, Invite, KeptSeat, connect
from circlekeeper_protocol.bounds import MeetingId, MemberId, Millis
from circlekeeper_protocol.commands import AddSeat, EndTurn, Leave, MakeMeeting, Remove
from circlekeeper_protocol.events import TimeResumed
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.refusals import Refused
from circlekeeper_server.rehearsal import Opened, Rehearsals
from circlekeeper_server.rehearsal.participant import Participant
from circlekeeper_server.rehearsal.rehearsal import (
    COMES_BACK_SECONDS,
    COMES_SECONDS,
    STAYS_SECONDS,
)
from circlekeeper_server.rehearsal.rehearsals import MOST, MOST_FROM_ONE_PLACE
from circlekeeper_server.rehearsal.wish import Wish

from tests.server.hub.stage import until as until_true
from tests.server.rehearsal.hurry import MINUTE, Rehearsing, house_of, hurried, rehearsing
from tests.support.circles import until

SECONDS: Millis = 1_000


@pytest_asyncio.fixture
async def here() -> AsyncIterator[Rehearsing]:
    async with rehearsing() as rehearsed_here:
        yield rehearsed_here


def running(meeting: Meeting) -> bool:
    return meeting.stage == "running"


@pytest.mark.parametrize("seed", [0, 1, 3], ids=["six", "five", "four"])
async def test_a_rehearsal_goes_from_the_door_to_goodbye(
    here: Rehearsing, seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "circlekeeper.rehearsal")
    opened = await here.start(seed=seed)

    async with here.watch(opened) as piret, hurried(here.hub):
        await piret.until(lambda meeting: meeting.stage == "ended")
        await piret.until(lambda meeting: len(meeting.seats) == 2)
        assert {p.status for p in piret.meeting.course.progress} == {"done", "active"}
        with pytest.raises(Erased):  # some time after its end
            await piret.until(lambda _: False)

    assert [record.message for record in caplog.records] == []
    assert here.faults == []
    assert len(here.rehearsals) == 0


async def test_it_is_forgotten_as_soon_as_the_last_observer_leaves(here: Rehearsing) -> None:
    opened = await here.start()
    async with (
        another_line(here, opened) as marta,
        here.watch(opened) as piret,
        here.watch(opened) as another,
    ):
        await piret.do(Leave())
        await until(marta, watched)
        assert len(here.rehearsals) == 1

        await another.do(Leave())
        assert await here.log.next_erased() == opened.meeting


async def test_when_the_last_observers_line_is_gone_it_waits_a_little(here: Rehearsing) -> None:
    opened = await here.start()
    async with here.watch(opened) as piret:
        kept = piret.seat
    async with another_line(here, opened) as marta:
        async with hurried(here.hub):
            await marta.until(lambda meeting: not watched(meeting))
        async with connect(kept):
            await until(marta, watched)
            here.hub.time.move(round(2 * COMES_BACK_SECONDS) * SECONDS)
            await here.hub.http.get("/healthz")
            assert len(here.rehearsals) == 1

        left = here.hub.time.now()
        async with hurried(here.hub):
            assert await here.log.erased.get() == opened.meeting
        assert here.hub.time.now() - left > COMES_BACK_SECONDS * SECONDS


def another_line(here: Rehearsing, opened: Opened) -> Circle:
    """What the facilitator sees, on a visitor's screen."""
    return connect(KeptSeat(here.address, opened.meeting, opened.seats.facilitator))


def watched(meeting: Meeting) -> bool:
    return any(s.role == "observer" and s.presence == "here" for s in meeting.seats)


async def test_it_does_not_wait_long_for_somebody_to_watch(here: Rehearsing) -> None:
    opened = await here.start()
    began = here.hub.time.now()

    async with hurried(here.hub):
        assert await here.log.erased.get() == opened.meeting

    assert here.hub.time.now() - began >= COMES_SECONDS * SECONDS


async def test_the_goodbye_can_be_looked_at_for_a_while(here: Rehearsing) -> None:
    opened = await here.start(seed=3)
    async with here.watch(opened) as piret:
        async with hurried(here.hub):
            await piret.until(lambda meeting: meeting.stage == "ended")
        assert len(here.rehearsals) == 1

        said_goodbye = here.hub.time.now()
        async with hurried(here.hub):
            assert await here.log.erased.get() == opened.meeting
        assert here.hub.time.now() - said_goodbye > STAYS_SECONDS / 2 * SECONDS


@pytest.mark.parametrize("in_whose_place", [None, "Daniel"])
async def test_nobody_can_meet_in_it(here: Rehearsing, in_whose_place: str | None) -> None:
    opened = await here.start(seed=3)
    async with here.watch(opened) as piret, another_line(here, opened) as marta:
        async with hurried(here.hub):
            await piret.until(running)
        if in_whose_place is not None:
            await marta.do(Remove(member=named(marta.meeting, in_whose_place)))
        secret = marta.meeting.invites.participant
        assert secret is not None

        async with connect(Invite(here.address, opened.meeting, secret), "Stranger") as stranger:
            with pytest.raises(Erased):
                await until(stranger, lambda _: False)

    assert len(here.rehearsals) == 0


def named(meeting: Meeting, name: str) -> MemberId:
    return next(seat.id for seat in meeting.seats if seat.name == name)


async def test_somebody_without_a_device_may_be_added_to_it(here: Rehearsing) -> None:
    opened = await here.start(seed=3)
    async with (
        here.watch(opened) as piret,
        another_line(here, opened) as marta,
        hurried(here.hub),
    ):
        await piret.until(running)
        await marta.do(AddSeat(name="Opa"))
        opa = marta.meeting.seats[-1].id
        await piret.until(lambda meeting: speaks(meeting, opa))
        await piret.until(lambda meeting: meeting.stage == "ended")


def speaks(meeting: Meeting, member: MemberId) -> bool:
    return meeting.floor.turn is not None and meeting.floor.turn.member == member


async def test_while_a_visitor_pauses_everyone_waits(here: Rehearsing) -> None:
    opened = await here.start()
    async with here.watch(opened) as piret:
        async with hurried(here.hub):
            await piret.until(running)
        await here.rehearsals.pause(opened.meeting)
        await until(piret, lambda meeting: meeting.time.paused_at is not None)
        await here.rehearsals.pause(opened.meeting)  # asking twice is the same

        happening = piret.entries()
        here.hub.time.move(30 * MINUTE)
        await here.hub.http.get("/healthz")
        await here.rehearsals.resume(opened.meeting)
        await until(piret, lambda meeting: meeting.time.paused_at is None)

        first = await anext(happening)
        assert isinstance(first.events[0], TimeResumed)
        await here.rehearsals.resume(opened.meeting)  # it goes on as it is


async def test_it_cannot_be_paused_before_its_start_or_when_it_is_gone(here: Rehearsing) -> None:
    opened = await here.start()
    for ask in (here.rehearsals.pause, here.rehearsals.resume):
        with pytest.raises(Refused, match="not_started"):
            await ask(opened.meeting)
        with pytest.raises(Refused, match="no_entry"):
            await ask("x" * 22)


async def test_there_are_a_few_at_a_time(here: Rehearsing) -> None:
    async def start(place: str | None) -> bool:
        return await here.rehearsals.start(here.address, place, MINUTE) is not None

    assert [await start("here") for _ in range(4)] == [True] * MOST_FROM_ONE_PLACE + [False]
    assert [await start(None) for _ in range(6)] == [True] * (MOST - MOST_FROM_ONE_PLACE) + [False]

    async with hurried(here.hub):
        await until_true(lambda: len(here.rehearsals) == 0)
    assert await start("here")


async def test_a_hub_that_stops_forgets_them(here: Rehearsing) -> None:
    opened = await here.start()
    await here.hub.rooms.stop(0)

    await here.rehearsals.stop()

    assert await here.log.next_erased() == opened.meeting
    assert len(here.rehearsals) == 0


async def test_a_fault_ends_it_and_is_told(
    here: Rehearsing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_self: Participant, _meeting: Meeting) -> Wish:
        raise ZeroDivisionError

    monkeypatch.setattr(Participant, "wish", stumble)
    opened = await here.start()

    assert await here.log.next_erased() == opened.meeting
    assert [type(fault) for fault in here.faults] == [ZeroDivisionError]


async def test_who_is_refused_looks_again(
    here: Rehearsing, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "circlekeeper.rehearsal")
    monkeypatch.setattr(Participant, "wish", lambda *_: Wish(EndTurn(turn=99), 0.1))
    await here.start()

    async with hurried(here.hub):
        await until_true(lambda: len(caplog.records) > 1)

    assert {r.getMessage() for r in caplog.records} == {
        "A simulated member was refused EndTurn: not_started"
    }
    assert len(here.rehearsals) == 1


async def test_a_hub_that_lets_nobody_in_refuses(here: Rehearsing) -> None:
    async def make_none(_command: MakeMeeting) -> MeetingId:
        return "x" * 22

    house = house_of(here.hub, make_none, here.faults.append)
    rehearsals = Rehearsals(house)

    with pytest.raises(Refused, match="out_of_reach"):
        await rehearsals.start(here.address, None, MINUTE)

    assert (len(rehearsals), here.faults) == (0, [])
