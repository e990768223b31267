"""See a meeting: a rehearsal that is started to be watched, and waits when it is asked to.

No key is needed, also where the `MEETING_KEY` is: nobody can meet in a rehearsal. It ends when
anybody but its simulated members sits down in the circle, and when nobody watches any more.
"""

import contextlib
import ipaddress
from typing import Annotated, Final, Protocol

import msgspec
from circlekeeper_protocol.bounds import MeetingId, Millis, Name, Secret
from circlekeeper_protocol.meeting import Plan
from circlekeeper_protocol.refusals import Refused
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Scope

from circlekeeper_server.hub.hub_time import HubTime

from .bodies import PLAN_BYTES, read_json
from .limits import Limits, Throttle, place_of
from .origin import OwnAddress
from .own_plans import own_plan
from .problems import Problem

SECOND: Final[Millis] = 1_000


class OpenedSeats(Protocol):
    @property
    def participant(self) -> Secret: ...
    @property
    def facilitator(self) -> Secret: ...


class OpenedNames(Protocol):
    @property
    def participant(self) -> Name: ...
    @property
    def facilitator(self) -> Name: ...


class Opened(Protocol):
    @property
    def meeting(self) -> MeetingId: ...
    @property
    def observer(self) -> Secret: ...
    @property
    def seats(self) -> OpenedSeats: ...
    @property
    def names(self) -> OpenedNames: ...


class Rehearsals(Protocol):
    """Whoever holds rehearsals on this hub."""

    async def start(
        self,
        hub: str,
        place: str | None,
        minute: Millis,
        seed: int | None = None,
        plan: Plan | None = None,
    ) -> Opened | None:
        """By a sound `plan`, or by the usual one. `None` when enough are running.

        Raises `Refused`.
        """

    async def pause(self, meeting: MeetingId) -> bool:
        """False if there is none. Raises `Refused`."""

    async def resume(self, meeting: MeetingId) -> bool:
        """False if there is none. Raises `Refused`."""


class RehearsalWanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    minute_seconds: Annotated[int, Meta(ge=1, le=60)]
    """How long a minute of the plan lasts."""
    seed: Annotated[int, Meta(ge=0, lt=2**32)] | None = None
    """The same people with the same intentions, if one was given before."""
    plan: Plan | None = None
    """A plan of a group's own, to be tried out."""


class ObserverLink(msgspec.Struct, frozen=True):
    observer: str


class SeatSecrets(msgspec.Struct, frozen=True):
    """Secrets of two simulated members' seats: another line of theirs shows what they see."""

    participant: Secret
    facilitator: Secret


class Names(msgspec.Struct, frozen=True):
    """Whose seats they are: a visitor cannot know while the curtain is drawn."""

    participant: Name
    facilitator: Name


class RehearsalAnswer(msgspec.Struct, frozen=True):
    meeting: MeetingId
    links: ObserverLink
    seats: SeatSecrets
    names: Names


class RehearsalApi:
    def __init__(
        self, bind: str, own: OwnAddress, rehearsals: Rehearsals, time: HubTime, limits: Limits
    ) -> None:
        """`bind` is the address that the hub listens at, as its settings say it."""
        self._bind = bind
        self._own = own
        self._rehearsals = rehearsals
        self._time = time
        self._starts = Throttle(limits.rehearsals)

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/rehearsals", self.start, methods=["POST"]),
            Route("/rehearsals/{meeting}/pause", self.pause, methods=["POST"]),
            Route("/rehearsals/{meeting}/resume", self.resume, methods=["POST"]),
        ]

    async def start(self, request: Request) -> Response:
        place = place_of(request.scope)
        if not self._starts.take(place, self._time.now()):
            raise Problem("too_fast")
        wanted = await read_json(request, RehearsalWanted, PLAN_BYTES)
        plan = None if wanted.plan is None else own_plan(wanted.plan)
        origin = self._own.origin(request.scope)
        if origin is None:
            raise Problem("malformed")
        try:
            opened = await self._rehearsals.start(
                way_in(self._bind, request.scope),
                place,
                wanted.minute_seconds * SECOND,
                wanted.seed,
                plan,
            )
        except Refused as refused:
            raise Problem(refused.code) from None
        if opened is None:
            raise Problem("enough_rehearsals")
        answer = RehearsalAnswer(
            meeting=opened.meeting,
            links=ObserverLink(observer=f"{origin}/m/{opened.meeting}#{opened.observer}"),
            seats=SeatSecrets(
                participant=opened.seats.participant, facilitator=opened.seats.facilitator
            ),
            names=Names(participant=opened.names.participant, facilitator=opened.names.facilitator),
        )
        return Response(msgspec.json.encode(answer), 201, media_type="application/json")

    async def pause(self, request: Request) -> Response:
        try:
            found = await self._rehearsals.pause(request.path_params["meeting"])
        except Refused as refused:
            raise Problem(refused.code) from None
        return _done(found)

    async def resume(self, request: Request) -> Response:
        try:
            found = await self._rehearsals.resume(request.path_params["meeting"])
        except Refused as refused:
            raise Problem(refused.code) from None
        return _done(found)


def _done(found: bool) -> Response:
    if not found:
        raise Problem("not_here")
    return Response(status_code=204)


def way_in(bind: str, scope: Scope) -> str:
    """An address of the hub that leads to it from this machine, past any proxy: loopback, or the
    one that took this request where the hub listens at that alone."""
    host, port = scope["server"]
    with contextlib.suppress(ValueError):
        address = ipaddress.ip_address(bind)
        if address.is_unspecified:
            host = "127.0.0.1" if address.version == 4 else "::1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
