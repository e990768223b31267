"""Hubs are replaced one after the other while meetings are held, as `docs/running.md` says."""

from pathlib import Path
from typing import Final

from tests.faults.redis_nodes import nodes_under_load

BACK_SECONDS: Final = 5.0


async def test_an_upgrade_of_two_hubs_loses_no_meeting_and_nobody_waits_for_long(
    tmp_path: Path,
) -> None:
    async with nodes_under_load(tmp_path) as on:
        seats = [member.circle.member for member in on.load.members]
        await on.some_work()
        on.load.wait_from_now()
        for hub in on.hubs:
            await hub.retire()
            await on.some_work()
            await hub.start()
            await on.some_work()
        waited = on.load.longest_wait()
        await on.end()

    assert waited <= BACK_SECONDS
    assert [member.circle.member for member in on.load.members] == seats
