"""A port of loopback for a program that takes it by number, and again after it was killed."""

import contextlib
import socket
from collections.abc import Iterator


class HeldPort:
    """Bound and never listened on: the kernel gives it to nobody else, and whoever asks for this
    very number may listen on it, as Redis and our hub do (both set SO_REUSEADDR)."""

    def __init__(self) -> None:
        self._holding = socket.socket()
        self._holding.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._holding.bind(("127.0.0.1", 0))
        self.number: int = self._holding.getsockname()[1]

    def give_back(self) -> None:
        self._holding.close()


@contextlib.contextmanager
def held_port() -> Iterator[int]:
    port = HeldPort()
    yield port.number
    port.give_back()
