"""Forgets meetings in a database file that no hub has open."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from circlekeeper_protocol.bounds import MeetingId
from circlekeeper_protocol.events import MeetingMade

from circlekeeper_server.app import open_log
from circlekeeper_server.event_log.port import (
    EventLog,
    LogUnavailable,
    NoSuchStream,
    StreamErased,
)
from circlekeeper_server.hub import HubTime
from circlekeeper_server.hub.record import decode
from circlekeeper_server.hub.rooms import fresh_secret
from circlekeeper_server.hub.series import Series, leads_of
from circlekeeper_server.settings import MEMORY, Settings

from .exits import CannotDo, SaidNo, readable


class LocalLog:
    """A database file, closed to everybody else meanwhile. Each method waits until it is done, so
    that questions can be asked in between. What they raise is for `opened` to tell."""

    def __init__(self, runner: asyncio.Runner, log: EventLog, path: Path) -> None:
        self._runner = runner
        self._log = log
        self._path = path

    def title_of(self, meeting: MeetingId) -> str | None:
        """Of a meeting, or of the one that a series has come to; `None` when it is erased already.
        A series whose meeting alone is erased has its id. Raises `SaidNo`."""
        leads = None
        try:
            tail = self._runner.run(self._log.read(meeting))
            leads = leads_of(tail)
            if leads:
                tail = self._runner.run(self._log.read(leads[-1]))
        except StreamErased:
            return meeting if leads else None
        except NoSuchStream:
            raise SaidNo(f"There is no such meeting in {self._path}.") from None
        made = decode(tail.entries[0][1]).events[0]
        assert isinstance(made, MeetingMade)
        return readable(made.about.title)

    def expired(self) -> list[MeetingId]:
        return self._runner.run(self._log.expired(HubTime().now()))

    def erase(self, meetings: list[MeetingId]) -> None:
        with click.progressbar(meetings, label="Erasing", file=sys.stderr) as to_erase:
            for meeting in to_erase:
                self._runner.run(self._erase(meeting))

    async def _erase(self, stream: str) -> None:
        """A whole series by its id; a meeting of one after the series has gone on."""
        series = Series(self._log, "command", fresh_secret, lambda _: None)
        if await series.lives_on(stream, HubTime().now()):
            await series.erase(stream)
        else:
            await self._log.erase(stream)


@contextmanager
def opened(path: Path) -> Iterator[LocalLog]:
    """Raises `CannotDo`."""
    if str(path) == MEMORY or not path.is_file():
        raise CannotDo(f"There is no database at {path}. Name its file with --database.")
    try:
        with asyncio.Runner() as runner:
            log = runner.run(open_log(Settings(database=str(path))))
            try:
                yield LocalLog(runner, log, path)
            finally:
                runner.run(log.close())
    except LogUnavailable as failure:
        raise CannotDo(
            f"{failure}\nIf it is a running hub's, erase through the hub, by a facilitator's link."
        ) from None
