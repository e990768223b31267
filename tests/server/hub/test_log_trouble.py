"""When the log fails, or others write to it, nobody is told what is not so."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from circlekeeper_protocol import refusals
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.commands import EraseMeeting, RaiseHand, Rename, StartMeeting
from circlekeeper_protocol.events import MeetingMade
from circlekeeper_protocol.frames import Done, Refused
from circlekeeper_protocol.privacy import view
from circlekeeper_server.event_log.port import EventLog, Position
from circlekeeper_server.hub import NoEntry
from circlekeeper_server.hub.record import Record, encode

from tests.server.hub.stage import MINUTES, Stage, until
from tests.server.hub.troubled import TroubledLog
from tests.support.meetings import MAKE

MADE = MeetingMade(about=MAKE.about, plan=MAKE.plan, heads_ups=())


@pytest.fixture
def troubled(log: EventLog) -> TroubledLog:
    return TroubledLog(log)


@pytest.fixture
async def stage(troubled: TroubledLog) -> AsyncIterator[Stage]:
    stage = await Stage.set_up(troubled)
    yield stage
    await stage.rooms.stop(0)


async def test_what_could_not_be_kept_is_refused_and_nothing_has_changed(
    stage: Stage, troubled: TroubledLog
) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    visitor = await stage.at_the_door()
    entries, seen = len(await stage.records()), list(ana.tape.frames)
    troubled.full = True

    [rename] = mari.send(Rename("Maria"))
    [wrong] = ana.send(RaiseHand("speak"))
    refusal = await visitor.join("Bo")

    for answer in (await mari.answer(rename), await ana.answer(wrong), refusal):
        assert isinstance(answer, Refused)
        assert answer.code == "out_of_reach"
        assert answer.retry
    assert ana.tape.frames == [*seen, await ana.answer(wrong)]
    assert len(await stage.records()) == entries


async def test_once_there_is_room_again_the_same_commands_are_taken(
    stage: Stage, troubled: TroubledLog
) -> None:
    [mari] = await stage.circle("Mari")
    visitor = await stage.at_the_door()
    troubled.full = True
    refused = await mari.do(Rename("Maria"))
    await visitor.join("Bo")
    troubled.full = False

    mari.repeat(refused.id, Rename("Maria"))
    await until(lambda: len(mari.answers(refused.id)) == 2)
    await visitor.join("Bo")

    assert isinstance(mari.answers(refused.id)[-1], Done)
    assert [seat.name for seat in (await stage.state()).seats] == ["Maria", "Bo"]


async def test_what_was_answered_before_gets_that_answer_also_while_the_log_fails(
    stage: Stage, troubled: TroubledLog
) -> None:
    [mari] = await stage.circle("Mari")
    first = await mari.do(Rename("Maria"))
    troubled.full = True

    mari.repeat(first.id, Rename("Maria"))
    [other] = mari.send(Rename("Mari"))
    await mari.answer(other)

    assert mari.answers(first.id) == [first, first]


async def test_an_answer_of_the_log_that_was_lost_is_found_out(
    stage: Stage, troubled: TroubledLog
) -> None:
    [mari] = await stage.circle("Mari")
    troubled.answers_lost = 1

    answer = await mari.do(Rename("Maria"))

    assert isinstance(answer, Done)
    assert mari.tape.closed is None
    assert [record.seq for record in await stage.records()] == [1, 2, 3]


async def test_what_turns_out_to_be_kept_after_all_is_caught_up_with(
    stage: Stage, troubled: TroubledLog
) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    troubled.answers_lost = 2
    refused = await mari.do(Rename("Maria"))
    assert isinstance(refused, Refused)

    await ana.do(Rename("Anna"))
    mari.repeat(refused.id, Rename("Maria"))
    await until(lambda: len(mari.answers(refused.id)) == 2)

    assert mari.answers(refused.id)[-1] == Done(refused.id, 4)
    state = await stage.state()
    assert [seat.name for seat in state.seats] == ["Maria", "Anna"]
    assert ana.replica() == view(state, "participant")
    assert mari.replica() == view(state, "facilitator")


async def test_two_nodes_on_one_meeting_agree(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    other = stage.with_new_hub(node="two")
    bo = await other.seated("Bo")
    await mari.do(StartMeeting())
    await bo.do(Rename("Bob"))

    ids = [person.send(RaiseHand("speak"))[0] for person in (ana, bo)]
    answers = [await ana.answer(ids[0]), await bo.answer(ids[1])]
    await mari.do(Rename("Maria"))
    await bo.do(Rename("Bo"))
    await ana.do(Rename("Anna"))

    assert all(isinstance(answer, Done) for answer in answers)
    records = await stage.records()
    assert [record.seq for record in records] == list(range(1, len(records) + 1))
    assert ana.replica() == view(await stage.state(), "participant")
    await bo.do(Rename("Bob"))
    assert bo.replica() == view(await stage.state(), "participant")
    await other.rooms.stop(0)


async def test_a_log_that_has_gone_back_ends_the_room(stage: Stage) -> None:
    [mari] = await stage.circle("Mari")
    await stage.rooms._rooms[stage.meeting]._log.erase("another")
    stage.rooms._rooms[stage.meeting]._past.seq += 1

    mari.send(Rename("Maria"))
    await until(lambda: mari.tape.closed)

    assert mari.tape.closed is CloseCode.FAULT
    await mari.come_back()
    assert isinstance(await mari.do(Rename("Maria")), Done)


async def test_a_meeting_that_another_node_has_erased_is_forgotten_here(stage: Stage) -> None:
    [mari] = await stage.circle("Mari")
    await stage.log.erase(stage.meeting)

    mari.send(Rename("Maria"))
    await until(lambda: mari.tape.closed)

    assert mari.tape.closed is CloseCode.ERASED


async def test_what_could_not_be_erased_at_once_is_erased_by_the_next_sweep(
    stage: Stage, troubled: TroubledLog
) -> None:
    [mari] = await stage.circle("Mari")
    troubled.cannot_erase = True
    await mari.do(EraseMeeting())
    assert mari.tape.closed is CloseCode.ERASED
    with pytest.raises(NoEntry) as caught:
        await mari.come_back()
    assert caught.value.code is CloseCode.NO_ENTRY

    troubled.cannot_erase = False
    stage.time.move(20_000)
    await until(lambda: not stage.rooms_open)
    await stage.rooms.sweep()

    assert await stage.log.expired(stage.time.now()) == []


async def test_a_meeting_whose_day_is_over_goes_on_while_it_cannot_be_erased(
    stage: Stage, troubled: TroubledLog
) -> None:
    [mari] = await stage.circle("Mari")
    troubled.cannot_erase = True
    stage.time.move(8 * 24 * 60 * MINUTES)
    await until(lambda: mari.tape.beats)

    await stage.rooms.sweep()
    answer = await mari.do(Rename("Maria"))

    assert isinstance(answer, Done)
    assert mari.tape.closed is None


async def test_a_meeting_cannot_be_made_while_the_log_fails(
    stage: Stage, troubled: TroubledLog
) -> None:
    troubled.full = True
    with pytest.raises(refusals.Refused) as caught:
        await stage.rooms.make(MAKE)
    assert caught.value.code == "out_of_reach"


async def test_nobody_gets_in_while_the_log_cannot_be_read_and_they_may_try_again(
    log: EventLog,
) -> None:
    stage = await Stage.set_up(log)
    await log.close()

    with pytest.raises(NoEntry) as caught:
        await stage.at_the_door()
    assert caught.value.code is CloseCode.FAULT


@pytest.mark.parametrize(
    "stored",
    [
        b"{}",
        encode(Record(seq=1, at=0, by=0, cause=None, node="one", events=())),
        encode(Record(seq=2, at=0, by=0, cause=None, node="one", events=(MADE,))),
    ],
    ids=["unreadable", "makes no meeting", "out of place"],
)
async def test_a_meeting_that_cannot_be_read_harms_no_other(stage: Stage, stored: bytes) -> None:
    await stage.log.append("broken", Position("e", 0), [stored], 2**53 - 1)
    whole, stage.meeting = stage.meeting, "broken"

    with pytest.raises(NoEntry) as caught:
        await stage.at_the_door()
    stage.meeting = whole

    assert caught.value.code is CloseCode.FAULT
    await asyncio.wait_for(stage.circle("Mari"), 5)
