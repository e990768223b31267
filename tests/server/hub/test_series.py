"""A series goes on from meeting to meeting under the same links, and keeps what its group kept."""

import asyncio

import pytest
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import LogUnavailable
from circlekeeper_server.hub.days import day_to_come, days_later
from circlekeeper_server.hub.entering import NoEntry

from tests.server.hub.series_stage import DAYS, HOURS, SeriesStage, place
from tests.support.meetings import NOW


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
