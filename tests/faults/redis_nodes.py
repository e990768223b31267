"""Two nodes on one Redis, behind one address, with meetings whose members never rest."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from circlekeeper_client.returning import STEADY
from circlekeeper_server.event_log.port import NoSuchStream
from circlekeeper_server.event_log.redis import RedisEventLog

from tests.faults.hub_load import Load, load_at
from tests.faults.redis_faults import FORGETFUL
from tests.support.balancer import Balancer
from tests.support.hub_process import SERVE, HubProcess, hub_process
from tests.support.kept_log import kept_log
from tests.support.redis_server import SAFE, RedisServer, redis_server, require_program

from .trial import Trial

WORK_SECONDS: Final = 30.0
BACK_SECONDS: Final = 5.0
"""Within which everyone is answered again."""
STILL_SECONDS: Final = 8.0
"""Longer than a node's lease."""
ANSWERED_SECONDS: Final = 2.0
"""Within which members at work are certainly answered."""

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
    """Seconds from the fault until everyone had an answer again."""
    meanwhile: list[int]
    """How many were answered while a node stood still."""

    async def some_work(self) -> None:
        async with asyncio.timeout(WORK_SECONDS):
            await self.load.acknowledgements(more=self.chance.randrange(20, 100))

    async def everyone_back(self, since: float, within: float) -> None:
        try:
            async with asyncio.timeout(within):
                await self.load.acknowledgements(more=1)
        except TimeoutError:
            raise AssertionError("not everyone is back in time") from None
        self.returns.append(now() - since)

    async def end(self) -> None:
        """Nobody goes on, and everything has to be as everybody was told."""
        for hub in self.hubs:
            await hub.kill()
        log = await RedisEventLog.open(self.server.url, unsafe=True)
        try:
            meetings = {member.meeting for member in self.load.members}
            logs = {meeting: await kept_log(log, meeting) for meeting in meetings}
        except NoSuchStream:
            raise AssertionError("acknowledged, and not kept") from None
        finally:
            await log.close()
        self.load.require_kept(logs)


@asynccontextmanager
async def nodes_under_load(
    folder: Path,
    serve: Sequence[str] = SERVE,
    options: Sequence[str] = SAFE,
    *,
    on_one: bool = False,
) -> AsyncIterator[Nodes]:
    """`on_one`: everyone comes to the first node."""
    chance = Random(1)
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(
            redis_server(require_program("valkey"), folder / "valkey", options)
        )
        hubs = [await stack.enter_async_context(hub_process(server.url, serve)) for _ in range(2)]
        way = await stack.enter_async_context(Balancer(hubs).open())
        way.left_out = {hubs[1].port} if on_one else set()
        load = await stack.enter_async_context(load_at(way.address, chance, Random(2)))
        yield Nodes(server, hubs, way, load, chance, [], [])


async def kill_nodes(on: Nodes, times: int) -> None:
    """One after the other, at some moment; the other takes over at once. Lines have stood by then:
    whoever loses one after another waits for longer each time, as they should."""
    for turn in range(times):
        await on.some_work()
        await asyncio.sleep(STEADY / 1_000)
        hub, began = on.hubs[turn % 2], now()
        await hub.kill()
        await on.everyone_back(began, BACK_SECONDS)
        await hub.start()


async def kill_redis(on: Nodes, times: int) -> None:
    for _ in range(times):
        await on.some_work()
        began = now()
        on.server.kill()
        await on.server.start()
        await on.everyone_back(began, BACK_SECONDS)


async def stop_a_node(on: Nodes, times: int) -> None:
    """It stands still for longer than its lease, and goes on with what it believes. Those at the
    other one are answered all the while."""
    for turn in range(times):
        await on.some_work()
        hub, began = on.hubs[turn % 2], now()
        hub.stop()
        await asyncio.sleep(STILL_SECONDS - ANSWERED_SECONDS)
        on.load.forget_answers()
        await asyncio.sleep(ANSWERED_SECONDS)
        on.meanwhile.append(on.load.answered)
        hub.go_on()
        await on.everyone_back(began, STILL_SECONDS + BACK_SECONDS)


class NodeFault(NamedTuple):
    name: str
    injection: str
    times: int
    inject: Callable[[Nodes, int], Awaitable[None]]
    control: str = ""
    check: str = ""
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
        check="acknowledged, and not kept",
    ),
    NodeFault(
        "Redis dies under two nodes",
        "kill -9, started again",
        20,
        kill_redis,
        control="without an append-only file",
        check="acknowledged, and not kept",
        control_serve=SERVE,
        control_options=FORGETFUL,
    ),
    NodeFault(
        "a node stands still",
        "SIGSTOP for 8 s, longer than its lease",
        3,
        stop_a_node,
        control="acknowledges before Redis has answered",
        check="acknowledged, and not kept",
        short=1,
    ),
)


async def nodes_endure(fault: NodeFault, folder: Path, times: int) -> str:
    """The figures; raises `AssertionError` if anything is not as it should be."""
    async with nodes_under_load(folder) as on:
        await fault.inject(on, times)
        await on.end()
    told = f"{len(on.load.acknowledged)} acknowledged"
    if on.meanwhile:
        assert min(on.meanwhile) >= len(on.load.members) // 3, "the other node stood still too"
        told += f"; {min(on.meanwhile)} of {len(on.load.members)} were answered meanwhile"
    return f"{told}; everyone was answered {max(on.returns):.1f} s after it at the latest"


def now() -> float:
    return asyncio.get_running_loop().time()


async def nodes_endure_without(fault: NodeFault, folder: Path, times: int) -> None:
    """It looks after each single fault, since whoever was told what is not so may wait for long.
    Where a node dies all are on that one: two nodes that hurry would meet, and show without it."""
    on_one = fault.inject is kill_nodes
    for turn in range(times):
        where = folder / str(turn)
        where.mkdir()
        serve, options = fault.control_serve, fault.control_options
        async with nodes_under_load(where, serve, options, on_one=on_one) as on:
            await harm_once(fault, on)
            await on.end()


async def harm_once(fault: NodeFault, on: Nodes) -> None:
    async with asyncio.timeout(WORK_SECONDS):
        await on.load.acknowledgements(more=HASTY_WORK)
    if fault.inject is kill_redis:
        on.server.kill()
        await on.server.start()
    elif fault.inject is kill_nodes:
        on.way.left_out = set()
        await on.hubs[0].kill()
    else:
        on.hubs[0].stop()
        await asyncio.sleep(STILL_SECONDS)
        on.hubs[0].go_on()


NODE_TRIALS: Final = tuple(
    Trial(
        fault.name,
        fault.injection,
        fault.times,
        partial(nodes_endure, fault),
        fault.control,
        partial(nodes_endure_without, fault),
        fault.check,
        fault.short,
    )
    for fault in NODE_FAULTS
)
