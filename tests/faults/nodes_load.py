"""Two nodes' logs under load: writers who insist until they know, and followers who must not miss.

A writer whose append failed makes the very same one again, as the port says. A follower does as a
room does: it applies what continues what it has, and reads where something lacks.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Final

from circlekeeper_server.event_log.port import (
    EventLog,
    LogUnavailable,
    NoSuchStream,
    Position,
    Tail,
    VersionConflict,
)

STREAMS: Final = ("ana", "bo", "cy", "dee")
WRITERS_ON_EACH: Final = 2
NEVER: Final = 2**53
BACK_SECONDS: Final = 30.0
CAUGHT_UP_SECONDS: Final = 4.0
"""Within which a node knows what another has appended, whatever became of the message."""
PAUSE_SECONDS: Final = 0.02


class Follower:
    def __init__(self, log: EventLog, stream: str) -> None:
        self.stream = stream
        self.known: list[bytes] = []
        self._log = log
        self._news: list[Tail] = []
        self._more = asyncio.Event()
        self._grown = asyncio.Event()
        self._stop = log.watch(stream, self._hear)

    def _hear(self, news: Tail | None) -> None:
        assert news is not None, "nobody erases"
        self._news.append(news)
        self._more.set()

    async def follow(self) -> None:
        await self._read_on()
        while True:
            await self._more.wait()
            self._more.clear()
            news, self._news = self._news, []
            for tail in news:
                behind = [entry for seq, entry in tail.entries if seq > len(self.known)]
                if len(self.known) + len(behind) == tail.last.seq:
                    self.known += behind
                elif tail.last.seq > len(self.known):
                    await self._read_on()
            self._grown.set()

    async def knows(self, entries: int) -> None:
        """Return when it knows so many."""
        while len(self.known) < entries:
            self._grown.clear()
            await self._grown.wait()

    async def _read_on(self) -> None:
        try:
            tail = await self._log.read(self.stream, len(self.known))
        except NoSuchStream:
            raise AssertionError("acknowledged, and not kept") from None
        except LogUnavailable:
            return  # it will be heard of again
        assert [seq for seq, _ in tail.entries] == list(
            range(len(self.known) + 1, tail.last.seq + 1)
        )
        self.known += [entry for _, entry in tail.entries]

    def stop(self) -> None:
        self._stop()


class Load:
    def __init__(self, logs: Sequence[EventLog], streams: Sequence[str]) -> None:
        self.acknowledged: dict[tuple[str, int], bytes] = {}
        self.followers = [Follower(log, stream) for log in logs for stream in streams]
        self._streams = streams
        self._logs = logs
        self._more = asyncio.Event()
        self._resting = False

    async def acknowledgements(self, more: int) -> None:
        """Wait until so many more entries have been acknowledged."""
        enough = len(self.acknowledged) + more
        try:
            async with asyncio.timeout(BACK_SECONDS):
                while len(self.acknowledged) < enough:
                    self._more.clear()
                    await self._more.wait()
        except TimeoutError:
            raise AssertionError("nobody can go on") from None

    async def write(self, log: EventLog, stream: str, name: str) -> None:
        number = 0
        end = await self._end_of(log, stream)
        while not self._resting:
            entries = [b"%s.%d" % (name.encode(), number + part) for part in range(1 + number % 3)]
            try:
                end = await self._insisting(log, stream, end, entries)
            except VersionConflict:
                end = await self._end_of(log, stream)
                continue
            number += len(entries)
            for seq, entry in enumerate(entries, end.seq - len(entries) + 1):
                assert (stream, seq) not in self.acknowledged, "two were told the same place"
                self.acknowledged[stream, seq] = entry
            self._more.set()
            await asyncio.sleep(PAUSE_SECONDS)

    async def _insisting(
        self, log: EventLog, stream: str, after: Position, entries: Sequence[bytes]
    ) -> Position:
        while True:
            try:
                return await log.append(stream, after, entries, NEVER)
            except LogUnavailable:
                await asyncio.sleep(PAUSE_SECONDS)

    async def _end_of(self, log: EventLog, stream: str) -> Position:
        while True:
            try:
                return (await log.read(stream, NEVER)).last
            except NoSuchStream:
                raise AssertionError("acknowledged, and not kept") from None
            except LogUnavailable:
                await asyncio.sleep(PAUSE_SECONDS)

    def rest(self) -> None:
        self._resting = True

    async def check(self) -> None:
        """Everything acknowledged is there once, at its place, and every node knows everything."""
        for stream in self._streams:
            tail = await self._kept(stream)
            assert [seq for seq, _ in tail.entries] == list(range(1, tail.last.seq + 1)), "a gap"
            kept = dict(tail.entries)
            assert len(set(kept.values())) == len(kept), "an entry is there twice"
            for (where, seq), entry in self.acknowledged.items():
                if where == stream:
                    assert kept.get(seq) == entry, "acknowledged, and not kept"
            for follower in self.followers:
                if follower.stream == stream:
                    await self._require_all(follower, list(kept.values()))

    async def _kept(self, stream: str) -> Tail:
        try:
            return await self._logs[0].read(stream)
        except NoSuchStream:
            raise AssertionError("acknowledged, and not kept") from None

    async def _require_all(self, follower: Follower, kept: list[bytes]) -> None:
        try:
            async with asyncio.timeout(CAUGHT_UP_SECONDS):
                await follower.knows(len(kept))
        except TimeoutError:
            raise AssertionError("a node has missed something") from None
        assert follower.known == kept, "a node knows what is not so"


@asynccontextmanager
async def load_on(
    logs: Sequence[EventLog], writing: Sequence[EventLog], before: str = ""
) -> AsyncIterator[Load]:
    """Writers at work until the block ends; then everything is checked. `before` stands before the
    streams' names."""
    streams = [f"{before}{name}" for name in STREAMS]
    for stream in streams:
        await logs[0].append(stream, Position(f"epoch of {stream}", 0), [stream.encode()], NEVER)
    load = Load(logs, streams)
    async with asyncio.TaskGroup() as following, asyncio.TaskGroup() as at_work:
        follows = [following.create_task(each.follow()) for each in load.followers]
        writers = [
            at_work.create_task(load.write(log, stream, f"{node}{stream}{writer}"))
            for node, log in enumerate(writing)
            for stream in streams
            for writer in range(WRITERS_ON_EACH)
        ]
        try:
            yield load
            load.rest()
            await asyncio.wait(writers)
            await load.check()
        finally:
            load.rest()
            for each in follows:
                each.cancel()
