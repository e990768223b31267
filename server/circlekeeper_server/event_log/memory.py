"""The event log without a store, for tests and rehearsals: it forgets all when the process ends."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .port import (
    EventLog,
    Heard,
    LogUnavailable,
    Millis,
    NoSuchStream,
    Position,
    StreamErased,
    Tail,
    VersionConflict,
    require_entries,
)
from .watching import Watchers


@dataclass
class _Stream:
    epoch: str
    entries: list[bytes]
    expires_at: Millis


class MemoryEventLog(EventLog):
    def __init__(self) -> None:
        self._streams: dict[str, _Stream] = {}
        self._erased: set[str] = set()
        self._watchers = Watchers()
        self._closed = False

    async def append(
        self, stream: str, after: Position, entries: Sequence[bytes], expires_at: Millis
    ) -> Position:
        require_entries(entries)
        self._require_open()
        self._require_not_erased(stream)
        known = self._streams.get(stream) or _Stream(after.epoch, [], expires_at)
        end = Position(after.epoch, after.seq + len(entries))
        if (known.epoch, len(known.entries)) != after:
            there = known.entries[after.seq : end.seq]
            if known.epoch == after.epoch and there == list(entries):
                return end
            raise VersionConflict(stream)
        known.entries.extend(entries)
        known.expires_at = expires_at
        self._streams[stream] = known
        self._watchers.tell_appended(stream, end, entries)
        return end

    async def read(self, stream: str, after_seq: int = 0) -> Tail:
        self._require_open()
        self._require_not_erased(stream)
        known = self._streams.get(stream)
        if known is None:
            raise NoSuchStream(stream)
        behind = known.entries[after_seq:]
        return Tail(
            Position(known.epoch, len(known.entries)), list(enumerate(behind, after_seq + 1))
        )

    def watch(self, stream: str, heard: Heard) -> Callable[[], None]:
        return self._watchers.add(stream, heard)

    async def expired(self, now: Millis) -> list[str]:
        self._require_open()
        return [name for name, stream in self._streams.items() if stream.expires_at <= now]

    async def erase(self, stream: str) -> None:
        self._require_open()
        self._erased.add(stream)
        self._streams.pop(stream, None)
        self._watchers.tell(stream, None)

    async def ping(self) -> None:
        self._require_open()

    async def close(self) -> None:
        self._closed = True

    def _require_open(self) -> None:
        if self._closed:
            raise LogUnavailable("the event log is closed")

    def _require_not_erased(self, stream: str) -> None:
        if stream in self._erased:
            raise StreamErased(stream)
