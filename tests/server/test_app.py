"""The whole hub, put together: it forgets on time by itself, and says goodbye before it stops."""

import asyncio
from typing import Any

import pytest
from circlekeeper_protocol.closing import CLOSINGS, CloseCode
from circlekeeper_protocol.frames import Door, Restarting
from circlekeeper_server.app import SWEEP, open_log
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import LogUnavailable
from circlekeeper_server.event_log.sqlite import SqliteEventLog
from circlekeeper_server.serve import SPREAD
from circlekeeper_server.settings import Settings

from tests.support.running_hub import running_hub

MONTH = 31 * 24 * 60 * 60 * 1000


class WatchedLog(MemoryEventLog):
    """Tells when a stream was erased; fails as often as it is told to when asked for old ones."""

    def __init__(self, fail: int = 0) -> None:
        super().__init__()
        self.asked = 0
        self.fail = fail
        self.erased = asyncio.Event()

    async def expired(self, now: int) -> list[str]:
        self.asked += 1
        if self.asked <= self.fail:
            raise LogUnavailable("the disk is gone") if self.asked % 2 else RuntimeError("a fault")
        return await super().expired(now)

    async def erase(self, stream: str) -> None:
        await super().erase(stream)
        self.erased.set()


async def test_a_meeting_that_nobody_ended_is_forgotten_by_itself() -> None:
    log = WatchedLog()
    async with running_hub(log=log) as hub:
        links = await hub.make()
        hub.time.move(MONTH)
        async with asyncio.timeout(10):
            await log.erased.wait()

        async with hub.line() as line:
            await line.hello(links.meeting, links.participant)
            assert (await line.ended())[0] == CloseCode.NO_ENTRY


async def test_a_sweep_that_fails_is_made_again(caplog: pytest.LogCaptureFixture) -> None:
    log = WatchedLog(fail=2)
    async with running_hub(log=log) as hub:
        await hub.make()
        hub.time.move(MONTH)
        async with asyncio.timeout(10):
            while not log.erased.is_set():
                hub.time.move(SWEEP)
                await asyncio.sleep(0.001)  # a moved alarm rings in one of the loop's next turns

    assert caplog.text.count("Expired meetings could not be erased") == 2


async def test_a_hub_that_stops_asks_everyone_to_come_back_spread_out() -> None:
    async with running_hub() as hub:
        links = await hub.make()
        async with hub.line() as line:
            await line.hello(links.meeting, links.participant)
            assert isinstance(await line.hear(), Door)
            hub.server.should_exit = True

            assert await line.hear() == Restarting(spread=SPREAD)
            assert await line.ended() == (
                CloseCode.RESTART,
                CLOSINGS[CloseCode.RESTART].reason,
            )


async def test_the_database_setting_picks_the_log(tmp_path: Any) -> None:
    in_memory = await open_log(Settings(database=":memory:"))
    on_disk = await open_log(Settings(database=str(tmp_path / "data" / "circles.sqlite")))

    assert isinstance(in_memory, MemoryEventLog)
    assert isinstance(on_disk, SqliteEventLog)
    await on_disk.close()
