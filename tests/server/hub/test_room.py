"""A room: one batch, one append, one write, and an answer that is a promise."""

from typing import Never

import pytest
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.commands import LowerHand, RaiseHand, Rename, StartMeeting
from circlekeeper_protocol.frames import Done, Entry, Join, Refused, Welcome
from circlekeeper_protocol.privacy import view
from circlekeeper_server.event_log.port import EventLog
from circlekeeper_server.hub import draft, room

from tests.server.hub.stage import Stage, until, up_and_down
from tests.server.hub.troubled import TroubledLog
from tests.support.meetings import MAKE


async def test_everyone_gets_an_entry_and_whoever_asked_an_answer_behind_it(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")

    answer = await mari.do(StartMeeting())

    assert isinstance(answer, Done)
    assert [type(frame) for frame in mari.tape.frames[-2:]] == [Entry, Done]
    assert mari.entries[-1].seq == ana.entries[-1].seq == answer.seq
    assert (await stage.records())[-1].seq == answer.seq


async def test_commands_that_came_together_are_one_append_and_one_write(stage: Stage) -> None:
    mari, ana, bo = await stage.circle("Mari", "Ana", "Bo")
    await mari.do(StartMeeting())
    writes = [len(person.tape.writes) for person in (mari, ana, bo)]

    ids = ana.send(RaiseHand("speak"), LowerHand(), RaiseHand("question"))
    [last] = bo.send(RaiseHand("speak"))
    await bo.answer(last)

    assert [len(person.tape.writes) for person in (mari, ana, bo)] == [n + 1 for n in writes]
    first = (await stage.records())[-4].seq
    assert [await ana.answer(id) for id in ids] == [
        Done(id, first + place) for place, id in enumerate(ids)
    ]
    hands = (await stage.state()).floor.hands
    assert [(hand.member, hand.kind) for hand in hands] == [
        (ana.member, "question"),
        (bo.member, "speak"),
    ]


async def test_later_commands_of_a_batch_are_decided_on_what_the_earlier_ones_left(
    stage: Stage,
) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    [early] = ana.send(RaiseHand("speak"))
    [start] = mari.send(StartMeeting())
    [late] = ana.send(RaiseHand("speak"))

    assert isinstance(await ana.answer(late), Done)
    assert isinstance(await mari.answer(start), Done)
    refused = await ana.answer(early)
    assert isinstance(refused, Refused)
    assert refused.code == "not_started"
    assert refused.retry


async def test_a_command_with_nothing_to_change_is_done_without_an_entry(stage: Stage) -> None:
    [mari] = await stage.circle("Mari")
    entries = len(await stage.records())

    answer = await mari.do(Rename("Mari"))

    assert answer == Done(answer.id, entries)
    assert len(await stage.records()) == entries


async def test_whoever_has_no_seat_yet_is_asked_to_take_one(stage: Stage) -> None:
    ana = await stage.at_the_door()

    answer = await ana.do(RaiseHand("speak"))

    assert isinstance(answer, Refused)
    assert answer.code == "not_seated"


async def test_a_command_right_behind_the_join_is_the_new_members(stage: Stage) -> None:
    ana = await stage.at_the_door()

    ana.visitor.receive(Join("j", "Ana", ana.seat))
    [rename] = ana.send(Rename("Anna"))

    assert isinstance(await ana.answer(rename), Done)
    assert [seat.name for seat in ana.replica().seats] == ["Anna"]


async def test_a_flood_of_commands_is_refused_beyond_what_may_wait(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    await mari.do(StartMeeting())

    ids = ana.send(*up_and_down(50))
    await until(lambda: all(ana.answers(id) for id in ids))

    answers = [ana.answers(id)[0] for id in ids]
    assert all(isinstance(answer, Done) for answer in answers[:32])
    assert {answer.code for answer in answers[32:] if isinstance(answer, Refused)} == {"too_fast"}
    assert isinstance(await ana.do(RaiseHand("speak")), Done)


async def test_a_room_takes_so_many_at_a_time_and_forgets_none(log: EventLog) -> None:
    troubled = TroubledLog(log)
    stage = await Stage.set_up(troubled)
    mari, *others = await stage.circle("Mari", *"ABCDE")
    await mari.do(StartMeeting())

    ids = [(person, person.send(*up_and_down(16))) for person in others]
    for person, theirs in ids:
        for id in theirs:
            assert isinstance(await person.answer(id), Done)

    assert max(troubled.appended) == room.BATCH_MOST
    assert sum(troubled.appended) == len(await stage.records())
    await stage.rooms.stop(0)


async def test_many_who_join_together_get_one_fresh_view_each(stage: Stage) -> None:
    newcomers = [await stage.at_the_door() for _ in range(20)]

    for place, person in enumerate(newcomers):
        person.visitor.receive(Join(f"j{place}", f"Guest {place}", person.seat))
    await until(lambda: all(person.visitor.member for person in newcomers))

    state = view(await stage.state(), "participant")
    for person in newcomers:
        [_door, welcome] = person.tape.frames
        assert isinstance(welcome, Welcome)
        assert welcome.meeting == state


async def test_a_fault_in_the_rules_costs_one_command_and_says_nobodys_words(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    words = "what Ana said"

    def broken(*_: object) -> Never:
        raise KeyError(words)

    with monkeypatch.context() as patched:
        patched.setattr(draft, "carry_out", broken)
        answer = await ana.do(Rename("Anna"))

    assert isinstance(answer, Refused)
    assert answer.code == "out_of_reach"
    assert "KeyError" in caplog.text
    assert words not in caplog.text
    assert isinstance(await ana.do(Rename("Anna")), Done)
    assert mari.tape.closed is None


async def test_an_unexpected_fault_ends_this_room_alone_and_it_is_folded_anew(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    [mari] = await stage.circle("Mari")
    here, stage.meeting = stage.meeting, await stage.rooms.make(MAKE)
    [elsewhere] = await stage.circle("Tiina")
    stage.meeting = here

    def broken(*_: object) -> Never:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(room, "expires_at", broken)
        mari.send(Rename("Maria"))
        await until(lambda: mari.tape.closed)

    assert mari.tape.closed is CloseCode.FAULT
    assert elsewhere.tape.closed is None
    await mari.come_back()
    assert isinstance(await mari.do(Rename("Maria")), Done)
