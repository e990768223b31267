"""Two nodes on one Redis, behind one address, with meetings whose members never rest."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from circlekeeper_server.event_log.port import NoSuchStream
from circlekeeper_server.event_log.redis import RedisEventLog

from tests.faults.hub_load import Load, load_at
from tests.faults.redis_faults import FORGETFUL
from tests.support.balancer import Balancer
from tests.support.hub_process import SERVE, HubProcess, hub_process
from tests.support.kept_log import kept_log
from tests.support.redis_server import SAFE, RedisServer, redis_server, require_program

BACK_SECONDS: Final = 30.0
STILL_SECONDS: Final = 8.0
"""Longer than a node's lease."""

HASTY: Final = ("-m", "tests.faults.hasty_node")
HASTY_WORK: Final = 300
"""Until then each of its meetings is past the entries that it keeps as it should."""


class Nodes(NamedTuple):
    server: RedisServer
    hubs: list[HubProcess]
    way: Balancer
    load: Load
    chance: Random
    returns: list[float]
    """Seconds until everyone had an answer again."""

    async def some_work(self) -> None:
        async with asyncio.timeout(BACK_SECONDS):
            await self.load.acknowledgements(more=self.chance.randrange(20, 100))

    async def everyone_back(self) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        async with asyncio.timeout(BACK_SECONDS):
            await self.load.acknowledgements(more=1)
        self.returns.append(loop.time() - began)

    async def end(self) -> None:
        """Nobody goes on, and everything has to be as everybody was told."""
        for hub in self.hubs:
            await hub.kill()
        log = await RedisEventLog.open(self.server.url, unsafe=True)
        try:
            meetings = {member.meeting for member in self.load.members}
            logs = {meeting: await kept_log(log, meeting) for meeting in meetings}
        finally:
            await log.close()
        for kept in logs.values():
            kept.require_whole()
        for done in self.load.acknowledged:
            caused = logs[done.meeting].caused_by(done.member, done.id)
            if caused or done.changes:
                assert [record.seq for record in caused] == [done.seq], "acknowledged, not kept"
        for member in self.load.members:
            logs[member.meeting].require_agreement(member.circle)


@asynccontextmanager
async def nodes_under_load(
    folder: Path, serve: Sequence[str] = SERVE, options: Sequence[str] = SAFE
) -> AsyncIterator[Nodes]:
    chance = Random(1)
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(
            redis_server(require_program("valkey"), folder / "valkey", options)
        )
        hubs = [await stack.enter_async_context(hub_process(server.url, serve)) for _ in range(2)]
        way = await stack.enter_async_context(Balancer(hubs).open())
        load = await stack.enter_async_context(load_at(way.address, chance, Random(2)))
        yield Nodes(server, hubs, way, load, chance, [])


async def kill_nodes(on: Nodes, times: int) -> None:
    """One after the other, at some moment; the other takes over at once."""
    for turn in range(times):
        await on.some_work()
        hub = on.hubs[turn % 2]
        await hub.kill()
        await on.everyone_back()
        await hub.start()


async def kill_redis(on: Nodes, times: int) -> None:
    for _ in range(times):
        await on.some_work()
        on.server.kill()
        await on.server.start()
        await on.everyone_back()


async def stop_a_node(on: Nodes, times: int) -> None:
    """It stands still for longer than its lease, and goes on with what it believes."""
    for turn in range(times):
        await on.some_work()
        hub = on.hubs[turn % 2]
        hub.stop()
        await asyncio.sleep(STILL_SECONDS)
        hub.go_on()
        await on.everyone_back()


class NodeFault(NamedTuple):
    name: str
    injection: str
    times: int
    inject: Callable[[Nodes, int], Awaitable[None]]
    control: str = ""
    short: int = 2
    control_serve: Sequence[str] = HASTY
    control_options: Sequence[str] = SAFE


NODE_FAULTS: Final = (
    NodeFault(
        "a node dies",
        "kill -9, started again as another node",
        20,
        kill_nodes,
        control="acknowledges before Redis has answered",
    ),
    NodeFault(
        "Redis dies under two nodes",
        "kill -9, started again",
        20,
        kill_redis,
        control="without an append-only file",
        control_serve=SERVE,
        control_options=FORGETFUL,
    ),
    NodeFault(
        "a node stands still",
        "SIGSTOP for 8 s, longer than its lease",
        3,
        stop_a_node,
        control="acknowledges before Redis has answered",
        short=1,
    ),
)


class NodeOutcome(NamedTuple):
    fault: NodeFault
    acknowledged: int
    slowest_return: float


async def nodes_endure(
    fault: NodeFault, folder: Path, times: int, serve: Sequence[str] = SERVE
) -> NodeOutcome:
    """Raises `AssertionError` if anything is not as it should be."""
    async with nodes_under_load(folder, serve) as on:
        await fault.inject(on, times)
        await on.end()
    return NodeOutcome(fault, len(on.load.acknowledged), max(on.returns))


async def node_control_fails(fault: NodeFault, folder: Path, times: int) -> bool:
    """Whether the check sees what is left out. It looks after each single fault, since whoever was
    told what is not so may wait for long."""
    seen = False
    for turn in range(times):
        try:
            where = folder / str(turn)
            where.mkdir()
            async with nodes_under_load(where, fault.control_serve, fault.control_options) as on:
                await harm_once(fault, on)
                await on.end()
        except* (AssertionError, TimeoutError, NoSuchStream):
            seen = True
        if seen:
            break
    return seen


async def harm_once(fault: NodeFault, on: Nodes) -> None:
    async with asyncio.timeout(BACK_SECONDS):
        await on.load.acknowledgements(more=HASTY_WORK)
    if fault.inject is kill_redis:
        on.server.kill()
        await on.server.start()
    elif fault.inject is kill_nodes:
        await on.hubs[0].kill()
    else:
        await fault.inject(on, 1)
