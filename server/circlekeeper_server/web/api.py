"""The API that pages use besides the socket: plans, new meetings, QR codes, calendar files.

Who may start a meeting: everyone, or whoever knows the `MEETING_KEY` if there is one. Links carry
their secret behind the `#`, which browsers never send anywhere.
"""

import asyncio
from typing import Annotated, Final
from zoneinfo import ZoneInfoNotFoundError

import msgspec
from circlekeeper_protocol.bounds import (
    MOST_MEETINGS,
    Line,
    Link,
    MeetingId,
    Millis,
    Minutes,
    Secret,
    Title,
    Zone,
)
from circlekeeper_protocol.commands import MakeMeeting
from circlekeeper_protocol.frames import Entry, Welcome
from circlekeeper_protocol.meeting import About, Plan, SeriesPlace
from circlekeeper_protocol.refusals import Refused
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from circlekeeper_server.debrief import Debrief, debrief
from circlekeeper_server.hub.days import day_to_come, days_later
from circlekeeper_server.hub.hub_time import HubTime
from circlekeeper_server.hub.rooms import Rooms, fresh_secret
from circlekeeper_server.plans import (
    built_in,
    first_agreements,
    offered,
    read_plan,
    write_plan,
)
from circlekeeper_server.settings import Settings

from . import calendar, qr
from .bodies import PLAN_BYTES, read_json
from .keys import require_key
from .limits import Limits, Throttle, place_of
from .origin import OwnAddress
from .own_plans import OWN, own_plan, sound
from .problems import Problem

HEADS_UPS: Final[tuple[Minutes, ...]] = (15, 10)
"""Minutes before the end at which a new meeting is told that the end is near."""


class MeetingWanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: Title
    starts_at: calendar.Instant
    plan: str | Plan
    """The id of an offered plan, or a whole one of the group's own."""
    place: Line = ""
    place_link: Link = ""
    rhythm: Line = ""
    contact: Line = ""
    zone: Zone = "UTC"
    meetings: Annotated[int, Meta(ge=1, le=MOST_MEETINGS)] = 1
    every_days: Annotated[int, Meta(ge=1, le=366)] = 7
    observers: bool = False
    """Whether observers may come."""
    why_observers: Line = ""
    observers_line: bool = False
    """Whether they may write to one another."""
    key: str = ""


class PlanFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    toml: str


class PlanToWrite(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    plan: Plan
    blurb: Line = ""


class Links(msgspec.Struct, frozen=True):
    facilitator: str
    participant: str
    observer: str


class MeetingAnswer(msgspec.Struct, frozen=True):
    meeting: str
    links: Links


class SeatKept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    meeting: MeetingId
    seat: Secret


class LookingBack(msgspec.Struct, frozen=True):
    debrief: Debrief
    frames: list[Welcome | Entry]


class Api:
    def __init__(
        self, settings: Settings, own: OwnAddress, rooms: Rooms, time: HubTime, limits: Limits
    ) -> None:
        self._settings = settings
        self._own = own
        self._rooms = rooms
        self._time = time
        self._offered = built_in()
        self._agreements = first_agreements()
        self._offered_json = msgspec.json.encode(list(self._offered.values()))
        self._meetings = Throttle(limits.meetings)
        self._drawings = Throttle(limits.drawings)

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/plans", self.plans),
            Route("/plans/read", self.read_plan, methods=["POST"]),
            Route("/plans/write", self.write_plan, methods=["POST"]),
            Route("/contact", self.contact),
            Route("/meetings", self.start_meeting, methods=["POST"]),
            Route("/debrief", self.look_back, methods=["POST"]),
            Route("/qr", self.draw_qr, methods=["POST"]),
            Route("/calendar", self.write_calendar, methods=["POST"]),
        ]

    async def plans(self, _request: Request) -> Response:
        return _json(self._offered_json)

    async def read_plan(self, request: Request) -> Response:
        self._take(self._drawings, request)
        file = await read_json(request, PlanFile, PLAN_BYTES)
        read = await asyncio.to_thread(sound, read_plan, OWN, file.toml)
        return _json(msgspec.json.encode(read))

    async def write_plan(self, request: Request) -> Response:
        self._take(self._drawings, request)
        wanted = await read_json(request, PlanToWrite, PLAN_BYTES)
        read = sound(offered, wanted.plan, wanted.blurb)
        return Response(
            write_plan(read.plan, read.blurb),
            headers={"Content-Disposition": 'attachment; filename="plan.toml"'},
            media_type="application/toml",
        )

    async def contact(self, _request: Request) -> Response:
        """Whom to turn to beside the facilitators: for whoever asks, since it is public."""
        return _json(msgspec.json.encode({"contact": self._settings.contact}))

    async def start_meeting(self, request: Request) -> Response:
        self._take(self._meetings, request)
        wanted = await read_json(request, MeetingWanted, PLAN_BYTES)
        require_key(self._settings, wanted.key)
        plan = self._plan(wanted.plan)
        origin = self._own.origin(request.scope)
        if origin is None:
            raise Problem("malformed")
        series, next_at = _series_of(wanted, self._time.now())
        command = MakeMeeting(
            about=About(
                title=wanted.title,
                starts_at=wanted.starts_at,
                place=wanted.place,
                place_link=wanted.place_link,
                rhythm=wanted.rhythm,
                contact=wanted.contact,
                keep_hours=self._settings.keep_hours,
                zone=wanted.zone,
                next_at=next_at,
            ),
            plan=plan,
            heads_ups=HEADS_UPS,
            facilitator=fresh_secret(),
            participant=fresh_secret(),
            observer=fresh_secret(),
            series=series,
            cards=self._agreements,
            observers=wanted.observers,
            why_observers=wanted.why_observers,
            observers_line=wanted.observers_line,
        )
        try:
            meeting = await self._rooms.make(command)
        except Refused as refused:
            raise Problem(refused.code) from None
        door = f"{origin}/m/{meeting}#"
        links = Links(
            facilitator=door + command.facilitator,
            participant=door + command.participant,
            observer=door + command.observer,
        )
        return _json(msgspec.json.encode(MeetingAnswer(meeting, links)), 201)

    async def look_back(self, request: Request) -> Response:
        self._take(self._drawings, request)
        kept = await read_json(request, SeatKept)
        try:
            frames = await self._rooms.story(kept.meeting, kept.seat)
        except Refused as refused:
            raise Problem(refused.code) from None
        back = await asyncio.to_thread(debrief, frames)
        return _json(msgspec.json.encode(LookingBack(back, frames)))

    async def draw_qr(self, request: Request) -> Response:
        self._take(self._drawings, request)
        wanted = await read_json(request, qr.Wanted)
        drawn = await qr.draw(wanted.text)
        return _json(msgspec.json.encode(drawn))

    async def write_calendar(self, request: Request) -> Response:
        self._take(self._drawings, request)
        wanted = await read_json(request, calendar.Wanted)
        return Response(
            await asyncio.to_thread(calendar.calendar_file, wanted, self._time.now()),
            headers={"Content-Disposition": 'attachment; filename="meeting.ics"'},
            media_type="text/calendar",
        )

    def _plan(self, wanted: str | Plan) -> Plan:
        if isinstance(wanted, Plan):
            return own_plan(wanted)
        if wanted not in self._offered:
            raise Problem("no_such_plan")
        return self._offered[wanted].plan

    def _take(self, throttle: Throttle, request: Request) -> None:
        if not throttle.take(place_of(request.scope), self._time.now()):
            raise Problem("too_fast")


def _series_of(wanted: MeetingWanted, now: Millis) -> tuple[SeriesPlace | None, Millis | None]:
    """Its first place, and when the second meeting is, which is to come whenever the first one was;
    nothing for a meeting that stands alone."""
    if wanted.meetings == 1:
        return None, None
    try:
        second = days_later(wanted.starts_at, wanted.zone, wanted.every_days)
        next_at = day_to_come(second, wanted.zone, wanted.every_days, since=now)
    except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
        raise Problem("unknown_zone") from None
    return SeriesPlace(number=1, of=wanted.meetings, every_days=wanted.every_days), next_at


def _json(body: bytes, status: int = 200) -> Response:
    return Response(body, status, media_type="application/json")
