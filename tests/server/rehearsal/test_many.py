"""Many people at once, at sixty times life: nobody is refused, and no command gets lost."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import pytest
from circlekeeper_client import connect
from circlekeeper_protocol.commands import Leave
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.event_log.sqlite import SqliteEventLog
from circlekeeper_server.plans import rehearsed
from circlekeeper_server.rehearsal.cast import CASTS, Cast
from circlekeeper_server.rehearsal.dice import Dice
from circlekeeper_server.rehearsal.rehearsal import Rehearsal
from msgspec.structs import replace

from tests.support.meetings import MAKE
from tests.support.running_hub import RunningHub, running_hub

MEETINGS: Final = 30
MINUTE: Final = 1_000

TEN: Final = CASTS[0]._replace(people=(*CASTS[0].people, *CASTS[2].people)[:9])
"""With their facilitator."""


async def test_three_hundred_members_in_thirty_meetings_at_sixty_times_life(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "circlekeeper.rehearsal")
    log = await SqliteEventLog.open(tmp_path / "log.sqlite")
    try:
        async with running_hub(log=log) as hub, asyncio.timeout(240):
            together = asyncio.Barrier(MEETINGS)
            goodbyes = await asyncio.gather(
                *(held_and_watched(hub, TEN, f"meeting {n}", together) for n in range(MEETINGS))
            )
    finally:
        await log.close()

    assert [record.message for record in caplog.records] == []
    for goodbye in goodbyes:
        assert goodbye.joined == 10 + 1
        assert {p.status for p in goodbye.course.progress} == {"done", "active"}


async def held_and_watched(
    hub: RunningHub, cast: Cast, seed: str, together: asyncio.Barrier
) -> Meeting:
    """One meeting from its beginning to when its people have gone, as an observer sees it."""
    facilitator, participant, observer = (secrets.token_urlsafe(16) for _ in range(3))
    made = replace(
        MAKE,
        plan=replace(rehearsed().plan, minute=MINUTE),
        facilitator=facilitator,
        participant=participant,
        observer=observer,
    )
    meeting = await hub.rooms.make(made)
    address = f"http://127.0.0.1:{hub.port}"
    rehearsal = Rehearsal(address, meeting, made, cast, Dice(seed), asyncio.sleep)
    async with going_on(rehearsal):
        await rehearsal.seated
        await together.wait()
        async with connect(f"{address}/m/{meeting}#{observer}", "Piret") as piret:
            await piret.until(lambda meeting: meeting.stage == "ended")
            await piret.until(lambda meeting: len(meeting.seats) == 2)
            goodbye = piret.meeting
            await piret.do(Leave())
    return goodbye


@asynccontextmanager
async def going_on(rehearsal: Rehearsal) -> AsyncIterator[None]:
    holding = asyncio.create_task(rehearsal.hold())
    try:
        yield
        await holding
    finally:
        holding.cancel()
        await asyncio.wait([holding])
