"""Everyone connected to one room, by viewer class and by seat, and the one write that each gets."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from circlekeeper_protocol.bounds import MemberId, Role
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.privacy import VIEWERS, Viewer

from .frames import Sendable
from .line import Line
from .visitor import Visitor


class Ending(NamedTuple):
    """After how many of a batch's entries a line ends, and why."""

    after: int
    code: CloseCode


class Audience:
    def __init__(self) -> None:
        self._lines: dict[Viewer, dict[Line, Visitor]] = {viewer: {} for viewer in VIEWERS}
        self._seated: dict[MemberId, set[Visitor]] = {}

    def __len__(self) -> int:
        """How many lines there are."""
        return sum(map(len, self._lines.values()))

    def __bool__(self) -> bool:
        return bool(self._seated or self._lines["door"])

    def everyone(self) -> list[Visitor]:
        return [visitor for lines in self._lines.values() for visitor in lines.values()]

    def at_the_door(self) -> list[Visitor]:
        return list(self._lines["door"].values())

    def members(self) -> Collection[MemberId]:
        """Who has at least one line, however many."""
        return self._seated.keys()

    def of(self, member: MemberId) -> Iterable[Visitor]:
        return self._seated.get(member, ())

    def add(self, visitor: Visitor) -> None:
        self._lines[visitor.viewer][visitor.line] = visitor
        if visitor.member is not None:
            self._seated.setdefault(visitor.member, set()).add(visitor)

    def discard(self, visitor: Visitor) -> None:
        self._lines[visitor.viewer].pop(visitor.line, None)
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

    def change_role(self, visitor: Visitor, role: Role) -> None:
        del self._lines[visitor.viewer][visitor.line]
        visitor.role = visitor.viewer = role
        self._lines[role][visitor.line] = visitor

    def tell(self, frame: bytes) -> list[Visitor]:
        """Write the same to everyone; the answer is who is too slow."""
        slow: list[Visitor] = []
        for lines in self._lines.values():
            _write(frame, lines, (), slow)
        return slow

    def deliver(
        self,
        entries: Sequence[Sendable],
        answers: Mapping[Visitor, Sequence[bytes]],
        fresh: Mapping[Visitor, bytes],
        endings: Mapping[Visitor, Ending],
    ) -> list[Visitor]:
        """One write for each: the entries as their class reads them, or a fresh view in place of
        these; then the answers to what they asked. The answer is who is too slow."""
        slow: list[Visitor] = []
        frames: dict[Viewer, bytes] = {}
        apart = {*answers, *fresh, *endings}
        lines_apart = {visitor.line for visitor in apart}
        for viewer, lines in self._lines.items():
            if lines:
                joined = frames[viewer] = _joined(entries, viewer)
                if joined:
                    _write(joined, lines, lines_apart, slow)
        for visitor in apart:
            if not visitor.here:
                continue
            own = b"".join(answers.get(visitor, ()))
            if visitor in endings:
                last = _joined(entries[: endings[visitor].after], visitor.viewer) + own
                visitor.line.write(last)
            elif visitor in fresh:
                visitor.show(fresh[visitor] + own)
            else:
                visitor.line.write(frames[visitor.viewer] + own)
                if visitor.line.slow and visitor.line.too_slow:
                    slow.append(visitor)
        return slow


def _joined(entries: Iterable[Sendable], viewer: Viewer) -> bytes:
    return b"".join([entry.frame(viewer) for entry in entries])


def _write(
    frames: bytes,
    lines: Mapping[Line, Visitor],
    apart: Collection[Line],
    slow: list[Visitor],
) -> None:
    for line in lines:  # in a large room each object that is touched here costs a cache miss
        if line not in apart:
            line.write(frames)
            if line.slow and line.too_slow:
                slow.append(lines[line])
