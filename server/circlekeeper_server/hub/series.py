"""The stream of a series: to which meeting its links lead.

It holds the ids of meetings, in order, and not a word besides: what a group keeps is in its present
meeting. So this stream never has to forget anything before its time.

A series goes on in three steps, each of which can be taken again by whoever finds it undone, on any
node: the meeting's own log says which one follows, and thereby what is carried into it; the log of
that one begins; the series leads there. The first step is an append like any other, at the place
that was read, so of two nodes one decides and the other finds what was decided.
"""

import logging
from collections.abc import Callable
from typing import Final, NamedTuple

import msgspec
from circlekeeper_protocol.bounds import HUB, MeetingId, Millis
from circlekeeper_protocol.commands import MakeNext
from circlekeeper_protocol.events import MeetingMade, MeetingStarted
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.meeting import Meeting, Plan
from msgspec import Struct

from circlekeeper_server.event_log.port import (
    EventLog,
    NoSuchStream,
    Position,
    Tail,
    VersionConflict,
)
from circlekeeper_server.rules import (
    begins_after,
    carry_out,
    expires_at,
    handed_on,
    leads_on,
    place_after,
)

from .days import day_to_come, days_later
from .past import begin
from .record import Record, decode, store

KEPT: Final[Millis] = 60 * 24 * 60 * 60 * 1000
"""For so long the stream outlives its last entry, and is prolonged as long as its meeting lives."""

_log: Final = logging.getLogger("circlekeeper.series")


class Lead(Struct, frozen=True, forbid_unknown_fields=True, tag="lead"):
    """From here on the links lead to this meeting."""

    seq: int
    node: str
    meeting: MeetingId


_to_json: Final = msgspec.json.Encoder()
_from_json: Final = msgspec.json.Decoder(Lead)


class Known(NamedTuple):
    """A meeting of a series as its log tells it."""

    meeting: Meeting
    plan: Plan
    """As it was before the start."""
    at: Millis
    position: Position


def leads_of(tail: Tail) -> list[MeetingId] | None:
    """Every meeting that the stream has led to, the present one last; `None` if it is no series."""
    try:
        return [_from_json.decode(entry).meeting for _, entry in tail.entries]
    except msgspec.DecodeError:
        return None


class Series:
    def __init__(
        self,
        log: EventLog,
        node: str,
        new_id: Callable[[], MeetingId],
        tell_erased: Callable[[MeetingId], None],
        parting: Plan | None = None,
    ) -> None:
        """`tell_erased` is called for a meeting whose log has gone. `parting` is the plan for last
        meetings, where a group wishes it."""
        self._log = log
        self._node = node
        self._new_id = new_id
        self._tell_erased = tell_erased
        self._parting = parting

    async def begin(self, series: MeetingId, meeting: MeetingId, now: Millis) -> None:
        """Raises `LogUnavailable`."""
        await self._lead(series, Position(self._new_id(), 0), meeting, now)

    async def present(self, series: MeetingId, now: Millis) -> MeetingId:
        """The meeting that the links lead to now; if its time is over, the one that follows.

        Raises `NoSuchStream`, `LogUnavailable`.
        """
        while True:
            tail = await self._log.read(series)
            leads = leads_of(tail)
            if not leads:
                raise NoSuchStream(series)
            known = await self._read(leads[-1])
            if known is None or not leads_on(known.meeting, now):
                return leads[-1]
            await self._make_next(known, leads[-1], now)

    async def lives_on(self, stream: str, now: Millis) -> bool:
        """Asked before a log is erased. If it is a meeting's, its series goes on without it, or is
        over; if it is a series', it lives as long as its present meeting.

        Raises `LogUnavailable`.
        """
        while True:
            try:
                tail = await self._log.read(stream)
            except NoSuchStream:
                return False
            leads = leads_of(tail)
            if leads:
                return await self._prolong(stream, tail, leads[-1], now)
            known = _known(tail)
            if known is None or await self._without(known, stream, now):
                return False

    async def erase(self, series: MeetingId, *, but: MeetingId | None = None) -> None:
        """Every log of it, the stream last: until then it is found again. Raises
        `LogUnavailable`."""
        try:
            leads = leads_of(await self._log.read(series)) or []
        except NoSuchStream:
            return
        for meeting in dict.fromkeys(leads):
            if meeting != but:
                await self._log.erase(meeting)
                self._tell_erased(meeting)
        await self._log.erase(series)

    async def _prolong(
        self, series: MeetingId, tail: Tail, meeting: MeetingId, now: Millis
    ) -> bool:
        if await self._read(meeting) is None:
            return False
        await self._lead(series, tail.last, meeting, now)
        return True

    async def _without(self, known: Known, meeting: MeetingId, now: Millis) -> bool:
        """Whether it is done; otherwise its log has moved meanwhile."""
        vault = known.meeting.vault
        assert vault.series is not None
        waited_in_vain = known.meeting.stage == "gathering"
        ends = waited_in_vain or place_after(known.meeting) is None
        if vault.series_over or (ends and vault.next is None):
            await self.erase(vault.series, but=meeting)
            return True
        return await self._make_next(known, meeting, now)

    async def _make_next(self, known: Known, meeting: MeetingId, now: Millis) -> bool:
        """Whether it is done; otherwise its log has moved meanwhile."""
        series = known.meeting.vault.series
        assert series is not None
        following = await self._decided(known, meeting, now)
        if following is None:
            return False
        await self._make(known, following, now)
        tail = await self._log.read(series)
        leads = leads_of(tail) or []
        if following not in leads:
            await self._lead(series, tail.last, following, now)
        return True

    async def _decided(self, known: Known, meeting: MeetingId, now: Millis) -> MeetingId | None:
        """Which one follows; `None` if the log has moved meanwhile: look again."""
        if known.meeting.vault.next is not None:
            return known.meeting.vault.next
        following = self._new_id()
        at = max(now, known.at)
        events, after = carry_out(known.meeting, HUB, at, MakeNext(meeting=following))
        record = Record(known.position.seq + 1, at, HUB, None, self._node, events)
        try:
            await store(self._log, meeting, known.position, [record], expires_at(after, at))
        except VersionConflict:
            return None
        return following

    async def _make(self, known: Known, following: MeetingId, now: Millis) -> None:
        place = place_after(known.meeting)
        if place is None:
            return
        about = known.meeting.about
        usual = days_later(about.starts_at, about.zone, place.every_days)
        starts_at = usual if about.next_at is None else about.next_at
        since = begins_after(known.meeting, now)
        starts_at = day_to_come(starts_at, about.zone, place.every_days, since)
        more = place.number < place.of
        next_at = days_later(starts_at, about.zone, place.every_days) if more else None
        plan = known.plan
        if place.parting and not more and self._parting is not None:
            plan = self._parting
        events = handed_on(known.meeting, plan, place, starts_at, next_at)
        record = Record(1, now, HUB, None, self._node, events)
        start = Position(self._new_id(), 0)
        meeting = begin(start.epoch, record).meeting
        try:
            await store(self._log, following, start, [record], expires_at(meeting, now))
        except VersionConflict:
            return  # it has begun already
        except NoSuchStream:
            return  # it has been, and is forgotten

    async def _lead(
        self, series: MeetingId, after: Position, meeting: MeetingId, now: Millis
    ) -> None:
        lead = _to_json.encode(Lead(seq=after.seq + 1, node=self._node, meeting=meeting))
        try:
            await self._log.append(series, after, [lead], now + KEPT)
        except VersionConflict:
            return  # somebody else has led on
        except NoSuchStream:
            return  # it is over

    async def _read(self, meeting: MeetingId) -> Known | None:
        """`None` for what is forgotten, or belongs to no series."""
        try:
            return _known(await self._log.read(meeting))
        except NoSuchStream:
            return None


def _known(tail: Tail) -> Known | None:
    try:
        return _fold(tail)
    except (msgspec.DecodeError, ValueError):
        _log.error("A meeting cannot be folded, so its series does not go on")
        return None


def _fold(tail: Tail) -> Known | None:
    """`None` for a meeting that stands alone, of which no more is read."""
    first = decode(tail.entries[0][1])
    if not isinstance(first.events[0], MeetingMade) or first.events[0].series is None:
        return None
    meeting = begin(tail.last.epoch, first).meeting
    plan, at = meeting.plan, first.at
    for _, stored in tail.entries[1:]:
        record = decode(stored)
        if any(isinstance(event, MeetingStarted) for event in record.events):
            plan = meeting.plan
        meeting, at = evolve_all(meeting, record.events), record.at
        if meeting.time.started_at is None:
            plan = meeting.plan
    return Known(meeting, plan, at, tail.last)
