"""Coming in: the door, the seat, what was missed, or a fresh view; never a part of it."""

import pytest
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.commands import HandOver, RaiseHand, Rename, StartMeeting
from circlekeeper_protocol.frames import PROTOCOL, Door, Entry, Hello, Resumed, Welcome
from circlekeeper_protocol.privacy import view
from circlekeeper_server.event_log.port import Position
from circlekeeper_server.hub import NoEntry
from circlekeeper_server.hub.past import TAIL_ENTRIES

from tests.server.hub.stage import Stage, until, up_and_down
from tests.support.meetings import PARTICIPANT_INVITE


async def test_an_invite_shows_the_door_and_what_happens_behind_it(stage: Stage) -> None:
    visitor = await stage.at_the_door()
    await stage.seated("Mari", "facilitator")

    [door, entry] = visitor.tape.frames

    assert isinstance(door, Door)
    assert door.role == "participant"
    assert door.seq == 1
    assert isinstance(entry, Entry)
    assert visitor.event_types == ["SeatTaken"]
    assert visitor.replica() == view(await stage.state(), "door")


async def test_whoever_returns_with_what_they_have_seen_gets_what_they_missed(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    known, seen = ana.replica(), ana.seen
    ana.lose_line()
    await mari.do(StartMeeting())
    await mari.do(RaiseHand("speak"))

    await ana.come_back(seen=seen)

    [resumed, *missed] = ana.tape.frames
    assert resumed == Resumed(seq=seen.seq + 2, now=stage.time.now())
    assert [entry.seq for entry in missed if isinstance(entry, Entry)] == [4, 5]
    assert ana.replica(known) == view(await stage.state(), "participant")


async def test_whoever_missed_nothing_is_told_so(stage: Stage) -> None:
    ana = await stage.seated("Ana")
    seen = ana.seen
    ana.lose_line()

    await ana.come_back(seen=seen)

    assert ana.tape.frames == [Resumed(seq=seen.seq, now=stage.time.now())]


async def test_another_process_takes_them_back_by_entries_too(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    await mari.do(StartMeeting())
    seen = Position(ana.seen.epoch, ana.seen.seq - 1)
    ana.stage = stage.with_new_hub()

    await ana.come_back(seen=seen)

    assert [type(frame) for frame in ana.tape.frames] == [Resumed, Entry]


@pytest.mark.parametrize("lag", ["nothing seen", "another epoch", "too long", "the future"])
async def test_everyone_else_gets_a_fresh_view(stage: Stage, lag: str) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    await mari.do(StartMeeting())
    seen = {
        "nothing seen": None,
        "another epoch": Position("x", ana.seen.seq),
        "too long": ana.seen,
        "the future": Position(ana.seen.epoch, ana.seen.seq + 10_000),
    }[lag]
    ana.lose_line()
    if lag == "too long":
        for _ in range(TAIL_ENTRIES // 16 + 1):
            ids = mari.send(*up_and_down(8))
            await mari.answer(ids[-1])

    await ana.come_back(seen=seen)

    [welcome] = ana.tape.frames
    assert isinstance(welcome, Welcome)
    assert (welcome.member, welcome.role) == (2, "participant")
    assert welcome.seq == (await stage.records())[-1].seq
    assert welcome.meeting == view(await stage.state(), "participant")


async def test_the_longest_tail_is_resumed_whole(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    seen = ana.seen
    await mari.do(StartMeeting())
    for _ in range(TAIL_ENTRIES // 16):
        ids = mari.send(*up_and_down(8))
        await mari.answer(ids[-1])
    ana.lose_line()

    await ana.come_back(seen=seen)
    assert isinstance(ana.tape.frames[0], Welcome)
    await ana.come_back(seen=Position(seen.epoch, seen.seq + 1))

    assert isinstance(ana.tape.frames[0], Resumed)
    assert [entry.seq for entry in ana.entries] == list(
        range(seen.seq + 2, seen.seq + 2 + TAIL_ENTRIES)
    )


async def test_a_fresh_view_is_needed_by_whoever_missed_their_own_change_of_role(
    stage: Stage,
) -> None:
    mari, ana, bo = await stage.circle("Mari", "Ana", "Bo")
    seen = bo.seen
    for person in (ana, bo):
        person.lose_line()
    await mari.do(HandOver(to=ana.member))

    await ana.come_back(seen=seen)
    await bo.come_back(seen=seen)

    assert isinstance(ana.tape.frames[0], Welcome)
    assert ana.replica() == view(await stage.state(), "facilitator")
    assert isinstance(bo.tape.frames[0], Resumed)


async def test_what_was_seen_at_the_door_is_not_enough_for_the_circle(stage: Stage) -> None:
    ana = await stage.at_the_door()
    seen = ana.seen
    await ana.join("Ana")
    ana.lose_line()

    await ana.come_back(seen=seen)

    assert isinstance(ana.tape.frames[0], Welcome)


async def test_unknown_wrong_and_ambiguous_get_the_same_answer(stage: Stage) -> None:
    hellos = [
        Hello(PROTOCOL, "x" * 22, invite=PARTICIPANT_INVITE),
        Hello(PROTOCOL, stage.meeting, invite="x" * 22),
        Hello(PROTOCOL, stage.meeting, seat="x" * 22),
        Hello(PROTOCOL, stage.meeting),
        Hello(PROTOCOL, stage.meeting, invite=PARTICIPANT_INVITE, seat="x" * 22),
    ]
    for hello in hellos:
        somebody = stage.somebody()
        with pytest.raises(NoEntry) as caught:
            await somebody.come(hello)
        assert caught.value.code is CloseCode.NO_ENTRY
        assert somebody.tape.writes == []


async def test_a_second_tab_is_the_same_member_and_gets_the_same(stage: Stage) -> None:
    ana = await stage.seated("Ana")
    tab = stage.somebody()
    tab.seat = ana.seat

    await tab.come_back()
    await tab.do(Rename("Anna"))
    await until(lambda: ana.entries)

    assert tab.member == ana.member
    assert ana.replica() == tab.replica() == view(await stage.state(), "participant")
