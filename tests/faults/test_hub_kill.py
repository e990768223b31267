"""kill -9 of the hub under load, twenty times: everyone is back by themselves, nothing that was
acknowledged is missing, nothing is there twice, and nobody saw what is not in the log."""

import asyncio
from pathlib import Path
from random import Random

import pytest
from circlekeeper_server.event_log.sqlite import SqliteEventLog

from tests.faults.hub_load import Load, load_at
from tests.support.hub_process import HubProcess, hub_process
from tests.support.kept_log import KeptLog, kept_log

KILLS = 20
BACK_SECONDS = 30.0

HASTY = ("-m", "tests.faults.hasty_hub")


async def logs_in(database: Path, load: Load) -> dict[str, KeptLog]:
    log = await SqliteEventLog.open(database)
    try:
        meetings = {member.meeting for member in load.members}
        return {meeting: await kept_log(log, meeting) for meeting in meetings}
    finally:
        await log.close()


async def check(database: Path, load: Load) -> None:
    """To be called while no hub runs."""
    load.require_kept(await logs_in(database, load))


async def killed_at_some_moment(hub: HubProcess, load: Load, chance: Random) -> None:
    """Everyone comes back and is answered, and then the hub dies in the middle of something."""
    async with asyncio.timeout(BACK_SECONDS):
        await load.acknowledgements(more=chance.randrange(20, 200))
    await hub.kill()


async def test_twenty_kills_lose_nothing_and_everyone_is_back(tmp_path: Path) -> None:
    database = tmp_path / "circles.sqlite"
    chance = Random(1)
    async with hub_process(database) as hub, load_at(hub.address, chance) as load:
        for _ in range(KILLS):
            await killed_at_some_moment(hub, load, chance)
            await check(database, load)
            await hub.start()
        async with asyncio.timeout(BACK_SECONDS):
            await load.acknowledgements(more=1)

    assert len(load.acknowledged) > 50 * KILLS


async def test_the_same_check_sees_a_hub_that_acknowledges_before_commit(tmp_path: Path) -> None:
    database = tmp_path / "circles.sqlite"
    chance = Random(1)
    async with hub_process(database, HASTY) as hub, load_at(hub.address, chance) as load:
        await killed_at_some_moment(hub, load, chance)
        with pytest.raises(AssertionError, match=r"not kept|never kept"):
            await check(database, load)
