"""kill -9 of a node: within five seconds its people are at the other one, in the same place in the
queue, and bells ring."""

import asyncio
from pathlib import Path
from typing import Final

from circlekeeper_protocol.bounds import MemberId
from circlekeeper_protocol.commands import (
    GiveFloor,
    RaiseHand,
    SetFloorMode,
    ShowPrompt,
    StartMeeting,
)
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.event_log.redis import RedisEventLog
from circlekeeper_server.hub import HubTime, Rooms

from tests.support.telling import links_at, telling

from .bells import BELLS, Listener
from .placed import circle_on, two_hubs

BACK_SECONDS: Final = 5.0
QUESTION: Final = "What helps you now?"


async def test_everyone_is_back_in_their_place_within_seconds_and_bells_ring(
    tmp_path: Path,
) -> None:
    async with two_hubs(tmp_path) as at:
        log = await RedisEventLog.open(at.server.url)
        meeting = await Rooms(log, HubTime()).make(telling(BELLS))
        await log.close()
        async with circle_on(at, links_at(at.way.port, meeting)) as circles:
            mari, *others = circles
            await mari.do(StartMeeting())
            await mari.do(SetFloorMode(mode="queue"))
            await mari.do(GiveFloor(to=mari.member, after=0))
            for circle in others:
                await circle.do(RaiseHand(kind="speak"))
            line = [circle.member for circle in others]
            await mari.until(lambda meeting: waiting(meeting) == line)
            listeners = [Listener(circle) for circle in circles]

            async with asyncio.TaskGroup() as listening:
                tasks = [listening.create_task(each.listen()) for each in listeners]
                await at.hubs[0].kill()
                async with asyncio.timeout(BACK_SECONDS):
                    await mari.do(ShowPrompt(text=QUESTION))
                    for circle in circles:
                        await circle.until(lambda now: now.course.prompt == QUESTION)
                        await circle.until(everyone_is_here)
                for each in listeners:
                    await each.hears(BELLS)
                for task in tasks:
                    task.cancel()

            assert [waiting(circle.meeting) for circle in circles] == [line] * len(circles)
            assert all(each.last > 0 for each in listeners), "told after it had to ring"


def waiting(meeting: Meeting) -> list[MemberId]:
    return [hand.member for hand in meeting.floor.hands]


def everyone_is_here(meeting: Meeting) -> bool:
    return all(seat.presence == "here" for seat in meeting.seats)
