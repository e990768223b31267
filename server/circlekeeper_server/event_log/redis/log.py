"""The event log on one primary of Redis or Valkey, that any number of nodes share.

One script appends, and publishes what it appended to all nodes in the same moment. Publishing loses
messages at times, and its link may die without a sign, so a watcher is never left to it alone: at
every new link, and every 1.5 s, the log looks where each watched stream stands, and how the server
is set.
"""

import asyncio
import logging
import secrets
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from typing import Any, ClassVar, Final, NamedTuple, TypeVar

from circlekeeper_server.event_log.port import (
    EventLog,
    Heard,
    LogUnavailable,
    Millis,
    NoSuchStream,
    Position,
    StreamErased,
    Tail,
    VersionConflict,
    require_entries,
)
from circlekeeper_server.event_log.watching import Watchers

from .check import require_safe
from .followed import Followed, Standing, went_back
from .keys import Message, News, all_expiries, keys_of, mark_of, to_json
from .news import Link
from .rewriting import Rewriting
from .stillness import Stillness
from .store import Script, Store, end, script

T = TypeVar("T")

AWAY_SECONDS: Final = 0.25
"""Between two looks whether a server that is away is back."""
SWEPT_AT_ONCE: Final = 500
HEAD: Final = ("epoch", "seq", "mark")
NOWHERE: Final = Position("", 0)
"""Where a history stands that is not in the store any longer."""
STOOD_STILL: Final = "This hub stood still, and its people may be at another."

_log: Final = logging.getLogger("circlekeeper.event_log")


class KeysBroken(LogUnavailable):
    """Nothing is written there until somebody puts them right."""

    def __init__(self) -> None:
        super().__init__(
            "The keys of a meeting were changed by hand; it cannot be continued.", "damaged"
        )


class RedisEventLog(EventLog):
    shared: ClassVar[bool] = True
    healed: Counter[str]
    append_script: ClassVar[Script] = script("append.lua")
    sweep_seconds: ClassVar[float] = 1.5

    def __init__(self, store: Store) -> None:
        self.store: Final = store
        self._erase_script: Final = script("erase.lua")
        self._renew_script: Final = script("renew.lua")
        self._room_script: Final = script("room.lua")
        self._watchers: Final = Watchers()
        self._followed: Final = Followed()
        self._rewriting: Final = Rewriting(store)
        self.stillness = Stillness()
        self._underway: Final[set[asyncio.Task[Any]]] = set()
        self._closing: asyncio.Task[None] | None = None
        self._look: Final = asyncio.Event()
        self._link: Final = Link(store, self._receive, self._look.set)
        self._keeping: Final = asyncio.create_task(self._keep())
        self.joined: Final = asyncio.Event()
        """Whether its link for news has stood, and all was looked at since."""
        self.healed = Counter()
        """`gap`: something later was heard; `link` and `look`: a stream was found further on, by
        the look that every new link asks for, or by the one that comes round."""
        self._cause = "look"

    @classmethod
    async def open(cls, url: str, *, unsafe: bool = False) -> "RedisEventLog":
        """Raises `LogUnavailable`; its kind `UnsafeStore` if the server may lose what it has
        acknowledged, unless that was said to be `unsafe` on purpose."""
        try:
            store = Store(url)
        except ValueError:
            raise LogUnavailable("The address of Redis cannot be read.") from None
        try:
            await require_safe(store, unsafe=unsafe)
        except LogUnavailable:
            await store.close()
            raise
        return cls(store)

    async def append(
        self, stream: str, after: Position, entries: Sequence[bytes], expires_at: Millis
    ) -> Position:
        require_entries(entries)
        return await self._run(self._append(stream, after, entries, expires_at))

    async def read(self, stream: str, after_seq: int = 0) -> Tail:
        return await self._run(self._read(stream, after_seq))

    def watch(self, stream: str, heard: Heard) -> Callable[[], None]:
        stop = self._watchers.add(stream, heard)

        def end() -> None:
            stop()
            if stream not in self._watchers:
                self._followed.forget(stream)

        return end

    async def expired(self, now: Millis) -> list[str]:
        look = [("ZRANGEBYSCORE", key, "-inf", now) for key in all_expiries()]
        found = await self._run(self.store.commands(look))
        return [stream.decode() for streams in found for stream in streams]

    async def erase(self, stream: str) -> None:
        await self._run(self._erase(stream))

    async def ping(self) -> None:
        await self._run(self._ask_for_room())

    async def close(self) -> None:
        if self._closing is None:
            self._closing = asyncio.create_task(self._close())
        await asyncio.shield(self._closing)

    # What the port is asked

    async def _run(self, asked: Coroutine[Any, Any, T]) -> T:
        """Whoever gives up waiting does not harm a call that is half made."""
        if self._closing is not None:
            asked.close()
            raise LogUnavailable("The event log is closed.")
        call = asyncio.ensure_future(asked)
        self._underway.add(call)
        call.add_done_callback(self._ended)
        return await asyncio.shield(call)

    def _ended(self, call: asyncio.Task[Any]) -> None:
        self._underway.discard(call)
        if not call.cancelled():
            call.exception()  # whoever asked may have left

    async def _close(self) -> None:
        while self._underway:
            await asyncio.wait(tuple(self._underway))
        await end(self._keeping)
        await self.stillness.close()
        await self._link.close()
        await self.store.close()

    async def _append(
        self, stream: str, after: Position, entries: Sequence[bytes], expires_at: Millis
    ) -> Position:
        if self.stillness.recently():
            raise LogUnavailable(STOOD_STILL, "away")
        keys = keys_of(stream)
        handed = self._followed.known(stream)
        news = News(stream, after.epoch, after.seq, tuple(map(len, entries)))
        marks = [mark_of(entry) for entry in entries]
        numbered: list[str | bytes] = []
        for seq, (mark, entry) in enumerate(zip(marks, entries, strict=True), after.seq + 1):
            numbered += (f"{seq}-{mark}", entry)
        known_mark = self._followed.mark_at(stream, after)
        said = await self.store.run(
            self.append_script,
            (keys.head, keys.entries, keys.erased, keys.expiries),
            (stream, keys.channel, *after, known_mark, expires_at, to_json(news), *numbered),
        )
        match said:
            case "stored" | "there already":
                end = Position(after.epoch, after.seq + len(entries))
                self._hand_appended(stream, Standing(*end, marks[-1]), entries)
                return end
            case "erased":
                raise StreamErased(stream)
            case "broken":
                raise KeysBroken
            case "behind" | "another history":
                if handed is not None and handed.position == after:
                    with suppress(NoSuchStream):
                        await self._renew(stream, handed)
            case _:
                pass
        raise VersionConflict(stream)

    async def _read(self, stream: str, after_seq: int) -> Tail:
        handed = self._followed.known(stream)
        found = await self._look_at(stream, after_seq, handed)
        if handed is not None and found.contradicts(handed):
            await self._renew(stream, handed)
            found = await self._look_at(stream, after_seq)
        standing = found.standing
        if stream in self._watchers and self._followed.known(stream) != standing:
            self._followed.hand(stream, standing)
            self._watchers.tell(stream, Tail(standing.position, []))
        return Tail(standing.position, found.entries)

    async def _look_at(
        self, stream: str, after_seq: int, handed: Standing | None = None
    ) -> "_Found":
        keys = keys_of(stream)
        known = handed.seq if handed is not None else 0
        erased, head, length, entries, there = await self.store.commands(
            [
                ("SISMEMBER", keys.erased, stream),
                ("HMGET", keys.head, *HEAD),
                ("XLEN", keys.entries),
                ("XRANGE", keys.entries, f"{after_seq + 1}-0", "+"),
                ("XRANGE", keys.entries, f"{known}-0", str(known)),
            ],
            together=True,
        )
        if erased:
            raise StreamErased(stream)
        if head[0] is None and not length:
            raise NoSuchStream(stream)
        standing = _standing(head)
        if length != standing.seq or len(entries) != max(0, standing.seq - after_seq):
            raise KeysBroken
        return _Found(
            standing,
            [(int(id.partition(b"-")[0]), fields[b"e"]) for id, fields in entries],
            there[0][0].partition(b"-")[2].decode() if there else "",
        )

    async def _erase(self, stream: str) -> None:
        keys = keys_of(stream)
        await self.store.run(
            self._erase_script,
            (keys.head, keys.entries, keys.erased, keys.expiries),
            (stream, keys.channel, to_json(News(stream, erased=True))),
        )
        await self._rewriting.from_now_on()

    async def _ask_for_room(self) -> None:
        if self.store.away is not None:
            await self.store.answers()
        await self.store.run(self._room_script, (keys_of("").head,), ())

    # What is heard

    def _hand_appended(self, stream: str, end: Standing, entries: Sequence[bytes]) -> None:
        """Watchers were handed what came before, or will read it when they see that it lacks."""
        if stream in self._watchers:
            self._followed.hand(stream, end)
            self._watchers.tell_appended(stream, end.position, entries)

    def _receive(self, message: Message) -> None:
        news, entries = message.news, message.entries
        if news.stream not in self._watchers:
            return
        if news.erased:
            self._watchers.tell(news.stream, None)
            return
        last = Position(news.epoch, news.after + len(entries))
        handed = self._followed.known(news.stream)
        if handed is None or handed.epoch != last.epoch:
            self._watchers.tell(news.stream, Tail(last, []))
        elif news.after == handed.seq and message.mark == handed.mark and entries:
            self._followed.hand(news.stream, Standing(*last, mark_of(entries[-1])))
            self._watchers.tell(news.stream, Tail(last, list(enumerate(entries, news.after + 1))))
        elif last.seq > handed.seq:
            self.healed["gap"] += 1
            self._watchers.tell(news.stream, Tail(last, []))  # reading shows what lies between

    async def _keep(self) -> None:
        """Look where watched streams stand: now and then, and whenever news may be missing."""
        while True:
            self._look.clear()  # a link that comes to stand while we look asks for another look
            try:
                if self.store.away is not None:
                    if await self.store.answers():
                        continue
                else:
                    await self.store.look()
                    await self._sweep()
                    if self._cause == "link":
                        self.joined.set()
            except LogUnavailable:
                pass
            except Exception as fault:
                _log.error("Streams could not be looked at: %s", type(fault).__name__)
            try:
                async with asyncio.timeout(AWAY_SECONDS if self.store.away else self.sweep_seconds):
                    await self._look.wait()
                self._cause = "link"
            except TimeoutError:
                self._cause = "look"

    async def _sweep(self) -> None:
        watched = list(self._watchers)
        for start in range(0, len(watched), SWEPT_AT_ONCE):
            await self._sweep_some(watched[start : start + SWEPT_AT_ONCE])

    async def _sweep_some(self, streams: Sequence[str]) -> None:
        handed = [self._followed.known(stream) for stream in streams]
        heads = await self.store.commands(
            ("HMGET", keys_of(stream).head, *HEAD) for stream in streams
        )
        for stream, before, head in zip(streams, handed, heads, strict=True):
            with suppress(KeysBroken):  # the others have to be looked at all the same
                await self._compare(stream, before, head)

    async def _compare(self, stream: str, handed: Standing | None, head: list[Any]) -> None:
        if head[0] is None:
            await self._compare_with_nothing(stream)
            return
        there = _standing(head)
        now = self._followed.known(stream)
        if went_back(handed, there):
            assert handed is not None
            await self._renew(stream, handed)
        elif now is None or there.epoch != now.epoch or there.seq > now.seq:
            self.healed[self._cause] += now is not None
            self._watchers.tell(stream, Tail(there.position, []))

    async def _compare_with_nothing(self, stream: str) -> None:
        try:
            await self._look_at(stream, 0)
        except StreamErased:
            self._watchers.tell(stream, None)
        except NoSuchStream:
            if self._followed.known(stream) is not None:
                self._watchers.tell(stream, Tail(NOWHERE, []))

    async def _renew(self, stream: str, handed: Standing) -> None:
        """The history that was handed over is not the store's: from now on that is another."""
        keys, epoch = keys_of(stream), secrets.token_urlsafe(16)
        _log.warning("A meeting's history went back; it goes on in another epoch.")
        standing = (await self._look_at(stream, handed.seq)).standing
        await self.store.run(
            self._renew_script,
            (keys.head,),
            (keys.channel, handed.epoch, epoch, to_json(News(stream, epoch, standing.seq))),
        )


class _Found(NamedTuple):
    standing: Standing
    entries: list[tuple[int, bytes]]
    mark: str
    """Of the last entry that had been handed over."""

    def contradicts(self, handed: Standing) -> bool:
        return self.standing.epoch == handed.epoch and self.mark != handed.mark


def _standing(head: Sequence[bytes | None]) -> Standing:
    epoch, seq, mark = (part or b"" for part in head)
    return Standing(epoch.decode(), int(seq or 0), mark.decode())
