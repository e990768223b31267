"""A terminal that a command is started on, and what it was shown there."""

import asyncio
import contextlib
import os
import pty
import re
import termios
from collections.abc import Iterator

_STEERING = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|[()][A-Z0-9]|[=>])")


class Terminal:
    def __init__(self, near: int, far: int) -> None:
        self._near = near
        self.far = far
        """What the command has as its stdin, stdout and stderr."""
        self._written = b""
        self._news = asyncio.Event()

    @property
    def shown(self) -> str:
        """All that was ever written to it, without what steers it."""
        return _STEERING.sub("", self._written.decode(errors="replace"))

    async def shows(self, text: str, seconds: float = 30.0) -> None:
        """Wait until it has been written."""
        async with asyncio.timeout(seconds):
            while text not in self.shown:
                self._news.clear()
                await self._news.wait()

    def read(self) -> None:
        with contextlib.suppress(OSError):  # nobody has it open any more
            self._written += os.read(self._near, 65_536)
        self._news.set()


@contextlib.contextmanager
def terminal(columns: int = 80, lines: int = 40) -> Iterator[Terminal]:
    near, far = pty.openpty()
    termios.tcsetwinsize(far, (lines, columns))
    screen = Terminal(near, far)
    loop = asyncio.get_running_loop()
    loop.add_reader(near, screen.read)
    try:
        yield screen
    finally:
        loop.remove_reader(near)
        os.close(near)
        os.close(far)
