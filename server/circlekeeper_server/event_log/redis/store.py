"""The server, as it is asked: one way to fail, and at once while it is away.

redis-py would retry by itself and could write twice. Here a call is made again once, with the same
bytes, which every script recognises. If that fails too the server counts as away: whoever asks is
refused at once until the keeper of the link has heard from it again. A server that may lose what it
acknowledges counts as away as well: each new line asks first how it is set, since it may have been
started anew, and `look` asks in between.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from hashlib import sha1
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import (
    AuthenticationError,
    BusyLoadingError,
    ConnectionError,
    NoScriptError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
    TimeoutError,
)

from circlekeeper_server.event_log.port import LogUnavailable, Trouble

T = TypeVar("T")

ANSWER_SECONDS: Final = 1.0
HEED_SECONDS: Final = 0.05
CONNECTIONS: Final = 16
AWAY: Final = "Redis is out of reach."
SHUT: Final = "Redis does not let this hub in. Is the password in DATABASE the right one?"

_log: Final = logging.getLogger("circlekeeper.event_log")


class Unsafe(ConnectionError):
    """The server may lose what it acknowledges; the message says how."""


LOST: Final = (ConnectionError, TimeoutError, OSError, RuntimeError)
"""Nobody knows whether it was done. The last is uvloop's, for a line that closed meanwhile."""


async def end(task: asyncio.Task[None]) -> None:
    """Cancel until it is heeded: redis-py may swallow a cancellation while it connects."""
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=HEED_SECONDS)


class Script(NamedTuple):
    text: str
    sha: str

    @classmethod
    def of(cls, text: str) -> "Script":
        return cls(text, sha1(text.encode("ascii"), usedforsecurity=False).hexdigest())


def script(name: str) -> Script:
    return Script.of(Path(__file__).with_name(name).read_text("ascii"))


class Condition(NamedTuple):
    """What has to hold of the server whenever anything is asked of it."""

    question: tuple[str, ...]
    fault_in: Callable[[Sequence[bytes] | None], str | None]
    """A sentence, if its answer shows a fault; `None` is the answer of one that does not tell."""


class Store:
    def __init__(self, url: str) -> None:
        """Raises `ValueError` for what is no address of Redis."""
        pool = BlockingConnectionPool.from_url(
            url,
            max_connections=CONNECTIONS,
            timeout=ANSWER_SECONDS,
            socket_timeout=ANSWER_SECONDS,
            socket_connect_timeout=ANSWER_SECONDS,
            retry=Retry(NoBackoff(), 0),
            redis_connect_func=self._met,
            protocol=2,
        )
        self.redis: Any = Redis(connection_pool=pool)
        self._pool: Any = pool
        self.away: Trouble | None = None
        """Whether it counts as away, and what is known of the reason."""
        self.condition: Condition | None = None
        self._says = AWAY

    def connection(self) -> Any:
        """One of its own, for listening."""
        return self._pool.make_connection()

    async def run(
        self, script: Script, keys: Sequence[str], arguments: Sequence[str | bytes | int]
    ) -> str:
        """What a script answers. It may run twice. Raises `LogUnavailable`."""

        async def once() -> bytes:
            given = (len(keys), *keys, *arguments)
            try:
                return bytes(await self.redis.execute_command("EVALSHA", script.sha, *given))
            except NoScriptError:  # the server has started anew
                return bytes(await self.redis.execute_command("EVAL", script.text, *given))

        return (await self.ask(once)).decode()

    async def command(self, *words: str | bytes | int) -> Any:
        """What the server answers. It may be asked twice. Raises `LogUnavailable`."""
        return await self.ask(lambda: self.redis.execute_command(*words))

    async def commands(
        self, all_of_them: Iterable[Sequence[str | int]], *, together: bool = False
    ) -> list[Any]:
        """What the server answers to each, in one exchange; `together` lets nothing come between.
        They may be asked twice. Raises `LogUnavailable`."""
        words = tuple(all_of_them)

        async def once() -> list[Any]:
            asking = self.redis.pipeline(transaction=together)
            for command in words:
                asking.execute_command(*command)
            return list(await asking.execute())

        return await self.ask(once)

    async def ask(self, once: Callable[[], Awaitable[T]]) -> T:
        """What `once` returns; it may be called twice. Raises `LogUnavailable`."""
        if self.away is not None:
            raise LogUnavailable(self._says, self.away)
        try:
            try:
                return await once()
            except LOST:
                await self._hang_up()
                return await once()
        except LOST as error:
            raise LogUnavailable(*self._count_as_away(error)) from None
        except RedisError as error:
            if isinstance(error, ReadOnlyError):  # the name may lead to another primary by now
                await self._hang_up()
            raise LogUnavailable(f"Redis refuses: {_code_of(error)}", _why_refused(error)) from None

    async def look(self) -> None:
        """Whether the condition still holds. Raises `LogUnavailable`."""
        if self.condition is not None:
            await self.ask(self._require)

    async def answers(self) -> bool:
        """Ask whether it is there as it has to be, also while it counts as away."""
        try:
            with suppress(ResponseError):  # it is, if only to say what it lacks
                await self.redis.execute_command("PING")
            await self._require()
        except (RedisError, OSError, RuntimeError) as error:
            if self.away is not None:
                self._count_as_away(error)
            await self._hang_up()
            return False
        self.away = None
        return True

    def _count_as_away(self, error: Exception) -> tuple[str, Trouble]:
        before, why = self.away, _why_lost(error)
        match why:
            case "unsafe":
                self._says = str(error)
            case "refused":
                self._says = SHUT
            case _:
                self._says = AWAY
        if why != before and self._says != AWAY:
            _log.warning("%s", self._says)
        self.away = why
        return self._says, why

    async def _require(self) -> None:
        if self.condition is not None:
            asked = self.redis.execute_command(*self.condition.question)
            await _require(self.condition, asked)

    async def _met(self, connection: Any) -> None:
        """A new line stands; before anything else is said on it."""
        await connection.on_connect()
        if self.condition is not None:
            await connection.send_command(*self.condition.question)
            await _require(self.condition, connection.read_response())

    async def _hang_up(self) -> None:
        """Lines that stood until now may be dead as well."""
        with suppress(*LOST):
            await self._pool.disconnect(inuse_connections=False)

    async def close(self) -> None:
        await self.redis.aclose()
        await self._pool.aclose()


async def _require(condition: Condition, asked: Awaitable[Sequence[bytes]]) -> None:
    """Raises `Unsafe`."""
    try:
        answer = await asked
    except ResponseError:
        answer = None
    fault = condition.fault_in(answer)
    if fault is not None:
        raise Unsafe(fault)


def _why_lost(error: Exception) -> Trouble:
    match error:
        case Unsafe():
            return "unsafe"
        case BusyLoadingError():
            return "starting"
        case AuthenticationError():
            return "refused"
        case _:
            return "away"


def _why_refused(error: RedisError) -> Trouble:
    match error:
        case OutOfMemoryError():
            return "full"
        case ReadOnlyError():
            return "read_only"
        case _:
            return _TROUBLES.get(_code_of(error), "refused")


def _code_of(error: RedisError) -> str:
    """No more than that: what follows may name a meeting."""
    code = str(error).partition(" ")[0]
    return code if code.isupper() else type(error).__name__


_TROUBLES: Final[dict[str, Trouble]] = {"MISCONF": "disk", "NOREPLICAS": "few_replicas"}
