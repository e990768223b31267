"""One line's place in a room: at the door, or seated."""

from typing import TYPE_CHECKING, Final

from circlekeeper_protocol.bounds import MemberId, Role, Secret
from circlekeeper_protocol.closing import CLOSINGS, CloseCode
from circlekeeper_protocol.frames import AskTime, Do, Join
from circlekeeper_protocol.readers import Viewer

from .frames import answered
from .line import Line

if TYPE_CHECKING:
    from .room import Room

WAITING_MOST: Final = 32
"""Commands of one visitor that may wait for an answer."""


class Visitor:
    """Made by `Rooms.enter`. Whoever owns the line calls `receive`, `lags` and, once, `gone`.

    Always true: a visitor is counted by its room as long as it is `here`, and nothing is written to
    its line afterwards.
    """

    __slots__ = ("here", "invite", "line", "member", "role", "room", "viewer", "waiting")

    def __init__(
        self,
        room: "Room",
        line: Line,
        role: Role,
        viewer: Viewer,
        invite: Secret | None,
        member: MemberId | None,
    ) -> None:
        self.room = room
        self.line = line
        self.role = role
        self.invite = invite
        """What they came with; `None` once they have a seat."""
        self.member = member
        self.viewer: Viewer = viewer
        self.here = True
        self.waiting = 0

    def receive(self, frame: Join | Do | AskTime) -> None:
        """Take what the client asked. The answer comes by frames on the line."""
        if not self.here:
            return
        if isinstance(frame, AskTime):
            self.room.tell_time(self, frame)
        elif self.waiting >= WAITING_MOST:
            self.room.tally.refuse("too_fast")
            self.write(answered(frame.id, "too_fast"))
        else:
            self.waiting += 1
            self.room.ask(self, frame)

    def gone(self) -> None:
        """The line has ended. Harmless when the room ended it."""
        if self.here:
            self.room.lose(self)

    def lags(self) -> None:
        """The line has begun to take bytes more slowly than they are written."""
        if self.here:
            self.room.note_lag(self)

    # For the room

    def write(self, frames: bytes) -> None:
        """Send, beside what a batch sends to all."""
        self.line.write(frames)
        if self.line.slow and self.line.too_slow:
            self.room.close(self, CloseCode.TOO_SLOW)

    def show(self, snapshot: bytes) -> None:
        """Send a fresh view, which may be larger than what a line may hold otherwise."""
        self.line.allow(len(snapshot))
        self.line.write(snapshot)

    def end(self, code: CloseCode) -> None:
        self.here = False
        self.line.close(code, CLOSINGS[code].reason)
