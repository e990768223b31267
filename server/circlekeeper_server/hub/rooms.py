"""All meetings of this hub: their rooms come when somebody does, and go when nobody is left."""

import asyncio
import logging
import secrets
from collections.abc import Callable, Sequence
from typing import Final

from circlekeeper_protocol.bounds import HUB, MeetingId, Millis, Secret
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.commands import MakeMeeting
from circlekeeper_protocol.frames import Beat, Entry, Hello, Restarting, Welcome
from circlekeeper_protocol.meeting import Plan
from circlekeeper_protocol.refusals import Refused
from msgspec.structs import replace

from circlekeeper_server.event_log.port import (
    EventLog,
    LogUnavailable,
    NoSuchStream,
    Position,
    Trouble,
)
from circlekeeper_server.rules import decide, expires_at, is_behind

from .branches import Branches
from .entering import NoEntry
from .faults import without_words
from .frames import ready
from .hearing import Hearing
from .hub_time import HubTime, Timer
from .leases import Leases
from .line import Line
from .past import Past, begin, fold
from .record import Record, store
from .room import Room
from .series import Series, leads_of
from .story import told_to
from .tally import Tally
from .visitor import Visitor

BEAT: Final[Millis] = 15_000
LOOK: Final[Millis] = 2_000
"""Between two looks whether other nodes live."""
BEATS_AT_ONCE: Final = 500
"""Lines that are written to before others get their turn."""

_log: Final = logging.getLogger("circlekeeper.hub")


def fresh_secret() -> Secret:
    return secrets.token_urlsafe(16)


class LeadsOn(Exception):
    """The id is that of a series, not of a meeting."""

    def __init__(self, leads: Sequence[MeetingId]) -> None:
        super().__init__("a series")
        self.leads = leads


class Rooms:
    def __init__(
        self,
        log: EventLog,
        time: HubTime,
        *,
        node: str = "one",
        leases: Leases | None = None,
        new_id: Callable[[], MeetingId] = fresh_secret,
        parting: Plan | None = None,
    ) -> None:
        """`node` is this process among those that share the log; `leases` say which others live.
        `new_id` draws meeting ids and epochs, which nobody must be able to guess. `parting` is the
        plan by which a series may end."""
        self._log = log
        self._time = time
        self.tally: Final = Tally()
        self._node = node
        self._leases = leases
        self._looking: asyncio.Task[None] | None = None
        self._next_look = Timer(time, self._look)
        self._new_id = new_id
        self.branches: Final = Branches(log, time, node, new_id)
        self._series = Series(log, node, new_id, self._tell_erased, parting)
        self._rooms: dict[MeetingId, Room] = {}
        self._folding: dict[MeetingId, asyncio.Task[Room]] = {}
        self._stopping = False
        self._next_beat = Timer(time, self._beat)
        self._beating: asyncio.Task[None] | None = None
        time.when_moved(self._beat)

    async def make(self, command: MakeMeeting) -> MeetingId:
        """Begin a meeting, or with it a series; the answer is the id that links name. Raises
        `Refused`; `out_of_reach` if the log fails."""
        now = self._time.now()
        if command.series is not None:
            command = replace(command, series_id=self._new_id())
        events = decide(None, HUB, now, command)
        record = Record(seq=1, at=now, by=HUB, cause=None, node=self._node, events=events)
        stream, start = self._new_id(), Position(self._new_id(), 0)
        meeting = begin(start.epoch, record).meeting
        try:
            await store(self._log, stream, start, [record], expires_at(meeting, now))
            if command.series_id is not None:
                await self._series.begin(command.series_id, stream, now)
        except LogUnavailable as failure:
            _log.warning("The event log failed: %s", failure)
            raise Refused("out_of_reach") from None
        return command.series_id or stream

    async def enter(self, hello: Hello, line: Line) -> Visitor:
        """Let a line in: it gets the door or its seat, and whatever happens from then on.

        If the line ends while this waits, call the visitor's `gone` right after. Raises `NoEntry`.
        """
        try:
            return await self._enter(hello.meeting, hello, line)
        except LeadsOn as series:
            return await self._enter_series(series.leads, hello, line)

    async def _enter(
        self, meeting: MeetingId, hello: Hello, line: Line, *, by_seat: bool = False
    ) -> Visitor:
        room = self._rooms.get(meeting)
        while room is None or room.over:
            room = await self._folded(meeting)
        if by_seat and is_behind(room.meeting, self._time.now()):
            raise NoEntry
        return room.enter(hello, line)

    async def _enter_series(self, leads: Sequence[MeetingId], hello: Hello, line: Line) -> Visitor:
        """With a link to its present meeting; with a seat to the meeting where it is, at goodbye
        too."""
        if hello.seat is None:
            try:
                present = await self._series.present(hello.meeting, self._time.now())
            except NoSuchStream:
                raise NoEntry from None
            except LogUnavailable as failure:
                _log.warning("The event log failed: %s", failure)
                raise NoEntry(CloseCode.FAULT) from None
            return await self._enter(present, hello, line)
        for meeting in leads[:-3:-1]:
            try:
                return await self._enter(meeting, hello, line, by_seat=True)
            except NoEntry as no_entry:
                if no_entry.code is not CloseCode.NO_ENTRY:
                    raise
        raise NoEntry

    async def story(self, meeting: MeetingId, seat: Secret) -> list[Welcome | Entry]:
        """What somebody who facilitated or observed a meeting that is over was told of it. Raises
        `Refused`: `not_over`; `out_of_reach`; `no_entry` for everyone else."""
        try:
            tail = await self._log.read(meeting)
            for lead in (leads_of(tail) or [meeting])[:-3:-1]:
                told = await told_to(await self._log.read(lead), seat)
                if told is not None:
                    return told
        except NoSuchStream:
            pass
        except LogUnavailable as failure:
            _log.warning("The event log failed: %s", failure)
            raise Refused("out_of_reach") from None
        raise Refused("no_entry")

    async def sweep(self) -> None:
        """Erase every meeting whose time is over. To be called once a minute or so.

        Raises `LogUnavailable`; what was not erased is found again by the next sweep.
        """
        over = await self._log.expired(self._time.now())
        for stream in over:
            await self.erase(stream)
        if over:
            _log.info(
                "The time of some meetings is over.", extra={"numbers": {"meetings": len(over)}}
            )

    async def erase(self, meeting: MeetingId) -> None:
        """Forget a meeting, and tell whoever is in it. Raises `LogUnavailable`."""
        if meeting in self._folding:
            await asyncio.wait([self._folding[meeting]])
        room = self._rooms.get(meeting)
        if room is None:
            await self._erase_log(meeting)
        else:
            room.erase()

    async def _erase_log(self, stream: str) -> None:
        """Of a meeting, after its series has gone on; of a series, unless its meeting lives on.
        Raises `LogUnavailable`."""
        if not await self._series.lives_on(stream, self._time.now()):
            await self._log.erase(stream)
            self.tally.erasures += 1

    def _tell_erased(self, meeting: MeetingId) -> None:
        room = self._rooms.get(meeting)
        if room is not None:
            room.erase()

    async def stop(self, spread: Millis) -> None:
        """Finish what has been asked of the log, tell everyone to come back spread over `spread`
        milliseconds, and close all lines. Nobody gets in any more."""
        self._stopping = True
        self._next_beat.set(None)
        self._next_look.set(None)
        farewell = ready(Restarting(spread=spread))
        rooms = tuple(self._rooms.values())
        for room in rooms:
            room.stop(farewell)
        underway = [room.task for room in rooms] + list(self._folding.values())
        underway += [task for task in (self._beating, self._looking) if task is not None]
        await asyncio.gather(*underway, return_exceptions=True)

    async def trouble(self) -> Trouble | None:
        """What keeps the log from taking anything in, if something does."""
        try:
            await self._log.ping()
        except LogUnavailable as failure:
            return failure.trouble
        return None

    async def _folded(self, meeting: MeetingId) -> Room:
        folding = self._folding.get(meeting)
        if folding is None:
            folding = asyncio.create_task(self._fold(meeting))
            self._folding[meeting] = folding
        return await asyncio.shield(folding)

    async def _fold(self, meeting: MeetingId) -> Room:
        hearing = Hearing()
        deaf = self._log.watch(meeting, hearing)
        try:
            past = await self._read(meeting)
            if self._stopping:
                raise NoEntry(CloseCode.RESTART)
        except BaseException:
            deaf()
            raise
        finally:
            del self._folding[meeting]

        def forget(room: Room) -> None:
            deaf()
            self._forget(room)

        room = Room(
            self._log, self._time, self.tally, self._node, meeting, past, forget, self._erase_log
        )
        hearing.pass_on(room.hear)
        self._rooms[meeting] = room
        self.tally.rooms = len(self._rooms)
        if len(self._rooms) == 1:
            self._set_beat()
            self._set_look()
        return room

    async def _read(self, meeting: MeetingId) -> Past:
        try:
            tail = await self._log.read(meeting)
            leads = leads_of(tail)
            if leads:
                raise LeadsOn(leads)
            return await fold(tail)
        except NoSuchStream:
            raise NoEntry from None
        except LogUnavailable as failure:
            _log.warning("The event log failed: %s", failure)
            raise NoEntry(CloseCode.FAULT) from None
        except LeadsOn:
            raise
        except Exception as fault:
            _log.exception("A meeting cannot be folded", exc_info=without_words(fault))
            raise NoEntry(CloseCode.FAULT) from None

    def _forget(self, room: Room) -> None:
        if self._rooms.get(room.stream) is room:
            del self._rooms[room.stream]
            self.tally.rooms = len(self._rooms)

    def _set_beat(self) -> None:
        self._next_beat.set(self._time.now() + BEAT)

    def _beat(self) -> None:
        """Tell everyone that the line stands and what time it is."""
        if self._rooms and not self._stopping:
            self._time.slew()
            self._beating = asyncio.create_task(self._send_beats())
            self._set_beat()

    async def _send_beats(self) -> None:
        written = 0
        beat = ready(Beat(now=self._time.now()))
        for room in tuple(self._rooms.values()):
            written += room.tell(beat)
            if written >= BEATS_AT_ONCE:
                written = 0
                await asyncio.sleep(0)
                beat = ready(Beat(now=self._time.now()))

    def _set_look(self) -> None:
        if self._leases is not None:
            self._next_look.set(self._time.now() + LOOK)

    def _look(self) -> None:
        """Whether a node has died on which lines of our meetings stood."""
        if self._rooms and not self._stopping:
            self._looking = asyncio.create_task(self._clear_lines_of_the_dead())
            self._set_look()

    async def _clear_lines_of_the_dead(self) -> None:
        assert self._leases is not None
        nodes = set[str]().union(*(room.nodes() for room in self._rooms.values()))
        try:
            dead = await self._leases.dead(nodes - {self._node})
        except LogUnavailable:
            return  # asked again at the next look
        if dead:
            _log.info(
                "Lines of nodes that are gone are cleared.", extra={"numbers": {"nodes": len(dead)}}
            )
        for room in tuple(self._rooms.values()):
            if not dead.isdisjoint(room.nodes()):
                room.clear(dead)
