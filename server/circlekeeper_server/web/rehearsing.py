"""Rehearsals: seen by a visitor, or led by somebody who learns to.

To see one no key is needed, also where the `MEETING_KEY` is: nobody can meet in it. It ends when
anybody but its simulated members sits down in the circle, and when nobody watches any more. To one
that is led others can be invited, and so it takes the key that a meeting takes.
"""

import contextlib
import ipaddress
from collections.abc import Sequence
from typing import Annotated, Final, Protocol

import msgspec
from circlekeeper_protocol.bounds import Line, MeetingId, Millis, Name, Secret, Seq
from circlekeeper_protocol.meeting import Plan
from circlekeeper_protocol.refusals import Refused
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Scope

from circlekeeper_server.hub.hub_time import HubTime
from circlekeeper_server.settings import Settings

from .bodies import PLAN_BYTES, read_json
from .keys import require_key
from .limits import Limits, Throttle, place_of
from .origin import OwnAddress
from .own_plans import own_plan
from .problems import Problem

SECOND: Final[Millis] = 1_000
SLOWEST_MINUTE: Final = 120
QUICKEST_MINUTE: Final = 1
"""Seconds: from half to sixty times life."""


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


class Prepared(Protocol):
    @property
    def meeting(self) -> MeetingId: ...
    @property
    def facilitator(self) -> Secret: ...
    @property
    def participant(self) -> Secret: ...


class Moment(Protocol):
    @property
    def seq(self) -> Seq: ...
    @property
    def phase(self) -> str: ...
    @property
    def name(self) -> str: ...


class Rehearsals(Protocol):
    """Whoever holds rehearsals on this hub."""

    @property
    def offered(self) -> Sequence[object]:
        """The scenarios that can be led, as pages show them."""

    async def lead(
        self, id: str, hub: str, place: str | None, minute: Millis, seed: int | None = None
    ) -> Prepared | None:
        """`None` when enough are running. Raises `KeyError`, `Refused`."""

    async def moments(self, meeting: MeetingId, seat: Secret) -> Sequence[Moment]:
        """Raises `Refused`."""

    async def again(
        self, meeting: MeetingId, hub: str, place: str | None, seat: Secret, seq: Seq
    ) -> MeetingId | None:
        """`None` when enough are running. Raises `Refused`."""

    async def along(self, meeting: MeetingId, seat: Secret) -> MeetingId:
        """Raises `Refused`."""

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

    async def pause(self, meeting: MeetingId) -> None:
        """Raises `Refused`."""

    async def resume(self, meeting: MeetingId) -> None:
        """Raises `Refused`."""


class RehearsalWanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    minute_seconds: Annotated[int, Meta(ge=1, le=60)]
    """How long a minute of the plan lasts."""
    seed: Annotated[int, Meta(ge=0, lt=2**32)] | None = None
    """The same people with the same intentions, if one was given before."""
    plan: Plan | None = None
    """A plan of a group's own, to be tried out."""


class LeadWanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    scenario: Line
    minute_seconds: Annotated[int, Meta(ge=QUICKEST_MINUTE, le=SLOWEST_MINUTE)]
    seed: Annotated[int, Meta(ge=0, lt=2**32)] | None = None
    key: str = ""


class LedLinks(msgspec.Struct, frozen=True):
    facilitator: str
    participant: str


class LedAnswer(msgspec.Struct, frozen=True):
    meeting: MeetingId
    links: LedLinks


class SeatGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    seat: Secret
    """The secret of a seat; of a facilitator's, to ask for moments."""


class AgainWanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    seat: Secret
    seq: Seq


class MomentAnswer(msgspec.Struct, frozen=True):
    seq: Seq
    phase: str
    name: str


class AgainAnswer(msgspec.Struct, frozen=True):
    meeting: MeetingId


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
        self,
        settings: Settings,
        own: OwnAddress,
        rehearsals: Rehearsals,
        time: HubTime,
        limits: Limits,
    ) -> None:
        self._settings = settings
        self._own = own
        self._rehearsals = rehearsals
        self._time = time
        self._starts = Throttle(limits.rehearsals)
        self._asks = Throttle(limits.rehearsing)

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/scenarios", self.scenarios),
            Route("/rehearsals", self.start, methods=["POST"]),
            Route("/rehearsals/led", self.lead, methods=["POST"]),
            Route("/rehearsals/{meeting}/moments", self.moments, methods=["POST"]),
            Route("/rehearsals/{meeting}/again", self.again, methods=["POST"]),
            Route("/rehearsals/{meeting}/along", self.along, methods=["POST"]),
            Route("/rehearsals/{meeting}/pause", self.pause, methods=["POST"]),
            Route("/rehearsals/{meeting}/resume", self.resume, methods=["POST"]),
        ]

    async def scenarios(self, _request: Request) -> Response:
        return _json(self._rehearsals.offered)

    async def lead(self, request: Request) -> Response:
        place = self._take(self._starts, request)
        wanted = await read_json(request, LeadWanted)
        require_key(self._settings, wanted.key)
        origin = self._own.origin(request.scope)
        if origin is None:
            raise Problem("malformed")
        try:
            prepared = await self._rehearsals.lead(
                wanted.scenario,
                self._way_in(request),
                place,
                wanted.minute_seconds * SECOND,
                wanted.seed,
            )
        except KeyError:
            raise Problem("no_such_scenario") from None
        except Refused as refused:
            raise Problem(refused.code) from None
        if prepared is None:
            raise Problem("enough_rehearsals")
        door = f"{origin}/m/{prepared.meeting}#"
        links = LedLinks(door + prepared.facilitator, door + prepared.participant)
        return _json(LedAnswer(prepared.meeting, links), 201)

    async def moments(self, request: Request) -> Response:
        self._take(self._asks, request)
        given = await read_json(request, SeatGiven)
        try:
            found = await self._rehearsals.moments(request.path_params["meeting"], given.seat)
        except Refused as refused:
            raise _problem(refused) from None
        return _json([MomentAnswer(each.seq, each.phase, each.name) for each in found])

    async def again(self, request: Request) -> Response:
        place = self._take(self._starts, request)
        wanted = await read_json(request, AgainWanted)
        meeting, hub = request.path_params["meeting"], self._way_in(request)
        try:
            again = await self._rehearsals.again(meeting, hub, place, wanted.seat, wanted.seq)
        except Refused as refused:
            raise _problem(refused) from None
        if again is None:
            raise Problem("enough_rehearsals")
        return _json(AgainAnswer(again), 201)

    async def along(self, request: Request) -> Response:
        self._take(self._asks, request)
        given = await read_json(request, SeatGiven)
        try:
            again = await self._rehearsals.along(request.path_params["meeting"], given.seat)
        except Refused as refused:
            raise _problem(refused) from None
        return _json(AgainAnswer(again))

    def _take(self, throttle: Throttle, request: Request) -> str | None:
        """The place that it comes from."""
        place = place_of(request.scope)
        if not throttle.take(place, self._time.now()):
            raise Problem("too_fast")
        return place

    def _way_in(self, request: Request) -> str:
        return way_in(self._settings.bind, request.scope)

    async def start(self, request: Request) -> Response:
        place = self._take(self._starts, request)
        wanted = await read_json(request, RehearsalWanted, PLAN_BYTES)
        plan = None if wanted.plan is None else own_plan(wanted.plan)
        origin = self._own.origin(request.scope)
        if origin is None:
            raise Problem("malformed")
        try:
            opened = await self._rehearsals.start(
                self._way_in(request),
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
        return _json(answer, 201)

    async def pause(self, request: Request) -> Response:
        self._take(self._asks, request)
        try:
            await self._rehearsals.pause(request.path_params["meeting"])
        except Refused as refused:
            raise _problem(refused) from None
        return Response(status_code=204)

    async def resume(self, request: Request) -> Response:
        self._take(self._asks, request)
        try:
            await self._rehearsals.resume(request.path_params["meeting"])
        except Refused as refused:
            raise _problem(refused) from None
        return Response(status_code=204)


def _problem(refused: Refused) -> Problem:
    return Problem("not_here" if refused.code == "no_entry" else refused.code)


def _json(answer: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(answer), status, media_type="application/json")


def way_in(bind: str, scope: Scope) -> str:
    """An address of the hub that leads to it from this machine, past any proxy: loopback, or the
    one that took this request where the hub listens at that alone."""
    host, port = scope["server"]
    with contextlib.suppress(ValueError):
        address = ipaddress.ip_address(bind)
        if address.is_unspecified:
            host = "127.0.0.1" if address.version == 4 else "::1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
