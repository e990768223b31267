"""Everyone connected to one room, by viewer class and by seat, and the one write that each gets.

In a large room most of the hub's own time for an entry goes into waiting for memory, so whatever is
not looked at for every line counts. Of each line only its `write` is at hand; those who get
something of their own are taken out meanwhile; and whoever lags says so.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from circlekeeper_protocol.bounds import MemberId, Role
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.readers import VIEWERS, Viewer

from .frames import Sendable
from .visitor import Visitor

Write = Callable[[bytes], None]


class Ending(NamedTuple):
    """After how many of a batch's entries a line ends, and why."""

    after: int
    code: CloseCode


class Audience:
    def __init__(self) -> None:
        self._writes: dict[Viewer, dict[Visitor, Write]] = {viewer: {} for viewer in VIEWERS}
        self._seated: dict[MemberId, set[Visitor]] = {}
        self._lagging: set[Visitor] = set()

    def __len__(self) -> int:
        """How many lines there are."""
        return sum(map(len, self._writes.values()))

    def __bool__(self) -> bool:
        return any(self._writes.values())

    def everyone(self) -> list[Visitor]:
        return [visitor for writes in self._writes.values() for visitor in writes]

    def at_the_door(self) -> list[Visitor]:
        waiting = (*self._writes["door"], *self._writes["outside"])
        return [visitor for visitor in waiting if visitor.member is None]

    def on_the_bench(self) -> list[Visitor]:
        """Observers, whether or not they see."""
        bench = (*self._writes["outside"], *self._writes["observer"])
        return [visitor for visitor in bench if visitor.member is not None]

    def members(self) -> Collection[MemberId]:
        """Who has at least one line, however many."""
        return self._seated.keys()

    def of(self, member: MemberId) -> Iterable[Visitor]:
        return self._seated.get(member, ())

    def add(self, visitor: Visitor) -> None:
        self._writes[visitor.viewer][visitor] = visitor.line.write
        if visitor.member is not None:
            self._seated.setdefault(visitor.member, set()).add(visitor)

    def discard(self, visitor: Visitor) -> None:
        self._writes[visitor.viewer].pop(visitor, None)
        self._lagging.discard(visitor)
        if visitor.member is not None:
            tabs = self._seated.get(visitor.member, set())
            tabs.discard(visitor)
            if not tabs:
                self._seated.pop(visitor.member, None)

    def seat(self, visitor: Visitor, member: MemberId) -> None:
        """They have a seat now, and see what they saw until they get a fresh view."""
        visitor.member = member
        visitor.invite = None
        self._seated.setdefault(member, set()).add(visitor)

    def change_viewer(self, visitor: Visitor, role: Role, viewer: Viewer) -> None:
        write = self._writes[visitor.viewer].pop(visitor)
        visitor.role, visitor.viewer = role, viewer
        self._writes[viewer][visitor] = write

    def lags(self, visitor: Visitor) -> None:
        """Their line has become slow: look after each write whether it is too slow."""
        self._lagging.add(visitor)

    def tell(self, frame: bytes) -> list[Visitor]:
        """Write the same to everyone; the answer is who is too slow."""
        for writes in self._writes.values():
            _write(frame, writes, ())
        return self._too_slow()

    def deliver(
        self,
        entries: Sequence[Sendable],
        answers: Mapping[Visitor, Sequence[bytes]],
        fresh: Mapping[Visitor, bytes],
        endings: Mapping[Visitor, Ending],
    ) -> list[Visitor]:
        """One write for each: the entries as their class reads them, or a fresh view in place of
        these; then the answers to what they asked. The answer is who is too slow."""
        frames: dict[Viewer, bytes] = {}
        named = self._named_in(entries)
        apart = {*answers, *fresh, *endings, *named}
        for viewer, writes in self._writes.items():
            if writes:
                joined = frames[viewer] = _joined(entries, viewer)
                if joined:
                    _write(joined, writes, apart)
        for visitor in apart:
            if not visitor.here:
                continue
            own = b"".join(answers.get(visitor, ()))
            if visitor in endings:
                read = _joined_for(entries[: endings[visitor].after], visitor)
                visitor.line.write(read + own)
            elif visitor in fresh:
                visitor.show(fresh[visitor] + own)
            else:
                alone = visitor in named
                read = _joined_for(entries, visitor) if alone else frames[visitor.viewer]
                visitor.line.write(read + own)
        return self._too_slow()

    def _too_slow(self) -> list[Visitor]:
        if not self._lagging:
            return []
        self._lagging = {visitor for visitor in self._lagging if visitor.line.slow}
        return [visitor for visitor in self._lagging if visitor.line.too_slow]

    def _named_in(self, entries: Sequence[Sendable]) -> set[Visitor]:
        """Those of whom an entry tells something that is for them alone."""
        return {
            visitor for entry in entries for member in entry.named for visitor in self.of(member)
        }


def _joined(entries: Iterable[Sendable], viewer: Viewer) -> bytes:
    return b"".join([entry.frame(viewer) for entry in entries])


def _joined_for(entries: Iterable[Sendable], visitor: Visitor) -> bytes:
    return b"".join([entry.frame_for(visitor.viewer, visitor.member) for entry in entries])


def _write(frames: bytes, writes: dict[Visitor, Write], apart: Iterable[Visitor]) -> None:
    held = {visitor: writes.pop(visitor) for visitor in apart if visitor in writes}
    for write in writes.values():
        write(frames)
    writes.update(held)
