"""Who of several nodes is alive, so that any of them can clear the lines of one that died."""

from collections.abc import Collection
from typing import Protocol


class Leases(Protocol):
    async def dead(self, nodes: Collection[str], /) -> set[str]:
        """Those of them that are certainly no more. Raises `LogUnavailable`."""
