"""Many people at once, at sixty times life: nobody is refused, and no command gets lost.

`make test-long` lets them hold a rehearsal's whole hour; `make test` a quarter of one, which has
something of everything: a ritual, rounds, a late-comer, the queue, a line that drops, signals.
"""

import asyncio
import logging
import secrets
from pathlib import Path
from typing import Final

import pytest
from circlekeeper_client import connect
from circlekeeper_protocol.bounds import Minutes
from circlekeeper_protocol.commands import Leave, MakeMeeting
from circlekeeper_protocol.meeting import Meeting, Plan
from circlekeeper_server.event_log.sqlite import SqliteEventLog
from circlekeeper_server.plans import rehearsed
from circlekeeper_server.rehearsal.dice import Dice
from circlekeeper_server.rehearsal.rehearsal import Rehearsal
from msgspec.structs import replace

from tests.server.rehearsal.imagined import WATCHED
from tests.server.rehearsal.short import a_quarter_of_an_hour
from tests.support.meetings import MAKE
from tests.support.running_hub import RunningHub, running_hub

MEETINGS: Final = 30
MINUTE: Final = 1_000
FOR_EVER: Final = 240

_LARGE, _, _SMALL = WATCHED
TEN: Final = replace(_LARGE, characters=(*_LARGE.characters, *_SMALL.characters)[:9])
"""With their facilitator."""


@pytest.mark.parametrize(
    ("plan", "heads_ups"),
    [
        pytest.param(a_quarter_of_an_hour(), (3, 2), id="a quarter of an hour"),
        pytest.param(rehearsed().plan, (15, 10), id="an hour", marks=pytest.mark.long),
    ],
)
async def test_three_hundred_members_in_thirty_meetings_at_sixty_times_life(
    plan: Plan, heads_ups: tuple[Minutes, ...], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    made = replace(MAKE, plan=replace(plan, minute=MINUTE), heads_ups=heads_ups)
    caplog.set_level(logging.INFO, "circlekeeper.rehearsal")
    log = await SqliteEventLog.open(tmp_path / "log.sqlite")
    try:
        async with running_hub(log=log) as hub, asyncio.timeout(FOR_EVER):
            together = asyncio.Barrier(MEETINGS)
            goodbyes = await asyncio.gather(
                *(held_and_watched(hub, made, f"meeting {n}", together) for n in range(MEETINGS))
            )
    finally:
        await log.close()

    told = [record.message for record in caplog.records]
    # Under load somebody still has a word when goodbye is said.
    assert [each for each in told if not each.endswith("meeting_is_over")] == []
    for goodbye in goodbyes:
        assert goodbye.joined == 10 + 1
        assert {p.status for p in goodbye.course.progress} == {"done", "active"}


async def held_and_watched(
    hub: RunningHub, wanted: MakeMeeting, seed: str, together: asyncio.Barrier
) -> Meeting:
    """One meeting from its beginning to when its people have gone, as an observer sees it."""
    facilitator, participant, observer = (secrets.token_urlsafe(16) for _ in range(3))
    made = replace(wanted, facilitator=facilitator, participant=participant, observer=observer)
    meeting = await hub.rooms.make(made)
    address = f"http://127.0.0.1:{hub.port}"
    rehearsal = Rehearsal(address, meeting, made, TEN, Dice(seed), asyncio.sleep)
    async with asyncio.TaskGroup() as group:
        group.create_task(rehearsal.hold())
        await rehearsal.seated
        await together.wait()
        async with connect(f"{address}/m/{meeting}#{observer}", "Piret") as piret:
            await piret.until(lambda meeting: meeting.stage == "ended")
            await piret.until(lambda meeting: len(meeting.seats) == 2)
            goodbye = piret.meeting
            await piret.do(Leave())
    return goodbye
