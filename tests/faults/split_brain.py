"""Two primaries at once, each with a node that writes on: what one told is never mixed with the
other's.

A copy takes over while the first primary lives on behind a line that has parted. Both tell their
node that entries are stored. When the line is mended only the copy is left. What was told at the
first in between is lost, as no script can prevent; but whoever had heard it begins anew, in another
epoch, and nobody ever holds a history of which one part was written here and another there.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from random import Random
from typing import Final
from unittest.mock import patch

from circlekeeper_server.event_log.port import (
    LogUnavailable,
    NoSuchStream,
    Position,
    Tail,
    VersionConflict,
)
from circlekeeper_server.event_log.redis import RedisEventLog
from redis.exceptions import RedisError

from tests.support.redis_server import SAFE, RedisServer, redis_server, require_program

from .redis_way import RedisWay
from .trial import Trial

STREAM: Final = "ana"
NEVER: Final = 2**53
COPIED_AT_ONCE: Final = (*SAFE, "--repl-diskless-sync-delay", "0")
SETTLED_SECONDS: Final = 10.0
PAUSE_SECONDS: Final = 0.02

History = list[bytes]


class Node:
    """Appends and follows as a room does: what continues is applied, another epoch begins anew."""

    def __init__(self, name: str, log: RedisEventLog, way: RedisWay) -> None:
        self.name, self.log, self.way = name, log, way
        self.epoch = ""
        self.known: History = []
        self.held: list[History] = []
        """What it knew whenever it had to begin anew."""
        self.told: list[bytes] = []
        self.resting = False
        self._chance = Random(name)  # in step, one would always be too late
        self._news: list[Tail] = []
        self._stop = log.watch(STREAM, self._hear)

    def _hear(self, news: Tail | None) -> None:
        assert news is not None
        self._news.append(news)

    async def write(self) -> None:
        number = 0
        while True:
            await asyncio.sleep(2 * PAUSE_SECONDS * self._chance.random())
            await self._heed()
            if self.resting:
                continue
            number += 1
            entry = f"{self.name}.{number}".encode()
            try:
                end = Position(self.epoch, len(self.known))
                await self.log.append(STREAM, end, [entry], NEVER)
            except VersionConflict:
                await self._read_on()
            except (LogUnavailable, NoSuchStream):
                continue
            else:
                self.told.append(entry)

    async def _heed(self) -> None:
        news, self._news = self._news, []
        for tail in news:
            behind = [entry for seq, entry in tail.entries if seq > len(self.known)]
            continues = len(self.known) + len(behind) == tail.last.seq
            if tail.last.epoch == self.epoch and continues:
                self.known += behind
            elif tail.last.epoch != self.epoch or tail.last.seq > len(self.known):
                await self._read_on()

    async def _read_on(self) -> None:
        try:
            tail = await self.log.read(STREAM, len(self.known))
            if tail.last.epoch != self.epoch or tail.last.seq < len(self.known):
                tail = await self.log.read(STREAM)
                self.held.append(self.known)
                self.epoch, self.known = tail.last.epoch, []
        except (LogUnavailable, NoSuchStream):
            return
        self.known = self.known + [entry for _, entry in tail.entries]

    def agrees(self, with_whom: "Node") -> bool:
        return self.known == with_whom.known and self.epoch == with_whom.epoch


async def part_and_mend(folder: Path, behind: int) -> tuple[int, int]:
    """How many entries were told, and how many of these are lost. The node `behind` has written
    less when they meet again."""
    async with AsyncExitStack() as stack:
        program = require_program("valkey")
        first, second = [
            await stack.enter_async_context(redis_server(program, folder / name, COPIED_AT_ONCE))
            for name in ("first", "second")
        ]
        nodes = []
        for name in ("one", "two"):
            way = await stack.enter_async_context(RedisWay(first.port).open())
            log = await RedisEventLog.open(way.url)
            stack.push_async_callback(log.close)
            nodes.append(Node(name, log, way))
        await nodes[0].log.append(STREAM, Position("first epoch", 0), [b"begun"], NEVER)
        writing = [asyncio.create_task(node.write()) for node in nodes]
        try:
            return await _course(first, second, nodes, nodes[behind])
        finally:
            for each in writing:
                each.cancel()
            await asyncio.gather(*writing, return_exceptions=True)


async def _course(
    first: RedisServer, second: RedisServer, nodes: Sequence[Node], behind: Node
) -> tuple[int, int]:
    await _told(nodes, 20)
    await second.ask("REPLICAOF", "127.0.0.1", first.port)
    await _level(second)
    await nodes[1].way.lead_to(second.port)
    await second.ask("REPLICAOF", "NO", "ONE")
    await _told(nodes, 20)
    behind.resting = True
    await _told([node for node in nodes if node is not behind], 20)
    await nodes[0].way.lead_to(second.port)
    behind.resting = False
    await _told(nodes[1:], 10)
    here = await _history(first)
    assert here[: len(await _history(second))] != await _history(second), "it did not part"
    first.kill()
    for node in nodes:
        node.resting = True
    agree = await _come_true(lambda: nodes[0].agrees(nodes[1]))
    held = [list(held) for node in nodes for held in (*node.held, node.known)]
    there = await _history(second)
    for each in held:
        assert each in (here[: len(each)], there[: len(each)]), "a mixed history"
    assert agree, "they never agree"
    for node in nodes:
        node.resting = False
    await _told(nodes, 10)
    told = [entry for node in nodes for entry in node.told]
    lost = sum(entry in here and entry not in there for entry in told)
    return len(told), lost


async def _a_moment() -> None:
    await asyncio.sleep(PAUSE_SECONDS)


async def _come_true(holds: Callable[[], bool]) -> bool:
    """Within a time in which it should."""
    with suppress(TimeoutError):
        async with asyncio.timeout(SETTLED_SECONDS):
            while not holds():
                await _a_moment()
    return holds()


async def _told(nodes: Sequence[Node], more: int) -> None:
    enough = [len(node.told) + more for node in nodes]
    assert await _come_true(
        lambda: all(len(node.told) >= many for node, many in zip(nodes, enough, strict=True))
    ), "somebody cannot go on"


async def _level(second: RedisServer) -> None:
    async with asyncio.timeout(SETTLED_SECONDS):
        while "connected" not in str(await second.ask("ROLE")):
            await _a_moment()


async def _history(server: RedisServer) -> History:
    try:
        log = await RedisEventLog.open(server.url, unsafe=True)
    except (LogUnavailable, RedisError):
        return []
    try:
        return [entry for _, entry in (await log.read(STREAM)).entries]
    finally:
        await log.close()


async def _split(folder: Path, times: int) -> str:
    told = lost = 0
    for turn in range(times):
        where = folder / str(turn)
        where.mkdir()
        more, gone = await part_and_mend(where, behind=turn % 2)
        told, lost = told + more, lost + gone
    return f"{told} told, {lost} of them lost with the one that is gone"


async def _unmarked(folder: Path, times: int) -> None:
    """Entries are taken for continued wherever their number fits."""
    package = "circlekeeper_server.event_log.redis"
    with (
        patch(f"{package}.log.went_back", lambda *_: False),
        patch(f"{package}.log._Found.contradicts", lambda *_: False),
        patch(f"{package}.followed.Followed.mark_at", lambda *_: ""),
    ):
        await _split(folder, times)


SPLIT_TRIALS: Final = (
    Trial(
        "two primaries at once",
        "a copy takes over, the first goes on for one node, and then is gone",
        10,
        _split,
        "entries are known by their number alone",
        _unmarked,
        "a mixed history",
        kept="histories never mixed; what the one that is gone had told is lost",
    ),
)
