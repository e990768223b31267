"""What watchers of a stream have been handed, and whether what is heard of it belongs to that.

A server that was put back to an older state (a failover to a replica that lagged, a backup) may
have lost what was acknowledged, and may have gone on since. It shows by a stream that stands before
what was handed over, or by another mark at the same place. Then the history needs another epoch.
"""

from typing import NamedTuple

from circlekeeper_server.event_log.port import Position


class Standing(NamedTuple):
    """Where a stream stands, and the mark of its last entry."""

    epoch: str
    seq: int
    mark: str

    @property
    def position(self) -> Position:
        return Position(self.epoch, self.seq)


class Followed:
    def __init__(self) -> None:
        self._handed: dict[str, Standing] = {}

    def known(self, stream: str) -> Standing | None:
        return self._handed.get(stream)

    def mark_at(self, stream: str, position: Position) -> str:
        """Empty if unknown."""
        handed = self._handed.get(stream)
        return handed.mark if handed is not None and handed.position == position else ""

    def hand(self, stream: str, standing: Standing) -> None:
        """Watchers get to know everything up to there."""
        handed = self._handed.get(stream)
        if handed is None or handed.epoch != standing.epoch or handed.seq < standing.seq:
            self._handed[stream] = standing

    def forget(self, stream: str) -> None:
        self._handed.pop(stream, None)


def went_back(handed: Standing | None, there: Standing) -> bool:
    """Whether what is in the store cannot have come of what was `handed` before it was asked."""
    if handed is None or handed.epoch != there.epoch:
        return False
    return there.seq < handed.seq or (there.seq == handed.seq and there.mark != handed.mark)
