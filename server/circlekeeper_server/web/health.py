"""Whether the hub runs, and whether it can take meetings in; for whoever watches over it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from circlekeeper_protocol.refusals import Refused
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from .problems import Problem

PING_SECONDS: Final = 2.0
"""A log that answers later counts as out of reach."""


def health_routes(ping: Callable[[], Awaitable[None]]) -> list[BaseRoute]:
    """`ping` returns if the log answers, and raises `Refused` if it does not. That is told apart
    from a fault of our own, for which another node may stand in."""

    async def alive(_request: Request) -> Response:
        return PlainTextResponse("alive")

    async def ready(_request: Request) -> Response:
        try:
            async with asyncio.timeout(PING_SECONDS):
                await ping()
        except (Refused, TimeoutError):
            raise Problem("out_of_reach") from None
        except Exception:  # whatever it is, whoever watches shall not wait for it
            raise Problem("fault") from None
        return PlainTextResponse("ready")

    return [Route("/healthz", alive), Route("/readyz", ready)]
