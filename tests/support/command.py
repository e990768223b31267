"""`circlekeeper` as a person gives it: in a process of its own."""

import asyncio
import contextlib
import os
import re
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from circlekeeper_server.cli.entrance import LINK_VARIABLE
from circlekeeper_server.settings import VARIABLES

COMMAND = (sys.executable, "-m", "circlekeeper_server")
WAIT_SECONDS = 30.0
NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


class Outcome(NamedTuple):
    code: int | None
    said: str
    """stdout."""
    told: str
    """stderr."""


async def given(*words: object, stdin: str = "", **variables: object) -> Outcome:
    """A command that ends by itself."""
    async with started(*words, **variables) as process, asyncio.timeout(WAIT_SECONDS):
        said, told = await process.communicate(stdin.encode())
    return Outcome(process.returncode, said.decode(), told.decode())


@contextlib.asynccontextmanager
async def started(*words: object, **variables: object) -> AsyncIterator[Process]:
    """A command that goes on, for as long as it is needed."""
    async with started_on(PIPE, PIPE, PIPE, words, variables) as process:
        yield process


@contextlib.asynccontextmanager
async def started_on(
    stdin: int,
    stdout: int,
    stderr: int,
    words: Sequence[object],
    variables: Mapping[str, object] = NOTHING,
) -> AsyncIterator[Process]:
    """The same, on pipes or a terminal of one's own."""
    clean = {**VARIABLES, LINK_VARIABLE: None}
    own = {name: value for name, value in os.environ.items() if name not in clean}
    environment = own | {name: str(value) for name, value in variables.items()}
    process = await asyncio.create_subprocess_exec(
        *COMMAND, *map(str, words), env=environment, stdin=stdin, stdout=stdout, stderr=stderr
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def stopped(process: Process, number: int) -> Outcome:
    """How it ends after a signal."""
    process.send_signal(number)
    async with asyncio.timeout(WAIT_SECONDS):
        said, told = await process.communicate()
    return Outcome(process.returncode, said.decode(), told.decode())


async def address_of(process: Process) -> str:
    """Where a hub that starts says that it is found."""
    assert process.stdout is not None
    async with asyncio.timeout(WAIT_SECONDS):
        while line := (await process.stdout.readline()).decode():
            if found := re.search(r"http://localhost:(\d+)", line):
                return f"http://127.0.0.1:{found[1]}"
    raise AssertionError("the hub ended without a word")
