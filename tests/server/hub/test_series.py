"""A series goes on from meeting to meeting under the same links, and keeps what its group kept."""

import asyncio
from pathlib import Path

import pytest
from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.commands import (
    ChangeAbout,
    EndMeeting,
    EraseMeeting,
    EraseSeries,
    InviteStandIn,
    KeepCard,
    PutCard,
    RenewInvite,
    SetPhaseMinutes,
    SetSeries,
    StartMeeting,
)
from circlekeeper_protocol.frames import PROTOCOL, Done, Hello, Refused, Welcome
from circlekeeper_protocol.meeting import Meeting, SeriesPlace
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import EventLog, LogUnavailable, NoSuchStream
from circlekeeper_server.event_log.sqlite import SqliteEventLog
from circlekeeper_server.hub import HubTime, Rooms
from circlekeeper_server.hub.days import day_to_come, days_later
from circlekeeper_server.hub.entering import NoEntry
from msgspec.structs import replace

from tests.server.hub.stage import MINUTES, Person, Stage, still_time, until
from tests.support.meetings import ABOUT, MAKE, NOW, PARTICIPANT_INVITE

HOURS: Millis = 60 * MINUTES
DAYS: Millis = 24 * HOURS


class SeriesStage(Stage):
    """A series of three meetings, once a week."""

    @classmethod
    async def of_three(cls, log: EventLog, time: HubTime | None = None) -> "SeriesStage":
        time = time or still_time()
        stage = cls(log, time, Rooms(log, time))
        about = replace(ABOUT, next_at=NOW + 7 * DAYS)
        series = SeriesPlace(number=1, of=3, every_days=7)
        stage.meeting = await stage.rooms.make(replace(MAKE, about=about, series=series))
        return stage

    async def held(self, *, erased: bool = True) -> Person:
        """One of its meetings, from the door to goodbye; and forgotten."""
        mari = await self.seated("Mari", "facilitator")
        assert isinstance(await mari.do(StartMeeting()), Done)
        assert isinstance(await mari.do(EndMeeting()), Done)
        if erased:
            mari.lose_line()
            self.time.move(25 * HOURS)
            await self.sweep()
        return mari

    async def sweep(self) -> None:
        await self.rooms.sweep()
        await until(lambda: self.rooms_open == 0)

    async def somebody_with(self, invite: str) -> Person:
        person = self.somebody()
        await person.come(Hello(PROTOCOL, self.meeting, invite=invite))
        return person

    async def door(self) -> Meeting:
        """What the participants' link shows."""
        visitor = await self.at_the_door()
        visitor.lose_line()
        return visitor.replica()


@pytest.fixture
async def series(log: EventLog) -> SeriesStage:
    return await SeriesStage.of_three(log)


def bytes_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


def place(meeting: Meeting) -> tuple[int, int]:
    assert meeting.series is not None
    return meeting.series.number, meeting.series.of


async def test_the_same_links_lead_to_one_meeting_after_the_other(series: SeriesStage) -> None:
    seen = []
    for _ in range(3):
        door = await series.door()
        seen.append((place(door), door.about.starts_at, door.about.next_at))
        await series.held()

    week = 7 * DAYS
    assert seen == [
        ((1, 3), NOW, NOW + week),
        ((2, 3), NOW + week, NOW + 2 * week),
        ((3, 3), NOW + 2 * week, None),
    ]
    with pytest.raises(NoEntry):
        await series.door()


async def test_right_after_the_end_a_link_leads_on_and_a_seat_back_to_goodbye(
    series: SeriesStage,
) -> None:
    mari = await series.held(erased=False)

    assert place(await series.door()) == (2, 3)
    await mari.come_back()
    assert mari.replica().stage == "ended"
    assert place(mari.replica()) == (1, 3)

    series.time.move(4 * HOURS)
    with pytest.raises(NoEntry):
        await mari.come_back()


async def test_many_who_come_at_once_find_one_next_meeting(series: SeriesStage) -> None:
    await series.held(erased=False)

    doors = await asyncio.gather(*(series.door() for _ in range(10)))

    assert {place(door) for door in doors} == {(2, 3)}
    await series.seated("Ana")
    assert [seat.name for seat in (await series.door()).seats] == ["Ana"]


async def test_two_nodes_agree_on_the_next_meeting(series: SeriesStage) -> None:
    await series.held(erased=False)
    other = series.with_new_hub(node="two")

    here, there = await asyncio.gather(series.at_the_door(), other.at_the_door())

    assert here.visitor.room.stream == there.visitor.room.stream


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


async def test_a_stand_in_holds_one_meeting_and_no_more(series: SeriesStage) -> None:
    mari = await series.seated("Mari", "facilitator")
    await mari.do(InviteStandIn("t" * 22))
    stand_in = await series.somebody_with("t" * 22)
    assert isinstance(await stand_in.join("Lea"), Welcome)

    for command in (SetSeries(5, None), EraseSeries(), RenewInvite("facilitator", "x" * 22)):
        no = await stand_in.do(command)
        assert isinstance(no, Refused)
        assert no.code == "not_of_the_series"
    assert isinstance(await stand_in.do(StartMeeting()), Done)
    assert isinstance(await stand_in.do(EndMeeting()), Done)

    assert place(await series.door()) == (2, 3)
    with pytest.raises(NoEntry):
        await series.somebody_with("t" * 22)


async def test_once_the_next_meeting_has_its_door_it_is_changed_there(series: SeriesStage) -> None:
    mari = await series.held(erased=False)
    await series.door()

    no = await mari.do(SetSeries(4, None))

    assert isinstance(no, Refused)
    assert no.code == "moved_on"


async def test_a_series_may_be_longer_than_it_was_planned(series: SeriesStage) -> None:
    await series.held()
    await series.held()
    mari = await series.seated("Mari", "facilitator")
    await mari.do(SetSeries(4, NOW + 30 * DAYS))
    mari.lose_line()
    await series.held()

    door = await series.door()

    assert (place(door), door.about.starts_at) == ((4, 4), NOW + 30 * DAYS)


async def test_the_last_meeting_has_a_plan_for_parting_where_the_group_wishes(
    series: SeriesStage,
) -> None:
    parting = replace(MAKE.plan, title="A last meeting")
    series.rooms = Rooms(series.log, series.time, parting=parting)
    mari = await series.seated("Mari", "facilitator")
    await mari.do(SetSeries(3, NOW + 7 * DAYS, parting=True))
    mari.lose_line()

    titles = []
    for _ in range(3):
        titles.append((await series.door()).plan.title)
        await series.held()

    assert titles == ["A short meeting", "A short meeting", "A last meeting"]


async def test_a_meeting_that_is_called_off_comes_again_when_its_time_is_over(
    series: SeriesStage,
) -> None:
    mari = await series.seated("Mari", "facilitator")
    await mari.do(called_off(mari.replica()))
    assert (await series.door()).about.called_off

    series.time.move(HOURS)

    door = await series.door()
    assert (place(door), door.about.called_off) == ((1, 3), False)
    assert door.about.starts_at == NOW + 7 * DAYS


def called_off(meeting: Meeting) -> ChangeAbout:
    about = meeting.about
    return ChangeAbout(
        revision=about.revision,
        title=about.title,
        starts_at=about.starts_at,
        zone=about.zone,
        place=about.place,
        place_link=about.place_link,
        rhythm=about.rhythm,
        contact=about.contact,
        next_at=about.next_at,
        called_off=True,
    )


async def test_a_meeting_that_nobody_holds_waits_for_weeks_and_then_the_series_is_over(
    series: SeriesStage,
) -> None:
    await series.held()
    series.time.move(50 * DAYS)
    await series.sweep()
    assert place(await series.door()) == (2, 3)

    series.time.move(20 * DAYS)
    await series.sweep()
    await series.sweep()

    with pytest.raises(NoEntry):
        await series.door()
    with pytest.raises(NoSuchStream):
        await series.log.read(series.meeting)


@pytest.mark.parametrize("late", [7 * DAYS, 15 * DAYS])
async def test_one_that_is_held_weeks_late_is_followed_by_a_day_to_come(
    series: SeriesStage, late: Millis
) -> None:
    series.time.move(late + HOURS)
    await series.held(erased=False)

    door = await series.door()

    weeks = late // (7 * DAYS) + 1
    assert (place(door), door.about.starts_at) == ((2, 3), NOW + weeks * 7 * DAYS)
    assert door.about.next_at == NOW + (weeks + 1) * 7 * DAYS


async def test_a_meeting_that_nobody_ended_counts_as_held(series: SeriesStage) -> None:
    mari = await series.seated("Mari", "facilitator")
    await mari.do(StartMeeting())
    mari.lose_line()
    series.time.move(8 * DAYS)
    await series.sweep()

    assert place(await series.door()) == (2, 3)


class HaltingLog(MemoryEventLog):
    """Fails at the append that is named, once."""

    fails_in = 0

    async def append(self, *args: object, **more: object) -> object:  # type: ignore[override]
        self.fails_in -= 1
        if self.fails_in in (0, -1):
            raise LogUnavailable("the disk is full")
        return await super().append(*args, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("step", [1, 2, 3])
async def test_a_step_that_failed_is_taken_by_whoever_comes_next(step: int) -> None:
    log = HaltingLog()
    series = await SeriesStage.of_three(log)
    await series.held(erased=False)
    log.fails_in = step
    with pytest.raises(NoEntry):
        await series.door()

    assert place(await series.door()) == (2, 3)
    elsewhere = await series.with_new_hub().at_the_door()
    assert place(elsewhere.replica()) == (2, 3)


def test_a_week_later_the_clock_shows_the_same_time_whatever_was_done_to_it() -> None:
    before = 1_792_510_200_000  # Tuesday 20 October 2026, 18:30 in Tallinn
    assert days_later(before, "Europe/Tallinn", 7) - before == 7 * DAYS + HOURS
    assert days_later(before, "UTC", 7) - before == 7 * DAYS


def test_a_day_that_is_over_is_followed_by_the_next_one_by_the_same_clock() -> None:
    before = 1_792_510_200_000  # Tuesday 20 October 2026, 18:30 in Tallinn
    week_later = before + 7 * DAYS + HOURS
    assert day_to_come(before, "Europe/Tallinn", 7, before) == before
    assert day_to_come(before, "Europe/Tallinn", 7, before + 1) == week_later
    assert day_to_come(before, "Europe/Tallinn", 7, week_later) == week_later
    assert day_to_come(before, "Europe/Tallinn", 7, week_later + 1) == week_later + 7 * DAYS
    assert day_to_come(before, "Europe/Tallinn", 0, week_later) == before
