"""Rehearsals: what any hub does with their logs, whoever holds them.

It reads a log, and appends to it like a room of another node would; rooms hear of it.
"""

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import takewhile
from typing import Final, NamedTuple

import msgspec
from circlekeeper_protocol.bounds import HUB, MeetingId, MemberId, Millis, Secret, Seq
from circlekeeper_protocol.commands import BringAlong, EndMeeting, PauseTime, ResumeTime, TryAgain
from circlekeeper_protocol.events import TriedAgain
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.refusals import Refused

from circlekeeper_server.event_log.port import (
    EventLog,
    LogUnavailable,
    NoSuchStream,
    Position,
    VersionConflict,
)
from circlekeeper_server.rules import carry_out, digest, expires_at

from .branching import Branch, Moment, branch, meeting_of, moments, seat_with
from .hub_time import HubTime
from .past import begin
from .record import Record, decode, store

AT_ONCE: Final[Millis] = 2_000
"""Whoever tries again within this time after another could not know of it."""

_log: Final = logging.getLogger("circlekeeper.hub")


Asked = TryAgain | BringAlong | EndMeeting | PauseTime | ResumeTime


class Known(NamedTuple):
    """A meeting as its log tells it."""

    records: list[Record]
    position: Position

    @property
    def stands(self) -> Meeting:
        return meeting_of(self.records)


class Branches:
    def __init__(
        self, log: EventLog, time: HubTime, node: str, new_id: Callable[[], MeetingId]
    ) -> None:
        self._log = log
        self._time = time
        self._node = node
        self._new_id = new_id

    async def moments(self, meeting: MeetingId, seat: Secret) -> list[Moment]:
        """Where whoever facilitates there, by this seat, can try again from. Raises `Refused`."""
        return moments((await self._read(meeting)).records, seat)

    async def branch(self, meeting: MeetingId, seat: Secret, seq: Seq) -> Branch | None:
        """Try again: a new meeting that goes on from entry `seq` of this rehearsal, for whoever
        facilitates there, by this seat. Those who are there learn of it. `None` if somebody has
        just tried again, by another press or another hand: then they come `along`, since two who
        go at once would go apart. Raises `Refused`."""
        known = await self._read(meeting)
        now = self._time.now()
        again = branch(known.records, seat, seq, self._node, now)
        if _has_just_been_tried(known.records, now):
            return None
        stream, start = self._new_id(), Position(self._new_id(), 0)
        stands = begin(start.epoch, again[0]).meeting
        for record in again[1:]:
            stands = evolve_all(stands, record.events)
        try:
            await store(self._log, stream, start, again, expires_at(stands, now))
        except LogUnavailable as failure:
            raise _out_of_reach(failure) from None
        with suppress(Refused):  # then the others have to be told by word of mouth
            await self._append(meeting, TryAgain(meeting=stream))
        told = tuple(event for record in again for event in record.events)
        return Branch(stream, stands, told)

    async def along(self, meeting: MeetingId, seat: Secret) -> MeetingId:
        """Where a rehearsal goes on that was tried again, and was perhaps once more. Whoever has a
        seat in this one has theirs there too from now on, by its secret. Raises `Refused`."""
        stands = (await self._read(meeting)).stands
        who, again = seat_with(stands, seat), stands.again
        if who is None or again is None:
            raise Refused("no_entry")
        while again is not None:
            meeting = again
            again = (await self._read(meeting)).stands.again
        comes = BringAlong(name=who.name, role=who.role, key=digest(seat))
        await self._append(meeting, comes)
        return meeting

    async def pause(self, meeting: MeetingId) -> None:
        """Hold the time of a rehearsal that is looked at, on behalf of who simulates leading it.
        If they hold it already, it is held anew, so that it is no longer theirs to let go on.
        Raises `Refused`."""
        await self.resume(meeting)
        await self._append(meeting, PauseTime(), await self._simulated_lead(meeting))

    async def resume(self, meeting: MeetingId) -> None:
        """Raises `Refused`."""
        await self._append(meeting, ResumeTime(), await self._simulated_lead(meeting))

    async def _simulated_lead(self, meeting: MeetingId) -> MemberId:
        stands = (await self._read(meeting)).stands
        is_looked_at = stands.vault.seed and not stands.rehearsal
        led = _lead(stands)
        if not is_looked_at or led is None:
            raise Refused("no_entry")
        return led

    async def end(self, meeting: MeetingId) -> bool:
        """A rehearsal that everyone has gone from comes to its goodbye, so that those who led can
        look back at it; false if it had not begun, or nobody who led can come back. Raises
        `Refused`."""
        stands = (await self._read(meeting)).stands
        led = _lead(stands)
        if stands.stage != "running" or led is None:
            return False
        await self._append(meeting, EndMeeting(), led)
        return True

    async def _append(self, meeting: MeetingId, command: Asked, by: MemberId = HUB) -> None:
        """Wherever the log stands by then, and whoever may be in the room. Raises `Refused`."""
        while True:
            known = await self._read(meeting)
            at = max(self._time.now(), known.records[-1].at)
            events, after = carry_out(known.stands, by, at, command)
            if not events:
                return
            record = Record(known.position.seq + 1, at, HUB, None, self._node, events)
            try:
                await store(self._log, meeting, known.position, [record], expires_at(after, at))
            except VersionConflict:
                continue
            except NoSuchStream:
                raise Refused("no_entry") from None
            except LogUnavailable as failure:
                raise _out_of_reach(failure) from None
            return

    async def _read(self, meeting: MeetingId) -> Known:
        try:
            tail = await self._log.read(meeting)
        except NoSuchStream:
            raise Refused("no_entry") from None
        except LogUnavailable as failure:
            raise _out_of_reach(failure) from None
        try:
            return Known([decode(stored) for _, stored in tail.entries], tail.last)
        except msgspec.DecodeError:  # a series
            raise Refused("no_entry") from None


def _has_just_been_tried(records: Sequence[Record], now: Millis) -> bool:
    late = takewhile(lambda record: record.at > now - AT_ONCE, reversed(records))
    return any(isinstance(event, TriedAgain) for record in late for event in record.events)


def _lead(meeting: Meeting) -> MemberId | None:
    return next((seat.id for seat in meeting.seats if seat.role == "facilitator"), None)


def _out_of_reach(failure: LogUnavailable) -> Refused:
    _log.warning("The event log failed: %s", failure)
    return Refused("out_of_reach")
