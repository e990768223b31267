"""The whole site: every address, and what stands before them."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.types import Lifespan

from circlekeeper_server.hub.hub_time import HubTime
from circlekeeper_server.hub.rooms import Rooms
from circlekeeper_server.settings import Settings

from .api import Api
from .guard import Guard
from .health import health_routes
from .limits import Limits
from .origin import OwnAddress
from .pages import page_routes
from .problems import Problem, answer_http_exception, answer_problem
from .rehearsing import RehearsalApi, Rehearsals
from .socket import SocketDoor, SocketsFirst


def site(
    settings: Settings,
    rooms: Rooms,
    time: HubTime,
    rehearsals: Rehearsals,
    *,
    limits: Limits,
    pages: Path,
    lifespan: Lifespan[Starlette],
) -> Starlette:
    """`pages` is the folder of the built client."""
    own = OwnAddress(settings.public_url)
    api = Api(settings, own, rooms, time, limits).routes()
    rehearsal_api = RehearsalApi(settings, own, rehearsals, time, limits).routes()
    return Starlette(
        routes=[
            *health_routes(rooms.trouble),
            Mount("/api", routes=[*api, *rehearsal_api]),
            *page_routes(pages),
        ],
        middleware=[
            Middleware(Guard, settings=settings, own=own),
            Middleware(SocketsFirst, door=SocketDoor(rooms, time, limits)),
        ],
        exception_handlers={Problem: answer_problem, HTTPException: answer_http_exception},
        lifespan=lifespan,
    )
