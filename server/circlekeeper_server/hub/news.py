"""What a room hears of its stream: what others append, and its own appends once more.

Heard twice, late or with gaps, an entry is applied once and in order, or read from the log instead.
"""

from collections.abc import Sequence

from circlekeeper_protocol.bounds import Seq

from circlekeeper_server.event_log.port import Tail

from .past import Past


class HistoryBroken(Exception):
    """The log does not continue what it has accepted before: the room must be folded anew."""


class News:
    def __init__(self) -> None:
        self._heard: list[Tail] = []
        self._ours_until: Seq = 0

    def hear(self, tail: Tail, past: Past) -> bool:
        """Whether it has to be looked at now."""
        if tail.last.epoch == past.epoch and tail.last.seq <= past.seq:
            return False
        self._heard.append(tail)
        return tail.last.epoch != past.epoch or tail.last.seq > self._ours_until

    def expect(self, until: Seq) -> None:
        """What is heard up to there is likely our own append, whose answer tells; 0: no more."""
        self._ours_until = until

    def unknown(self, past: Past) -> list[Tail]:
        """Without what turned out to be our own."""
        return [
            tail
            for tail in self._heard
            if tail.last.seq > past.seq or tail.last.epoch != past.epoch
        ]

    def take(self, past: Past) -> list[Tail]:
        unknown = self.unknown(past)
        self._heard.clear()
        return unknown

    def clear(self) -> None:
        self._heard.clear()


def continued(past: Past, news: Sequence[Tail]) -> list[tuple[Seq, bytes]] | None:
    """The entries behind what is known, or `None` if some of them lack. Raises `HistoryBroken`."""
    seq = past.seq
    entries: list[tuple[Seq, bytes]] = []
    for tail in news:
        if tail.last.epoch != past.epoch:
            raise HistoryBroken("the log has gone back")
        behind = [entry for entry in tail.entries if entry[0] > seq]
        if tail.last.seq > seq and (not behind or behind[0][0] != seq + 1):
            return None
        entries += behind
        seq = max(seq, tail.last.seq)
    return entries
