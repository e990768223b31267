"""What may happen to Redis, and to the lines to it: each done several times, under load.

`python -m tests.faults` does all of them at full length, prints the table and fails if one falls
short; the tests do them briefly. Each has a control: the same with something left out, which the
check must see.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from circlekeeper_server.event_log.port import LogUnavailable, Millis, Position
from circlekeeper_server.event_log.redis import RedisEventLog
from circlekeeper_server.event_log.redis.store import Script

from tests.support.redis_server import SAFE, RedisServer, redis_server, require_program
from tests.support.silent_log import SilentEventLog, UnlookingEventLog

from .nodes_load import Load, load_on
from .redis_way import HOLD_SECONDS, RedisWay
from .trial import Trial

FORGETFUL: Final = ("--appendonly", "no", "--save", "")


class OwnWritesUnknown(RedisEventLog):
    """Takes its own entries for another's when it sends them again."""

    append_script = Script.of(
        RedisEventLog.append_script.text.replace("return 'there already'", "return 'elsewhere'")
    )


class FailuresUnseen(RedisEventLog):
    """Takes a failure for success."""

    async def append(
        self, stream: str, after: Position, entries: Sequence[bytes], expires_at: Millis
    ) -> Position:
        try:
            return await super().append(stream, after, entries, expires_at)
        except LogUnavailable:
            return Position(after.epoch, after.seq + len(entries))


class PlacesUnchecked(RedisEventLog):
    """Puts entries behind whatever is there."""

    append_script = Script.of(
        RedisEventLog.append_script.text.replace("if seq ~= after then", "if false then")
        .replace("last = ARGV[first + 2 * place - 2]", "last = (seq + place) .. '-' .. place")
        .replace("after + count, 'mark'", "seq + count, 'mark'")
    )


class SilentUnlooking(SilentEventLog, UnlookingEventLog):
    pass


class Scene(NamedTuple):
    server: RedisServer
    way: RedisWay
    load: Load
    logs: list[RedisEventLog]
    chance: Random

    async def some_work(self) -> None:
        await self.load.acknowledgements(self.chance.randrange(20, 120))


@asynccontextmanager
async def scene(
    folder: Path,
    kind: type[RedisEventLog] = RedisEventLog,
    options: tuple[str, ...] = SAFE,
    program: str = "valkey",
    *,
    one_writes: bool = False,
) -> AsyncIterator[Scene]:
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(
            redis_server(require_program(program), folder / "redis", options)
        )
        way = await stack.enter_async_context(RedisWay(server.port).open())
        logs = []
        for _ in range(2):
            log = await kind.open(way.url, unsafe=options is not SAFE)
            stack.push_async_callback(log.close)
            logs.append(log)
        load = await stack.enter_async_context(load_on(logs, logs[:1] if one_writes else logs))
        yield Scene(server, way, load, logs, Random(1))


async def kill(on: Scene, times: int) -> None:
    for _ in range(times):
        await on.some_work()
        on.server.kill()
        await on.server.start()
    await on.some_work()


async def lose_replies(on: Scene, times: int) -> None:
    for _ in range(times):
        await on.some_work()
        on.way.lose_replies = 3
    await on.some_work()


async def hold_replies(on: Scene, times: int) -> None:
    for _ in range(times):
        await on.some_work()
        on.way.hold_replies = 3
        await asyncio.sleep(HOLD_SECONDS)  # so long it takes, while the others work
    await on.some_work()


async def repeat_requests(on: Scene, times: int) -> None:
    for _ in range(times):
        await on.some_work()
        on.way.repeat_requests = 5
    await on.load.acknowledgements(400)


async def cut_news(on: Scene, times: int) -> None:
    """The last words are said while nobody listens."""
    for _ in range(times):
        await on.some_work()
        await on.way.cut_news(len(on.logs))
    await on.load.acknowledgements(5)
    on.load.rest()


async def half_open_news(on: Scene, times: int) -> None:
    for _ in range(times):
        on.way.hear_again()
        await on.some_work()
        await on.way.half_open_news()
    await on.some_work()
    on.load.rest()


async def publish_nothing(on: Scene, times: int) -> None:
    for _ in range(times):
        await on.some_work()


async def stand_still(on: Scene, times: int) -> None:
    for _ in range(times):
        await on.some_work()
        on.server.stop()
        await asyncio.sleep(STILL_SECONDS)
        on.server.go_on()
    await on.some_work()


async def fill_up(on: Scene, times: int) -> None:
    for _ in range(times):
        await on.some_work()
        await on.server.ask("CONFIG", "SET", "maxmemory", "1mb")
        await asyncio.sleep(0.2)
        await on.server.ask("CONFIG", "SET", "maxmemory", "0")
    await on.some_work()


STILL_SECONDS: Final = 5.0


class Fault(NamedTuple):
    name: str
    injection: str
    times: int
    inject: Callable[[Scene, int], Awaitable[None]]
    kind: type[RedisEventLog] = RedisEventLog
    control: str = ""
    check: str = ""
    control_kind: type[RedisEventLog] = RedisEventLog
    control_options: tuple[str, ...] = SAFE
    one_writes: bool = False
    """The other only listens, and so has nothing but the news."""
    on_the_way: bool = False
    """It is done to the lines, which count it."""
    short: int = 2


FAULTS: Final = (
    Fault(
        "Redis dies",
        "kill -9, started again",
        20,
        kill,
        control="without an append-only file",
        check="acknowledged, and not kept",
        control_options=FORGETFUL,
    ),
    Fault(
        "a reply is lost",
        "the script runs, the line is cut before its answer",
        30,
        lose_replies,
        on_the_way=True,
        control="own writes not recognised",
        check="an entry is there twice",
        control_kind=OwnWritesUnknown,
    ),
    Fault(
        "a reply is held",
        "the answer comes after the node has given up waiting",
        10,
        hold_replies,
        on_the_way=True,
        control="own writes not recognised",
        check="an entry is there twice",
        control_kind=OwnWritesUnknown,
    ),
    Fault(
        "a request comes twice",
        "the same bytes again 1.5 s later",
        10,
        repeat_requests,
        on_the_way=True,
        control="the place is not checked",
        check="two were told the same place",
        control_kind=PlacesUnchecked,
    ),
    Fault(
        "the link for news is cut",
        "the line ends under it",
        30,
        cut_news,
        on_the_way=True,
        control="nobody looks where streams stand",
        check="a node has missed something",
        control_kind=UnlookingEventLog,
        one_writes=True,
        short=5,
    ),
    Fault(
        "the link for news is half open",
        "nothing comes, nothing is said",
        5,
        half_open_news,
        on_the_way=True,
        control="nobody looks where streams stand",
        check="a node has missed something",
        control_kind=UnlookingEventLog,
        one_writes=True,
        short=1,
    ),
    Fault(
        "news are not published",
        "SPUBLISH left out",
        5,
        publish_nothing,
        kind=SilentEventLog,
        control="nobody looks where streams stand",
        check="a node has missed something",
        control_kind=SilentUnlooking,
        one_writes=True,
    ),
    Fault(
        "Redis stands still",
        "SIGSTOP for 5 s",
        5,
        stand_still,
        control="own writes not recognised",
        check="an entry is there twice",
        control_kind=OwnWritesUnknown,
        short=1,
    ),
    Fault(
        "Redis is full",
        "maxmemory below what it holds",
        10,
        fill_up,
        control="a failure is taken for success",
        check="two were told the same place",
        control_kind=FailuresUnseen,
    ),
)


async def endure(fault: Fault, folder: Path, times: int, program: str = "valkey") -> str:
    """The figures; raises `AssertionError` if anything is not as it should be."""
    async with scene(folder, fault.kind, program=program, one_writes=fault.one_writes) as on:
        await fault.inject(on, times)
    assert on.way.harmed >= (times if fault.on_the_way else 0), "it was not injected so often"
    healed = sum(log.healed[by] for log in on.logs for by in ("link", "look"))
    return f"{len(on.load.acknowledged)} acknowledged, {healed} found by looking"


async def endure_without(fault: Fault, folder: Path, times: int) -> None:
    kind, options = fault.control_kind, fault.control_options
    async with scene(folder, kind, options, one_writes=fault.one_writes) as on:
        await fault.inject(on, times)


REDIS_TRIALS: Final = tuple(
    Trial(
        fault.name,
        fault.injection,
        fault.times,
        partial(endure, fault),
        fault.control,
        partial(endure_without, fault),
        fault.check,
        fault.short,
    )
    for fault in FAULTS
)
