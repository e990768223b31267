"""kill -9 of a node: its browsers are on the other one within five seconds, in their old places."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random
from typing import Final

import pytest
from circlekeeper_client import connect
from circlekeeper_protocol.commands import GiveFloor, SetFloorMode, ShowPrompt, StartMeeting
from playwright.async_api import Browser, expect

from tests.browser.person import Person, person
from tests.support.balancer import Balancer
from tests.support.circles import make_meeting
from tests.support.hub_process import hub_process
from tests.support.redis_server import redis_server, require_program

BACK_SECONDS: Final = 5.0
QUESTION: Final = "What helps you now?"
ALIVE: Final = "window.aliveSince = performance.timeOrigin"


@pytest.mark.long
async def test_after_a_nodes_death_browsers_are_back_in_their_places_without_a_reload(
    browser: Browser, tmp_path: Path
) -> None:
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(
            redis_server(require_program("valkey"), tmp_path / "valkey")
        )
        hubs = [await stack.enter_async_context(hub_process(server.url)) for _ in range(2)]
        way = await stack.enter_async_context(Balancer(hubs).open())
        links = await make_meeting(way.address)
        mari = await stack.enter_async_context(connect(links.facilitator, "Mari", random=Random(1)))
        people = [
            await stack.enter_async_context(person(browser, name)) for name in ("Ana", "Bo", "Cy")
        ]
        way.left_out = {hubs[1].port}
        for somebody in people:
            await somebody.open(links.participant)
            await somebody.sit_down()
            await somebody.page.evaluate(ALIVE)
        way.left_out = set()
        await mari.do(StartMeeting())
        await mari.do(SetFloorMode(mode="queue"))
        await mari.do(GiveFloor(to=mari.member, after=0))
        for somebody in people:
            await somebody.press("Ask to speak")
        await everyone_sees_the_line(people)

        await hubs[0].kill()
        async with asyncio.timeout(BACK_SECONDS):
            await mari.do(ShowPrompt(text=QUESTION))
            for somebody in people:
                await expect(somebody.page.get_by_text(QUESTION)).to_be_visible()

        await everyone_sees_the_line(people)
        for somebody in people:
            assert await somebody.page.evaluate("window.aliveSince === performance.timeOrigin")


async def everyone_sees_the_line(people: Sequence[Person]) -> None:
    for somebody in people:
        for place, other in enumerate(people, 1):
            name = "You" if other is somebody else other.name
            await somebody.sees_seat(f"{name}{', next' if place == 1 else ''}, hand {place}")
