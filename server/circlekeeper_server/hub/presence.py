"""Presence: who the log believes to be connected to this node, held against who is.

Several lines of a member are one. Who comes is written down at once; who is gone only after a
while, so that a line that drops and returns is never seen, and many who go together are written
down together. Lines that stand in the log when a room is folded again, because a hub stopped or
died, are cleared the same way, with more time to come back.
"""

from collections.abc import Collection
from typing import Final

from circlekeeper_protocol.bounds import MemberId, Millis
from circlekeeper_protocol.commands import ChangeLines
from circlekeeper_protocol.meeting import Meeting

GRACE: Final[Millis] = 3_000
"""From the loss of a line until it is written down."""
GRACE_AFTER_FOLD: Final[Millis] = 10_000
TOGETHER: Final[Millis] = 1_000
"""Losses this close to one another are written down as one."""


class Presence:
    def __init__(self, node: str, meeting: Meeting, now: Millis) -> None:
        self._node = node
        self._away = dict.fromkeys(self._written_down(meeting), now + GRACE_AFTER_FOLD)
        """Who is gone, and when that is written down."""
        self._arriving = False

    @property
    def settled(self) -> bool:
        """Whether the log says of everyone what is true."""
        return not self._away and not self._arriving

    def compare(
        self, meeting: Meeting, here: Collection[MemberId], now: Millis
    ) -> ChangeLines | None:
        """What to write down now."""
        written_down = self._written_down(meeting)
        opened = tuple(member for member in here if member not in written_down)
        self._arriving = bool(opened)
        self._away = {
            member: self._away.get(member, now + GRACE)
            for member in written_down
            if member not in here
        }
        closed = tuple(member for member, due in self._away.items() if due <= now + TOGETHER)
        if not opened and not closed:
            return None
        return ChangeLines(node=self._node, opened=opened, closed=closed)

    def look_again_at(self, now: Millis) -> Millis | None:
        """When to compare next, unless lines come or go: soon, when what was found has yet to be
        written down."""
        if self.settled:
            return None
        return max(min(self._away.values(), default=now), now + TOGETHER)

    def _written_down(self, meeting: Meeting) -> set[MemberId]:
        return {line.member for line in meeting.vault.lines if line.node == self._node}
