"""What a series carries from meeting to meeting, and what it leaves nowhere."""

from pathlib import Path

import pytest
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.commands import (
    EndMeeting,
    EraseMeeting,
    EraseSeries,
    KeepCard,
    PutCard,
    RenewInvite,
    SetPhaseMinutes,
    StartMeeting,
)
from circlekeeper_protocol.frames import Done
from circlekeeper_server.event_log.port import NoSuchStream
from circlekeeper_server.event_log.sqlite import SqliteEventLog
from circlekeeper_server.hub.entering import NoEntry

from tests.server.hub.series_stage import DAYS, SeriesStage, bytes_in, place
from tests.server.hub.stage import until
from tests.support.meetings import ABOUT, NOW, PARTICIPANT_INVITE


async def test_what_is_kept_goes_along_without_names_and_nothing_else(series: SeriesStage) -> None:
    mari, ana = await series.circle("Mari", "Ana")
    for number, text in ((1, "We pass freely"), (2, "Not this one")):
        await ana.do(PutCard(number, "agreement", text, "everyone", None))
    await ana.do(PutCard(3, "goal", "To be heard", "circle", None))
    await ana.do(PutCard(4, "helps", "Tea", "circle", None))
    await ana.do(KeepCard(1, True))
    await ana.do(KeepCard(3, True))
    await mari.do(SetPhaseMinutes(phase=1, minutes=25))
    await mari.do(StartMeeting())
    await mari.do(SetPhaseMinutes(phase=1, minutes=7))
    await mari.do(RenewInvite("observer", "n" * 22))
    await mari.do(EndMeeting())

    following = (await series.seated("Bo", "participant")).replica()

    assert [(card.text, card.member) for card in following.cards] == [
        ("We pass freely", None),
        ("To be heard", None),
    ]
    assert [seat.name for seat in following.seats] == ["Bo"]
    assert following.plan.phases[1].minutes == 25
    assert (following.about.contact, following.about.rhythm) == (ABOUT.contact, ABOUT.rhythm)
    assert (await series.somebody_with("n" * 22)).visitor.role == "observer"


async def test_nothing_that_was_not_kept_is_left_in_the_database(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    log = await SqliteEventLog.open(path)
    series = await SeriesStage.of_three(log)
    ana = await series.seated("Ana-Sofia")
    for number in range(1, 9):
        kind = ("agreement", "goal", "hope", "topic")[number % 4]
        audience = {"agreement": "everyone"}.get(kind, "circle")
        await ana.do(PutCard(number, kind, f"secret word {number}", audience, None))  # type: ignore[arg-type]
        if number % 2:
            await ana.do(KeepCard(number, True))
    ana.lose_line()
    await series.held()
    await log.close()

    on_disk = bytes_in(tmp_path)

    left = {number for number in range(1, 9) if f"secret word {number}".encode() in on_disk}
    assert left == {1, 3, 5, 7}
    assert b"Ana-Sofia" not in on_disk
    assert b"Mari" not in on_disk.replace(b"write to Mari", b"")


async def test_what_is_let_go_again_is_gone_with_the_meeting_after(tmp_path: Path) -> None:
    log = await SqliteEventLog.open(tmp_path / "log.sqlite")
    series = await SeriesStage.of_three(log)
    ana = await series.seated("Ana")
    await ana.do(PutCard(1, "goal", "secret word", "circle", None))
    await ana.do(KeepCard(1, True))
    ana.lose_line()
    await series.held()
    mari = await series.seated("Mari", "facilitator")
    [card] = mari.replica().cards
    await mari.do(KeepCard(card.id, False))
    mari.lose_line()
    await series.held()
    await log.close()

    on_disk = bytes_in(tmp_path)

    assert b"secret word" not in on_disk


async def test_a_meeting_that_is_erased_leaves_the_series(series: SeriesStage) -> None:
    mari = await series.held(erased=False)
    await mari.do(KeepCard(9, True))
    await mari.do(EraseMeeting())
    await until(lambda: mari.tape.closed)

    assert place(await series.door()) == (2, 3)


async def test_one_that_is_erased_before_it_was_held_comes_again(series: SeriesStage) -> None:
    mari = await series.seated("Mari", "facilitator")
    await mari.do(EraseMeeting())
    await until(lambda: mari.tape.closed)

    door = await series.door()

    assert (place(door), door.about.starts_at) == ((1, 3), NOW + 7 * DAYS)


async def test_a_series_that_is_erased_leaves_nothing(tmp_path: Path) -> None:
    log = await SqliteEventLog.open(tmp_path / "log.sqlite")
    series = await SeriesStage.of_three(log)
    await series.held(erased=False)
    waiting = await series.at_the_door()
    mari = await series.seated("Mari", "facilitator")
    await mari.do(PutCard(1, "goal", "secret word", "circle", None))
    assert isinstance(await mari.do(EraseSeries()), Done)
    await until(lambda: mari.tape.closed and waiting.tape.closed)

    assert mari.tape.closed is CloseCode.ERASED
    with pytest.raises(NoSuchStream):
        await log.read(series.meeting)
    with pytest.raises(NoEntry):
        await series.door()
    await log.close()
    on_disk = bytes_in(tmp_path)
    for word in (b"secret word", b"Tuesday circle", PARTICIPANT_INVITE.encode(), b"lead"):
        assert word not in on_disk


async def test_from_goodbye_too_the_whole_series_can_be_forgotten(series: SeriesStage) -> None:
    mari = await series.held(erased=False)
    ana = await series.seated("Ana")
    assert place(ana.replica()) == (2, 3)

    await mari.do(EraseSeries())

    await until(lambda: ana.tape.closed)
    assert ana.tape.closed is CloseCode.ERASED
    with pytest.raises(NoEntry):
        await series.door()
