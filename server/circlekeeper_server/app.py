"""The composition root: here alone it is decided which log, clock and limits a hub has."""

import asyncio
import logging
import secrets
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final, NamedTuple

from circlekeeper_protocol.bounds import MeetingId, Millis
from circlekeeper_protocol.refusals import Refused
from starlette.applications import Starlette

from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import EventLog, LogUnavailable
from circlekeeper_server.event_log.sqlite import SqliteEventLog
from circlekeeper_server.hub import HubTime, Rooms
from circlekeeper_server.hub.faults import without_words
from circlekeeper_server.hub.leases import Leases
from circlekeeper_server.plans import built_in, first_agreements, parting, rehearsed
from circlekeeper_server.rehearsal import House, Rehearsals, scenarios_with
from circlekeeper_server.rules import digest
from circlekeeper_server.web import STATIC, Limits, site

from .settings import MEMORY, Settings

SWEEP: Final[Millis] = 60_000
"""Between two looks for meetings whose time of forgetting has come."""

_log = logging.getLogger("circlekeeper.app")


class Footing(NamedTuple):
    """What a hub stands on."""

    log: EventLog
    time: HubTime
    node: str = "one"
    leases: Leases | None = None


@asynccontextmanager
async def footing(settings: Settings) -> AsyncGenerator[Footing]:
    """For as long as the block lasts. Raises `LogUnavailable`."""
    if settings.on_redis:
        async with _footing_on_redis(settings) as shared:
            yield shared
    else:
        log = await open_log(settings)
        try:
            yield Footing(log, HubTime())
        finally:
            await log.close()


async def open_log(settings: Settings) -> EventLog:
    """The log that `DATABASE` names, unless others share it; whoever opens it closes it. Raises
    `LogUnavailable`."""
    if settings.database == MEMORY:
        return MemoryEventLog()
    return await SqliteEventLog.open(Path(settings.database))


@asynccontextmanager
async def _footing_on_redis(settings: Settings) -> AsyncGenerator[Footing]:
    """Each process is a node of its own, also after it was started again."""
    from circlekeeper_server.event_log.redis import RedisEventLog, RedisNode  # noqa: PLC0415

    log = await RedisEventLog.open(settings.database, unsafe=settings.unsafe_database)
    try:
        node = await RedisNode.open(log.store, secrets.token_urlsafe(8))
        try:
            yield Footing(log, HubTime(wall=node.wall), node.name, node)
        finally:
            await node.close()
    finally:
        await log.close()


def create_app(
    settings: Settings,
    *,
    log: EventLog,
    time: HubTime | None = None,
    node: str = "one",
    leases: Leases | None = None,
    limits: Limits | None = None,
    pages: Path = STATIC,
) -> Starlette:
    """The hub as an ASGI application, to be served by uvicorn as `wire.configuration` sets it up.

    Its rooms are `app.state.rooms`; before the server shuts down, `await rooms.stop(…)`.
    """
    time = time or HubTime()
    rooms = Rooms(log, time, node=node, leases=leases, parting=parting().plan)
    rehearsals = Rehearsals(_house(rooms, time))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        sweeping = asyncio.create_task(_keep_sweeping(rooms, time))
        try:
            yield
        finally:
            sweeping.cancel()
            await asyncio.wait([sweeping])
            await rehearsals.stop()

    app = site(
        settings,
        rooms,
        time,
        rehearsals,
        limits=limits or Limits(),
        pages=pages,
        lifespan=lifespan,
    )
    app.state.rooms = rooms
    return app


def _house(rooms: Rooms, time: HubTime) -> House:
    async def erase(meeting: MeetingId) -> None:
        try:
            await rooms.erase(meeting)
        except LogUnavailable as failure:
            _log.warning("A rehearsal could not be erased yet: %s", failure)

    async def end(meeting: MeetingId) -> bool:
        try:
            return await rooms.branches.end(meeting)
        except Refused as refused:
            _log.warning("A rehearsal could not be ended: %s", refused.code)
            return True

    def report(fault: Exception) -> None:
        _log.error("A rehearsal met a fault", exc_info=without_words(fault))

    offered = (rehearsed(), *built_in().values())
    plans = {each.id: each.plan for each in offered}
    return House(
        plans=plans,
        scenarios=scenarios_with(plans),
        now=time.now,
        make=rooms.make,
        moments=rooms.branches.moments,
        branch=rooms.branches.branch,
        along=rooms.branches.along,
        pause=rooms.branches.pause,
        resume=rooms.branches.resume,
        end=end,
        erase=erase,
        report=report,
        digest=digest,
        agreements=first_agreements(),
    )


async def _keep_sweeping(rooms: Rooms, time: HubTime) -> None:
    while True:
        try:
            await rooms.sweep()
        except LogUnavailable as failure:
            _log.warning("Expired meetings could not be erased: %s", failure)
        except Exception as fault:
            _log.error("Expired meetings could not be erased", exc_info=without_words(fault))
        due = asyncio.Event()
        alarm = time.call_at(time.now() + SWEEP, due.set)
        try:
            await due.wait()
        finally:
            alarm.cancel()
