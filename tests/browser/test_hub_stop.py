"""A hub stands still for ten seconds and goes on: nothing is early or twice, and order is kept."""

import asyncio
from pathlib import Path
from typing import Final

from circlekeeper_client import connect
from circlekeeper_protocol.bounds import MeetingId
from circlekeeper_protocol.commands import StartMeeting
from circlekeeper_protocol.events import SignalAnnounced
from circlekeeper_server.event_log.sqlite import SqliteEventLog
from circlekeeper_server.hub import HubTime, Rooms
from playwright.async_api import Browser, expect

from tests.browser.ears import Ears
from tests.browser.person import person
from tests.support.hub_process import hub_process
from tests.support.kept_log import KeptLog, kept_log
from tests.support.telling import links_at, telling

SIGNALS: Final = 10
STOPPED_SECONDS: Final = 10.0
"""Of life: what stands still is another process, whose clock goes on."""
ROUNDING_MS: Final = 2.0
"""Of a hub that has just taken its time from the machine's clock."""


async def made_in(database: Path) -> MeetingId:
    log = await SqliteEventLog.open(database)
    try:
        return await Rooms(log, HubTime()).make(telling(SIGNALS))
    finally:
        await log.close()


async def kept_in(database: Path, meeting: MeetingId) -> KeptLog:
    log = await SqliteEventLog.open(database)
    try:
        return await kept_log(log, meeting)
    finally:
        await log.close()


async def test_a_hub_that_stood_still_and_went_on_rings_all_once_in_order_and_none_early(
    browser: Browser, tmp_path: Path
) -> None:
    database = tmp_path / "circles.sqlite"
    meeting = await made_in(database)
    async with hub_process(database) as hub, person(browser, "Ana") as ana:
        links = links_at(hub.port, meeting)
        async with connect(links.facilitator, "Mari") as mari:
            ears = await Ears(ana.page).put_on()
            await ana.open(links.participant)
            await ana.sit_down()
            await ana.button("Show the time left in numbers").dblclick()
            await expect(ana.page.locator("[data-milliseconds]")).to_be_visible()
            await mari.do(StartMeeting())
            dues = {signal.id: signal.due for signal in mari.meeting.time.signals}
            await ears.until(1)

            hub.stop()
            await asyncio.sleep(STOPPED_SECONDS)
            hub.go_on()

            await ears.until(SIGNALS)
            bells = await ears.bells()
            await hub.kill()

    log = await kept_in(database, meeting)
    log.require_whole()
    events = [event for record in log.records for event in record.events]
    announced = [event.signal for event in events if isinstance(event, SignalAnnounced)]
    assert announced == sorted(set(announced)), "in order, and each once"
    assert all(e.ring_at >= dues[e.signal] for e in events if isinstance(e, SignalAnnounced))
    heard = sorted((bell.at, bell.bound) for bell in bells if bell.at and bell.bound)
    assert len(heard) == len(bells) == SIGNALS, "each once"
    for (at, bound), due in zip(heard, sorted(dues.values()), strict=False):
        assert due - bound - ROUNDING_MS <= at, "none early"
