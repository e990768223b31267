"""Takes a seat for as long as a command needs it, and gives it back afterwards."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Coroutine
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Final

import click
from circlekeeper_client import Circle, Invite, KeptSeat, NoEntry, connect
from circlekeeper_protocol.commands import Leave
from circlekeeper_protocol.frames import Done

from .client_endings import ClientEndings, ending_for
from .entrance import Entrance
from .exits import CannotDo, NobodyThere, SaidNo
from .seat_file import keep_seat

PATIENCE_SECONDS: Final = 10.0
"""How long a hub may take to let somebody in, or to answer."""

WORD_AFTER_SECONDS: Final = 2.0
"""After so long without an answer, whoever waits is told so."""

FAREWELL_SECONDS: Final = 2.0


def run(command: Coroutine[Any, Any, None]) -> bool:
    """Run it to its end, or until Ctrl+C or SIGTERM, after which it may still tidy up.

    Returns whether it came to its end by itself.
    """
    return asyncio.run(_until_stopped(command))


async def _until_stopped(command: Coroutine[Any, Any, None]) -> bool:
    task = asyncio.ensure_future(command)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, task.cancel)
    await asyncio.wait([task])
    if task.cancelled():
        return False
    task.result()
    return True


@asynccontextmanager
async def coming_in(entrance: Entrance, name: str) -> AsyncIterator[Circle]:
    """The circle, for one who has a link or a seat. Afterwards a seat that is not kept is left.

    Raises `SaidNo`, `CannotDo`, `NobodyThere`, also when the visit is ended from elsewhere.
    """
    try:
        async with _seated(entrance, name) as circle:
            if entrance.keep_in is None:
                try:
                    yield circle
                finally:
                    await leave(circle)
            else:
                if isinstance(entrance.ticket, Invite):
                    await _keep(circle, entrance.keep_in)
                yield circle
    except ClientEndings as error:
        if isinstance(error, NoEntry) and isinstance(entrance.ticket, KeptSeat):
            raise SaidNo(
                f"The seat in {entrance.keep_in} opens nothing any more."
                " Delete that file, and come in by a link."
            ) from None
        raise ending_for(error) from None


@asynccontextmanager
async def _seated(entrance: Entrance, name: str) -> AsyncIterator[Circle]:
    hub = entrance.ticket.hub
    word = asyncio.get_running_loop().call_later(
        WORD_AFTER_SECONDS, click.echo, f"Waiting for the hub at {hub}.", None, True, True
    )
    try:
        async with connect(entrance.ticket, name, patience_seconds=PATIENCE_SECONDS) as circle:
            word.cancel()
            yield circle
    finally:
        word.cancel()


async def _keep(circle: Circle, path: Path) -> None:
    try:
        keep_seat(path, circle.seat)
    except CannotDo:
        await leave(circle)
        raise


async def answered(doing: Awaitable[Done]) -> Done:
    """The hub's answer, if it comes in time. Raises `NobodyThere`."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await doing
    except TimeoutError:
        raise NobodyThere("The hub gave no answer. Look whether it was done.") from None


async def leave(circle: Circle) -> None:
    """Give up the seat, if the hub can still be told."""
    with suppress(*ClientEndings, TimeoutError):
        async with asyncio.timeout(FAREWELL_SECONDS):
            await circle.do(Leave())
