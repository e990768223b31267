"""Rehearsals that somebody leads: the same people, over real lines, as long as anybody is there."""

import asyncio
import logging
from collections.abc import AsyncIterator
from functools import partial
from typing import Final

import pytest
import pytest_asyncio
from circlekeeper_client import Circle, Invite, KeptSeat, connect
from circlekeeper_protocol.bounds import MeetingId, Minutes, Secret, Seq
from circlekeeper_protocol.commands import (
    BeginPhase,
    EndMeeting,
    EndTurn,
    Leave,
    Remove,
    StartMeeting,
)
from circlekeeper_protocol.meeting import Meeting, Plan
from circlekeeper_protocol.refusals import Refused
from circlekeeper_server.hub.branches import AT_ONCE
from circlekeeper_server.hub.branching import moved
from circlekeeper_server.rehearsal import Rehearsals
from circlekeeper_server.rehearsal.dice import Dice
from circlekeeper_server.rehearsal.facilitator import Facilitator
from circlekeeper_server.rehearsal.led import COMES_BACK_SECONDS, COMES_SECONDS
from circlekeeper_server.rehearsal.person import Person
from circlekeeper_server.rehearsal.rehearsal import LONGEST_SECONDS, longest
from circlekeeper_server.rehearsal.rehearsals import MOST, MOST_FROM_ONE_PLACE, Prepared
from circlekeeper_server.rehearsal.scenario import LED, SEEN
from msgspec.structs import replace

from tests.server.hub.stage import until as until_true
from tests.server.rehearsal.hurry import MINUTE, Rehearsing, house_of, hurried, rehearsing
from tests.server.rehearsal.imagined import PLANS, SCENARIOS
from tests.server.rehearsal.short import a_quarter_of_an_hour
from tests.support.kept_log import KeptLog, kept_log
from tests.support.running_hub import running_hub

SIXTY_TIMES_LIFE: Final = 1_000
FOR_EVER: Final = 240
SECONDS: Final = 1_000


@pytest_asyncio.fixture
async def here() -> AsyncIterator[Rehearsing]:
    async with rehearsing() as rehearsed_here:
        yield rehearsed_here


async def prepared(here: Rehearsing, id: str = "first-evening") -> Prepared:
    made = await here.rehearsals.lead(id, here.address, None, MINUTE, seed=1)
    assert made is not None
    return made


def enter(here: Rehearsing, made: Prepared) -> Circle:
    """Whoever leads, or leads with them."""
    return connect(Invite(here.address, made.meeting, made.facilitator), "Noor")


def all_here(meeting: Meeting) -> bool:
    return sum(seat.presence == "here" for seat in meeting.seats) == 5


@pytest.mark.parametrize(
    ("plan", "heads_ups"),
    [
        pytest.param(a_quarter_of_an_hour(), (3, 2), id="a quarter of an hour"),
        pytest.param(PLANS["rehearsal"], (15, 10), id="an hour", marks=pytest.mark.long),
    ],
)
async def test_all_scenarios_are_held_at_once_at_sixty_times_life(
    plan: Plan,
    heads_ups: tuple[Minutes, ...],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("circlekeeper_server.rehearsal.rehearsals.HEADS_UPS", heads_ups)
    caplog.set_level(logging.INFO, "circlekeeper.rehearsal")
    faults: list[Exception] = []
    async with running_hub() as hub, asyncio.timeout(FOR_EVER):
        house = house_of(hub, hub.rooms.make, faults.append)
        rehearsals = Rehearsals(house._replace(plans={**PLANS, "rehearsal": plan}))
        address = f"http://127.0.0.1:{hub.port}"
        held = await asyncio.gather(*(led(rehearsals, id, address) for id in LED))
        logs = [await kept_log(hub.log, meeting) for meeting in held]
        await rehearsals.stop()

    assert faults == []
    assert all("OfferThought" in record.getMessage() for record in caplog.records)
    for log in logs:
        log.require_whole()
        assert log.meeting.stage == "ended"


async def led(rehearsals: Rehearsals, id: str, address: str) -> MeetingId:
    """From its beginning to when whoever leads is alone."""
    made = await rehearsals.lead(id, address, None, SIXTY_TIMES_LIFE, seed=7)
    assert made is not None
    learns = Facilitator(dice=Dice(id), expected=SCENARIOS[id].expected)
    noor = Person("Noor", learns, SIXTY_TIMES_LIFE, asyncio.sleep)
    leading = asyncio.create_task(noor.live(Invite(address, made.meeting, made.facilitator)))
    await noor.seated.wait()
    await noor.circle.until(lambda meeting: meeting.stage == "ended" and len(meeting.seats) == 1)
    leading.cancel()
    await asyncio.wait([leading])
    return made.meeting


async def test_they_come_and_wait_for_whoever_leads(here: Rehearsing) -> None:
    made = await prepared(here)
    async with enter(here, made) as noor, hurried(here.hub):
        await noor.until(all_here)

        assert noor.meeting.rehearsal == "first-evening"
        assert noor.meeting.stage == "gathering"
        await begins_the_round(noor)
        await noor.until(lambda meeting: meeting.floor.turns > 3)


async def begins_the_round(noor: Circle) -> None:
    """Of getting to know each other, with a word of their own."""
    await noor.do(StartMeeting())
    await noor.do(BeginPhase(phase=1, blend=False))
    await speaks_briefly(noor)


async def speaks_briefly(noor: Circle) -> None:
    turn = (await noor.until(lambda meeting: meeting.floor.turn)).floor.turn
    assert turn is not None
    assert turn.member == noor.member
    await noor.do(EndTurn(turn=turn.id))


async def test_it_is_forgotten_when_nobody_came_or_nobody_is_left(here: Rehearsing) -> None:
    made = await prepared(here)
    async with hurried(here.hub):
        assert await here.log.next_erased() == made.meeting
    assert here.hub.time.now() > COMES_SECONDS * SECONDS

    made = await prepared(here)
    async with enter(here, made) as noor:
        async with hurried(here.hub):
            await noor.until(all_here)
        await noor.do(Leave())
    left = here.hub.time.now()
    async with hurried(here.hub):
        assert await here.log.next_erased() == made.meeting
    assert here.hub.time.now() - left > COMES_BACK_SECONDS * SECONDS


async def test_whoever_walked_out_can_look_back_at_it(here: Rehearsing) -> None:
    made = await prepared(here)
    async with enter(here, made) as noor:
        async with hurried(here.hub):
            await noor.until(all_here)
        await noor.do(StartMeeting())
    async with hurried(here.hub):
        await until_true(lambda: len(here.rehearsals) == 0)

    assert (await kept_log(here.hub.log, made.meeting)).meeting.stage == "ended"
    assert await here.hub.rooms.story(made.meeting, noor.seat.secret)


async def test_a_hub_that_stops_leaves_them_at_their_goodbye(here: Rehearsing) -> None:
    begun, waits = await prepared(here), await prepared(here)
    async with enter(here, begun) as noor:
        await noor.do(StartMeeting())
        await here.rehearsals.stop()

    assert await here.log.next_erased() == waits.meeting
    assert (await kept_log(here.hub.log, begun.meeting)).meeting.stage == "ended"


async def test_one_that_goes_on_elsewhere_makes_room_when_all_have_come_along(
    here: Rehearsing,
) -> None:
    made = await prepared(here)
    async with enter(here, made) as noor, hurried(here.hub):
        await noor.until(all_here)
        invite = Invite(here.address, made.meeting, made.participant)
        async with connect(invite, "Mina") as mina:
            again = await again_from(here, made.meeting, noor.seat.secret, noor.seq)
            await mina.until(lambda meeting: meeting.again == again)
            assert await here.rehearsals.along(made.meeting, mina.seat.secret) == again
            assert len(here.rehearsals) == 2
    left = here.hub.time.now()
    seats = [KeptSeat(here.address, again, who.seat.secret) for who in (noor, mina)]
    async with connect(seats[0]) as noor, connect(seats[1]) as mina, hurried(here.hub):
        assert await here.log.next_erased() == made.meeting
        assert here.hub.time.now() - left < COMES_BACK_SECONDS * SECONDS
        await mina.until(lambda meeting: len(meeting.seats) == 6)
        assert (mina.role, noor.role) == ("participant", "facilitator")


async def test_after_its_end_it_is_kept_to_be_talked_over(here: Rehearsing) -> None:
    made = await prepared(here)
    async with enter(here, made) as noor, hurried(here.hub):
        await noor.until(all_here)
        await noor.do(StartMeeting())
        await noor.do(EndMeeting())
        await until_true(lambda: len(here.rehearsals) == 0)

    assert (await kept_log(here.hub.log, made.meeting)).meeting.stage == "ended"
    assert here.log.erased.empty()


async def test_one_can_try_again_from_where_a_part_or_a_turn_began(here: Rehearsing) -> None:
    made = await prepared(here)
    async with enter(here, made) as noor:
        async with hurried(here.hub):
            await noor.until(all_here)
            await begins_the_round(noor)
            await noor.until(lambda meeting: meeting.floor.turns > 3)
        seat = noor.seat
        was = await kept_log(here.hub.log, made.meeting)
        found = await here.rehearsals.moments(made.meeting, seat.secret)
        parts = [moment for moment in found if moment.phase]
        assert [moment.phase for moment in parts] == ["Opening", "Getting to know"]
        assert all(moment.name for moment in found if not moment.phase)
        seq = parts[-1].seq

        again = await here.rehearsals.again(made.meeting, here.address, None, seat.secret, seq)

        assert again is not None
        began = await kept_log(here.hub.log, again)
        by = began.records[seq - 1].at - was.records[seq - 1].at
        assert by >= here.hub.time.now() - was.records[-1].at
        went_on = moved(was.as_known_to("facilitator", noor.member, seq), by)
        assert began.as_known_to("facilitator", noor.member, seq) == went_on
        async with connect(KeptSeat(here.address, again, seat.secret)) as noor_again:
            assert noor_again.member == noor.member
            await speaks_briefly(noor_again)
            async with hurried(here.hub):
                await noor_again.until(lambda meeting: meeting.floor.turns > 3)
            assert noor_again.meeting.joined == noor.meeting.joined
            assert all_here(noor_again.meeting)


async def test_only_who_leads_can_try_again_and_also_after_the_end(here: Rehearsing) -> None:
    made = await prepared(here)
    async with enter(here, made) as noor:
        async with hurried(here.hub):
            await noor.until(all_here)
        seat, moment = noor.seat.secret, noor.seq
        for who, of, why in ("x" * 22, made.meeting, "not_a_fac"), (seat, "x" * 22, "no_entry"):
            with pytest.raises(Refused, match=why):
                await again_from(here, of, who, moment)
            with pytest.raises(Refused, match=why):
                await here.rehearsals.moments(of, who)
        await noor.do(StartMeeting())
        await noor.do(EndMeeting())
        again = await again_from(here, made.meeting, seat, moment)
    async with connect(KeptSeat(here.address, again, seat)) as noor, hurried(here.hub):
        await noor.until(all_here)
        assert noor.meeting.stage == "gathering"


async def test_there_are_a_few_at_a_time(here: Rehearsing) -> None:
    for _ in range(MOST):
        await prepared(here)
    assert await here.rehearsals.lead("advice", here.address, None, MINUTE) is None
    for not_offered in ("none", *SEEN):
        with pytest.raises(KeyError):
            await here.rehearsals.lead(not_offered, here.address, None, MINUTE)


def test_a_long_plan_at_half_pace_is_not_cut() -> None:
    plan, slowly = PLANS["rehearsal"], 120 * SECONDS
    phases = tuple(replace(phase, minutes=60) for phase in plan.phases)

    assert longest(replace(plan, minute=SECONDS)) == LONGEST_SECONDS
    assert longest(replace(plan, minute=slowly, phases=phases)) > len(phases) * 60 * 120


@pytest.mark.parametrize(("most", "place"), [(MOST, None), (MOST_FROM_ONE_PLACE, "the library")])
async def test_one_is_tried_again_while_there_are_a_few_but_never_many(
    here: Rehearsing, most: int, place: str | None
) -> None:
    lead = partial(here.rehearsals.lead, "first-evening", here.address, place, MINUTE)
    [first, *_] = [await lead() for _ in range(most)]
    assert first is not None
    async with enter(here, first) as noor:
        again = partial(here.rehearsals.again, first.meeting, here.address, place, noor.seat.secret)
        with pytest.raises(Refused, match="no_such_moment"):
            await again(1)
        assert await again(noor.seq) is not None
        assert len(here.rehearsals) == most + 1
        assert await again(noor.seq) is None


async def test_pressing_twice_is_pressing_once(here: Rehearsing) -> None:
    made = await prepared(here)
    async with enter(here, made) as noor:
        press = partial(here.rehearsals.again, made.meeting, here.address, "the library")
        once, twice = [await press(noor.seat.secret, noor.seq) for _ in range(2)]

    assert once == twice
    assert len(here.rehearsals) == 2


async def test_it_is_tried_again_at_whichever_hub_is_asked() -> None:
    async with rehearsing() as here, rehearsing(here.log, here.hub.time, "two") as there:
        made = await prepared(here)
        async with enter(here, made) as noor, hurried(here.hub):
            await noor.until(all_here)
            await begins_the_round(noor)
            await noor.until(lambda meeting: meeting.floor.turns > 1)
            seat, who = noor.seat.secret, names(noor.meeting)
            found = await there.rehearsals.moments(made.meeting, seat)
            again = await again_from(there, made.meeting, seat, found[-1].seq)
            async with connect(KeptSeat(here.address, again, seat)) as back:
                await back.until(lambda meeting: meeting.floor.turns > 3)
                assert names(back.meeting)[: len(who)] == who
                assert len(set(names(back.meeting))) == len(back.meeting.seats)
                assert all(seat.presence == "here" for seat in back.meeting.seats)
        assert there.faults == here.faults == []


async def some_minutes_pass(here: Rehearsing) -> None:
    later = here.hub.time.now() + 6 * MINUTE
    await until_true(lambda: here.hub.time.now() > later)


def names(meeting: Meeting) -> list[str]:
    return sorted(seat.name for seat in meeting.seats)


async def again_from(here: Rehearsing, of: MeetingId, seat: Secret, seq: Seq) -> MeetingId:
    here.hub.time.move(AT_ONCE)
    again = await here.rehearsals.again(of, here.address, None, seat, seq)
    assert again is not None
    return again


async def test_everyone_comes_once_from_whichever_moment_one_tries_again(here: Rehearsing) -> None:
    made = await prepared(here)
    async with enter(here, made) as noor:
        async with hurried(here.hub):
            await noor.until(all_here)
        seat, who = noor.seat.secret, names(noor.meeting)
        log = await kept_log(here.hub.log, made.meeting)
        moments = [record.seq for record in log.records if noor_leads(log, record.seq)]
        for seq in moments[: MOST - 1]:
            again = await again_from(here, made.meeting, seat, seq)
            async with connect(KeptSeat(here.address, again, seat)) as back:
                async with hurried(here.hub):
                    await back.until(all_here)
                assert names(back.meeting) == who
    assert here.faults == []


def noor_leads(log: KeptLog, seq: Seq) -> bool:
    seats = log.as_known_to("facilitator", None, seq).seats
    return any(seat.role == "facilitator" for seat in seats)


async def test_one_can_try_again_from_the_same_moment_and_from_an_earlier_one(
    here: Rehearsing,
) -> None:
    made = await prepared(here)
    async with enter(here, made) as noor:
        async with hurried(here.hub):
            await noor.until(all_here)
            await begins_the_round(noor)
            await noor.until(lambda meeting: meeting.floor.turns > 3)
        seat, who = noor.seat.secret, names(noor.meeting)
        found = await here.rehearsals.moments(made.meeting, seat)
        earlier, moment = [each.seq for each in found if each.phase]
    again = made.meeting
    for seq in (moment, moment, earlier):
        again = await again_from(here, again, seat, seq)
        async with connect(KeptSeat(here.address, again, seat)) as noor, hurried(here.hub):
            await some_minutes_pass(here)
            assert names(noor.meeting) == who


async def test_whoever_had_left_by_then_stays_away_when_one_tries_again(here: Rehearsing) -> None:
    made = await prepared(here)
    async with enter(here, made) as noor:
        async with hurried(here.hub):
            await noor.until(all_here)
            await noor.do(StartMeeting())
            gone = next(seat for seat in noor.meeting.seats if seat.role == "participant")
            await noor.do(Remove(member=gone.id))
            await noor.do(BeginPhase(phase=1, blend=False))
        seat, who = noor.seat.secret, names(noor.meeting)
        again = made.meeting
        for _ in range(2):
            found = await here.rehearsals.moments(again, seat)
            seq = [each.seq for each in found if each.phase][-1]
            again = await again_from(here, again, seat, seq)
            async with connect(KeptSeat(here.address, again, seat)) as back, hurried(here.hub):
                await some_minutes_pass(here)
                assert back.connected
                assert names(back.meeting) == who
    assert here.faults == []
