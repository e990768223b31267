"""The line to one client, as a room sees it; the wire's connection is one."""

from typing import Protocol


class Line(Protocol):
    """Takes ready bytes. Nothing here ever waits or raises, also when the line is gone.

    Whoever owns the line tells the `Visitor` once that it is gone, on every path that ends it; a
    `close` by the room may do so before it returns. They also say whenever it becomes slow.
    """

    def write(self, frames: bytes, /) -> None:
        """Send one or several whole frames. The room keeps this method until the line is gone."""

    def allow(self, snapshot_bytes: int, /) -> None:
        """Let that many bytes, about to be written, wait on top of the usual backlog."""

    def close(self, code: int, reason: str, /) -> None:
        """End it, after what has been written. Repeating is harmless."""

    @property
    def slow(self) -> bool:
        """Whether it takes bytes more slowly than they are written."""

    @property
    def too_slow(self) -> bool:
        """Whether more waits unsent than one line may hold."""
