"""The room: one meeting, as long as somebody is connected to it on this node.

One task takes whatever has come in, decides all of it in turn, has the log accept it in one go, and
only then changes the state and writes, once to each line. So everything that anyone reads is in the
log, in one order, and an answer is a promise. What comes in while the log is busy makes the next
batch.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final

from circlekeeper_protocol.bounds import MemberId
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.commands import ChangeLines, RingDue
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.frames import AskTime, Do, Hello, Join, TellTime
from circlekeeper_protocol.meeting import Meeting

from circlekeeper_server.event_log.port import (
    EventLog,
    LogUnavailable,
    StreamErased,
    VersionConflict,
)
from circlekeeper_server.rules import expires_at

from .audience import Audience
from .draft import Asked, Draft, out_of_reach
from .entering import admit, resumption, snapshot
from .faults import without_words
from .frames import Sendable, Views, ready
from .hub_time import HubTime
from .line import Line
from .past import Past
from .prompting import Prompting
from .record import decode, store
from .turning import Turning
from .visitor import Visitor
from .waking import Waking

BATCH_MOST: Final = 128
"""Commands in one batch, so that no room holds up the others for long."""

_log: Final = logging.getLogger("circlekeeper.hub")


class HistoryBroken(Exception):
    """The log does not continue what it has accepted before: the room must be folded anew."""


class Room:
    def __init__(
        self,
        log: EventLog,
        time: HubTime,
        node: str,
        stream: str,
        past: Past,
        forget: Callable[["Room"], None],
        erase: Callable[[str], Awaitable[None]],
    ) -> None:
        """`forget` is called once, when the room is over; whoever comes then needs a new one.
        `erase` forgets a stream, and raises `LogUnavailable`."""
        self._log = log
        self._time = time
        self._node = node
        self.stream = stream
        self._past = past
        self._forget = forget
        self._erase_stream = erase
        self._audience = Audience()
        self._views = Views()
        self._inbox: list[Asked] = []
        self._waking = Waking()
        self._prompting = Prompting(time, node, past.meeting, self._waking.wake)
        self._erasing = False
        self._farewell: bytes | None = None
        self.over = False
        self.task = asyncio.get_running_loop().create_task(self._run())

    @property
    def meeting(self) -> Meeting:
        return self._past.meeting

    # What comes in

    def enter(self, hello: Hello, line: Line) -> Visitor:
        """Raises `NoEntry`."""
        past, now = self._past, self._time.now()
        visitor = admit(self, past, hello, line)
        self._audience.add(visitor)
        missed = None
        if visitor.member is not None:
            missed = past.missed(hello.epoch, hello.seq, visitor.member)
            self._prompting.lines_move()
        if missed is None:
            visitor.show(snapshot(past, self._views, visitor, now))
        else:
            visitor.show(resumption(past, missed, visitor, now))
        return visitor

    def ask(self, visitor: Visitor, frame: Join | Do) -> None:
        self._inbox.append(Asked(visitor, frame))
        self._waking.wake()

    def tell_time(self, visitor: Visitor, frame: AskTime) -> None:
        visitor.write(ready(TellTime(sent=frame.sent, now=self._time.now())))

    def lose(self, visitor: Visitor) -> None:
        """Their line has ended."""
        visitor.here = False
        self._audience.discard(visitor)
        self._prompting.lines_move()

    def note_lag(self, visitor: Visitor) -> None:
        self._audience.lags(visitor)

    def close(self, visitor: Visitor, code: CloseCode) -> None:
        if visitor.here:
            self.lose(visitor)
            visitor.end(code)

    def tell(self, frame: bytes) -> int:
        """Write a frame that no entry is about; the answer is how many lines there are."""
        slow = self._audience.tell(frame)
        self._cut(slow)
        return len(self._audience)

    def erase(self) -> None:
        """Its time is over: forget it, and tell everyone."""
        self._erasing = True
        self._waking.wake()

    def stop(self, farewell: bytes) -> None:
        """Finish what the log has been asked, say farewell, end. Presence stays written as it is,
        since they will be back."""
        self._farewell = farewell
        self._waking.wake()

    # The task

    async def _run(self) -> None:
        try:
            while not self.over:
                await self._waking.wait()
                await self._turn()
        except Exception as fault:
            _log.exception("A room met a fault", exc_info=without_words(fault))
            self._end(CloseCode.FAULT)

    async def _turn(self) -> None:
        if self._farewell is not None:
            self._end(CloseCode.RESTART)
        elif self._erasing and await self._erase_log():
            self._end(CloseCode.ERASED)
        else:
            self._erasing = False
            hub_asks = self._prompting.take(self._past.meeting, self._audience.members())
            await self._answer(hub_asks, self._take())
            await self._rest()

    def _take(self) -> list[Asked]:
        taken, self._inbox = self._inbox[:BATCH_MOST], self._inbox[BATCH_MOST:]
        for visitor, _ in taken:
            visitor.waiting -= 1
        return taken

    async def _rest(self) -> None:
        if self._inbox:
            self._waking.wake()
            await asyncio.sleep(0)
        elif not (self._audience or self.over or self._waking.called) and self._prompting.settled:
            self._end(CloseCode.LEFT)

    async def _answer(
        self, hub_asks: Sequence[ChangeLines | RingDue], asked: Sequence[Asked]
    ) -> None:
        if not hub_asks and not asked:
            return
        try:
            draft = await self._accepted(hub_asks, asked)
        except StreamErased:
            self._end(CloseCode.ERASED)
            return
        except LogUnavailable as failure:
            _log.warning("The event log failed: %s", failure)
            self._deliver((), out_of_reach(self._past, asked), {})
        else:
            await self._publish(draft)
            if draft.seated or (hub_asks and draft.records):
                self._prompting.lines_move()
        self._prompting.set_bell(self._past.meeting)

    async def _accepted(
        self, hub_asks: Sequence[ChangeLines | RingDue], asked: Sequence[Asked]
    ) -> Draft:
        """What the log has taken. Raises `StreamErased`, `LogUnavailable`."""
        while True:
            draft = Draft(self._past, self._node, self._time.now())
            draft.take_from_hub(hub_asks)
            draft.take(asked)
            if not draft.records:
                return draft
            end = expires_at(draft.meeting, draft.at)
            try:
                await store(self._log, self.stream, self._past.position, draft.records, end)
            except VersionConflict:
                await self._catch_up()
            else:
                return draft

    async def _catch_up(self) -> None:
        """Another node has written."""
        tail = await self._log.read(self.stream, self._past.seq)
        if tail.last.epoch != self._past.epoch or not tail.entries:
            raise HistoryBroken("the log has gone back")
        records = [decode(stored) for _, stored in tail.entries]
        meeting = self._past.meeting
        for record in records:
            meeting = evolve_all(meeting, record.events)
        self._deliver(self._past.add(records, meeting), {}, {})

    async def _publish(self, draft: Draft) -> None:
        erased = draft.meeting.stage == "erased"
        if erased:
            await self._erase_log()
        entries = self._past.add(draft.records, draft.meeting, draft.told)
        self._deliver(entries, draft.answers, draft.seated)
        if erased:
            self._end(CloseCode.ERASED)

    def _deliver(
        self,
        entries: Sequence[Sendable],
        answers: Mapping[Visitor, Sequence[bytes]],
        seated: Mapping[Visitor, MemberId],
    ) -> None:
        if entries:
            self._views.outdate()
        turning = Turning(self._audience, self._past.meeting, entries, seated)
        fresh = {
            visitor: snapshot(self._past, self._views, visitor, self._time.now())
            for visitor in turning.fresh
        }
        slow = self._audience.deliver(entries, answers, fresh, turning.endings)
        for visitor, ending in turning.endings.items():
            self.close(visitor, ending.code)
        self._cut(slow)

    def _cut(self, slow: Sequence[Visitor]) -> None:
        for visitor in slow:
            self.close(visitor, CloseCode.TOO_SLOW)

    async def _erase_log(self) -> bool:
        """If the log fails, it is erased by the next sweep."""
        try:
            await self._erase_stream(self.stream)
        except LogUnavailable as failure:
            _log.warning("A meeting could not be erased yet: %s", failure)
            return False
        return True

    def _end(self, code: CloseCode) -> None:
        self.over = True
        self._prompting.stop()
        self._forget(self)
        for visitor in self._audience.everyone():
            if self._farewell is not None:
                visitor.line.write(self._farewell)
            self.close(visitor, code)
