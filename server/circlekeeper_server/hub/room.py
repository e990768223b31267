"""The room: one meeting, as long as somebody is connected to it on this node.

One task takes whatever has come in, decides all of it in turn, has the log accept it in one go, and
only then changes the state and writes, once to each line. So everything that anyone reads is in the
log, in one order, and an answer is a promise. What comes in while the log is busy makes the next
batch.

Other nodes may hold the same meeting. What they append is heard, and applied as if it were ours. An
answer that no entry stands behind is given only when nothing has been missed, since a refusal from
old knowledge would be a wrong one.
"""

import asyncio
import logging
import time as clock
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import Final

from circlekeeper_protocol.bounds import MemberId, Seq
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.commands import ChangeLines, RingDue
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.frames import AskTime, Do, Hello, Join, TellTime
from circlekeeper_protocol.meeting import Meeting

from circlekeeper_server.event_log.port import (
    EventLog,
    LogUnavailable,
    NoSuchStream,
    StreamErased,
    Tail,
    VersionConflict,
)
from circlekeeper_server.rules import expires_at, next_deadline

from .audience import Audience
from .draft import Asked, Draft, out_of_reach
from .entering import admit, resumption, snapshot
from .faults import without_words
from .frames import Sendable, Views, ready
from .hub_time import HubTime
from .line import Line
from .news import HistoryBroken, News, continued
from .past import Past
from .prompting import Prompting
from .record import decode, store
from .tally import Tally
from .turning import Turning
from .visitor import Visitor
from .waking import Waking

BATCH_MOST: Final = 128
"""Commands in one batch, so that no room holds up the others for long."""

_log: Final = logging.getLogger("circlekeeper.hub")


class Room:
    def __init__(
        self,
        log: EventLog,
        time: HubTime,
        tally: Tally,
        node: str,
        stream: str,
        past: Past,
        forget: Callable[["Room"], None],
        erase: Callable[[str], Awaitable[None]],
    ) -> None:
        """`forget` is called once, when the room is over; whoever comes then needs a new one.
        `erase` forgets a stream, and raises `LogUnavailable`. Whatever is heard of the stream from
        the time that `past` was read is to be passed to `hear`."""
        self._log = log
        self._time = time
        self.tally = tally
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
        self._news = News()
        self._dead: set[str] = set()
        self._erasing = False
        self._erased = False
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
            missed = past.missed(hello.epoch, hello.seq, visitor.member, visitor.role)
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
        self.tally.slow_lines += 1
        self._audience.lags(visitor)

    def close(self, visitor: Visitor, code: CloseCode) -> None:
        if visitor.here:
            self.tally.closings[code] += 1
            self.lose(visitor)
            visitor.end(code)

    def tell(self, frame: bytes) -> int:
        """Write a frame that no entry is about; the answer is how many lines there are."""
        slow = self._audience.tell(frame)
        self._cut(slow)
        return len(self._audience)

    def hear(self, news: Tail | None) -> None:
        """Something was appended, perhaps by this very room, or the stream was erased."""
        if news is None:
            self._erased = True
        elif not self._news.hear(news, self._past):
            return
        self._waking.wake()

    def nodes(self) -> set[str]:
        """Where lines of the meeting stand, as is written down."""
        return {line.node for line in self._past.meeting.vault.lines}

    def clear(self, nodes: Collection[str]) -> None:
        """These nodes are no more: write down that their lines are gone."""
        self._dead.update(nodes)
        self._waking.wake()

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
        except HistoryBroken:
            _log.warning("The log does not continue a meeting; it is folded anew.")
            self._end(CloseCode.FAULT)
        except Exception as fault:
            _log.exception("A room met a fault", exc_info=without_words(fault))
            self._end(CloseCode.FAULT)

    async def _turn(self) -> None:
        if self._farewell is not None:
            self._end(CloseCode.RESTART)
        elif self._erased or (self._erasing and await self._erase_log()):
            self._end(CloseCode.ERASED)
        else:
            self._erasing = False
            await self._heed()
            if not self.over:
                await self._answer(self._hub_asks(), self._take())
                await self._rest()

    async def _heed(self) -> None:
        """Apply what was heard. What lacks and cannot be read will be heard of again."""
        news = self._news.take(self._past)
        if not news:
            return
        try:
            entries = continued(self._past, news)
            if entries is None:
                await self._read_on()
            else:
                self._apply(entries)
        except StreamErased:
            self._end(CloseCode.ERASED)
        except LogUnavailable as failure:
            _log.warning("The event log failed: %s", failure)
        self._prompting.set_bell(self._past.meeting)

    def _hub_asks(self) -> list[ChangeLines | RingDue]:
        meeting = self._past.meeting
        gone: list[ChangeLines | RingDue] = []
        for node in sorted(self._dead & self.nodes()):
            lost = tuple(line.member for line in meeting.vault.lines if line.node == node)
            gone.append(ChangeLines(node=node, opened=(), closed=lost))
        self._dead.clear()
        return gone + self._prompting.take(meeting, self._audience.members())

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
        due = next_deadline(self._past.meeting) if hub_asks else None
        self.tally.commands += len(asked)
        try:
            draft = await self._accepted(hub_asks, asked)
        except StreamErased:
            self._end(CloseCode.ERASED)
            return
        except LogUnavailable as failure:
            _log.warning("The event log failed: %s", failure)
            self.tally.log_failures += 1
            self.tally.refuse("out_of_reach", len(asked))
            self._deliver((), out_of_reach(self._past, asked), {})
        else:
            if draft.rang and due is not None:
                self.tally.lateness.note(max(0, self._time.now() - due) / 1_000)
            for code in draft.refusals:
                self.tally.refuse(code)
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
            if draft.records:
                if await self._appended(draft):
                    return draft
            elif not (asked and self._log.shared and await self._read_on()):
                return draft

    async def _appended(self, draft: Draft) -> bool:
        """Whether the log has taken it. If not, what others wrote first is known now."""
        end = expires_at(draft.meeting, draft.at)
        self._news.expect(until=self._past.seq + len(draft.records))
        began = clock.perf_counter()
        try:
            await store(self._log, self.stream, self._past.position, draft.records, end)
        except VersionConflict:
            if not await self._read_on():
                raise HistoryBroken("the log has gone back") from None
            return False
        except LogUnavailable:
            if self._news.unknown(self._past):
                self._waking.wake()
            raise
        finally:
            self._news.expect(until=0)
        self.tally.appends.note(clock.perf_counter() - began)
        self.tally.entries += len(draft.records)
        return True

    async def _read_on(self) -> bool:
        """Whether others have written what was not known here; it is now."""
        try:
            tail = await self._log.read(self.stream, self._past.seq)
        except StreamErased:
            raise
        except NoSuchStream:
            raise HistoryBroken("the log is gone") from None
        if tail.last.epoch != self._past.epoch or tail.last.seq < self._past.seq:
            raise HistoryBroken("the log has gone back")
        self._apply(tail.entries)
        return bool(tail.entries)

    def _apply(self, entries: Sequence[tuple[Seq, bytes]]) -> None:
        """Others have written it."""
        if not entries:
            return
        records = [decode(stored) for _, stored in entries]
        meeting = self._past.meeting
        for record in records:
            meeting = evolve_all(meeting, record.events)
        before = self._past.meeting.vault.lines
        self._deliver(self._past.add(records, meeting), {}, {})
        if meeting.vault.lines != before:
            self._prompting.lines_move()
        if meeting.stage == "erased":
            self._end(CloseCode.ERASED)

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
        began = clock.perf_counter()
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
        if entries:
            self.tally.fan_outs.note(clock.perf_counter() - began)

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
        self._news.clear()
        self._forget(self)
        for visitor in self._audience.everyone():
            if self._farewell is not None:
                visitor.line.write(self._farewell)
            self.close(visitor, code)
