"""A circle of which two are at one hub, and two at the other."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from random import Random
from typing import NamedTuple

from circlekeeper_client import Circle, connect

from tests.support.balancer import Balancer
from tests.support.circles import MeetingLinks
from tests.support.hub_process import SERVE, HubProcess, hub_process
from tests.support.redis_server import RedisServer, redis_server, require_program


class TwoHubs(NamedTuple):
    server: RedisServer
    hubs: Sequence[HubProcess]
    way: Balancer


@asynccontextmanager
async def two_hubs(
    folder: Path, first: Sequence[str] = SERVE, second: Sequence[str] = SERVE
) -> AsyncIterator[TwoHubs]:
    """On one Valkey, behind one address."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(
            redis_server(require_program("valkey"), folder / "valkey")
        )
        hubs = [
            await stack.enter_async_context(hub_process(server.url, serve))
            for serve in (first, second)
        ]
        yield TwoHubs(server, hubs, await stack.enter_async_context(Balancer(hubs).open()))


@asynccontextmanager
async def circle_on(at: TwoHubs, links: MeetingLinks) -> AsyncIterator[list[Circle]]:
    """Mari, who facilitates, and Ana are at the first hub, Bo and Cy at the second."""
    chance = Random(2)
    async with AsyncExitStack() as stack:
        circles: list[Circle] = []
        for name, elsewhere in (("Mari", 1), ("Ana", 1), ("Bo", 0), ("Cy", 0)):
            at.way.left_out = {at.hubs[elsewhere].port}
            link = links.participant if circles else links.facilitator
            circles.append(await stack.enter_async_context(connect(link, name, random=chance)))
        at.way.left_out = set()
        yield circles
