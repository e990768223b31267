"""The link on which a node hears what others append: one connection, listened to all the time.

It belongs to nobody else, since redis-py would connect again without a word, and whatever was
published meanwhile would be lost unnoticed. Here every new link, once all channels are confirmed,
asks for a look at all streams; and a link on which not even the answers to our own pings arrive is
given up.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from redis.exceptions import RedisError

from .keys import Message, channels, read_message
from .store import LOST, Store, end

PING_SECONDS: Final = 1.0
SILENCE_SECONDS: Final = 2.0
AGAIN_SECONDS: Final = 0.25

_log: Final = logging.getLogger("circlekeeper.event_log")


class Link:
    def __init__(
        self, store: Store, receive: Callable[[Message], None], joined: Callable[[], None]
    ) -> None:
        """`joined` is called when nothing is missed any more, and something may have been."""
        self._store = store
        self._receive = receive
        self._joined = joined
        self._connection: Any = None
        self._listening: Final = asyncio.create_task(self._keep_listening())

    async def close(self) -> None:
        await end(self._listening)

    async def _keep_listening(self) -> None:
        while True:
            connection = self._store.connection()
            try:
                await self._listen(connection)
            except (RedisError, *LOST) as failure:
                _log.info("The link for news ended: %s", type(failure).__name__)
            finally:
                with suppress(RedisError, *LOST):
                    await connection.disconnect(nowait=True)
            await asyncio.sleep(AGAIN_SECONDS)

    async def _listen(self, connection: Any) -> None:
        await connection.connect()
        names = channels()
        for name in names:
            await connection.send_command("SSUBSCRIBE", name)
        pinging = asyncio.create_task(_keep_pinging(connection))
        try:
            awaited = len(names)
            while True:
                heard = await connection.read_response(timeout=SILENCE_SECONDS)
                if heard is None:
                    raise TimeoutError
                kind, *rest = heard
                if kind == b"smessage":
                    self._take(rest[1])
                elif kind == b"ssubscribe":
                    awaited -= 1
                    if awaited == 0:
                        self._joined()
        finally:
            await end(pinging)

    def _take(self, payload: bytes) -> None:
        try:
            message = read_message(payload)
        except ValueError:
            _log.warning("A message to all nodes could not be read. Is one of another version?")
        else:
            self._receive(message)


async def _keep_pinging(connection: Any) -> None:
    """So that silence means that the link is dead."""
    with suppress(RedisError, *LOST, AttributeError):  # the last if it is hung up meanwhile
        while True:
            await asyncio.sleep(PING_SECONDS)
            await connection.send_command("PING")
