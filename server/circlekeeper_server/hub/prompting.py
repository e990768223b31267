"""What the hub itself asks of a room: to ring what is due, and to write down whose lines stand.

It asks like anybody else, and nothing else acts by itself. What could not be answered is asked
again a little later.
"""

from collections.abc import Callable, Collection
from typing import Final

from circlekeeper_protocol.bounds import MemberId, Millis
from circlekeeper_protocol.commands import ChangeLines, RingDue
from circlekeeper_protocol.meeting import Meeting

from circlekeeper_server.rules import next_deadline

from .hub_time import HubTime, Timer
from .presence import GRACE_AFTER_FOLD, Presence

RING_AGAIN: Final[Millis] = 1_000


class Prompting:
    def __init__(
        self, time: HubTime, node: str, meeting: Meeting, wake: Callable[[], None]
    ) -> None:
        """`wake` is called whenever there is something to `take`."""
        self._time = time
        self._wake = wake
        self._presence = Presence(node, meeting, time.now())
        self._lines_moved = False
        self._ringing = False
        self._rung_at: Millis = 0
        self._look = Timer(time, self.lines_move)
        self._look.set(time.now() + GRACE_AFTER_FOLD)
        self._bell = Timer(time, self._ring)
        self._timing: object = None
        """What the bell was set by; `None` when it has rung since."""
        self.set_bell(meeting)

    @property
    def settled(self) -> bool:
        """Whether the log says of everyone's lines what is true."""
        return self._presence.settled and not self._lines_moved

    def lines_move(self) -> None:
        """Lines have come or gone, or it is time to see whether they are back."""
        self._lines_moved = True
        self._wake()

    def set_bell(self, meeting: Meeting) -> None:
        """To be called whenever the meeting has changed, or could not."""
        timing = timing_of(meeting)
        if timing == self._timing:
            return
        self._timing = timing
        due = next_deadline(meeting)
        if due is not None and due <= self._rung_at:
            due = self._rung_at + RING_AGAIN
        self._bell.set(due)

    def take(self, meeting: Meeting, here: Collection[MemberId]) -> list[ChangeLines | RingDue]:
        """What to ask now, of a room where these members have lines."""
        asks: list[ChangeLines | RingDue] = []
        if self._lines_moved:
            self._lines_moved = False
            now = self._time.now()
            change = self._presence.compare(meeting, here, now)
            if change is not None:
                asks.append(change)
            self._look.set(self._presence.look_again_at(now))
        if self._ringing:
            self._ringing = False
            self._rung_at = self._time.now()
            asks.append(RingDue())
        return asks

    def stop(self) -> None:
        self._look.set(None)
        self._bell.set(None)

    def _ring(self) -> None:
        self._ringing = True
        self._timing = None
        self._wake()


def timing_of(meeting: Meeting) -> object:
    """All that the next deadline is read from."""
    return meeting.stage, meeting.time, meeting.bell, meeting.advice, meeting.going_on
