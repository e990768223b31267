"""Whether the hub runs, and whether it can take meetings in; for whoever watches over it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from .problems import Problem

PING_SECONDS: Final = 2.0
"""A log that answers later counts as out of reach."""


def health_routes(ping: Callable[[], Awaitable[None]]) -> list[BaseRoute]:
    """`ping` returns if the log answers, and raises if it does not."""

    async def alive(_request: Request) -> Response:
        return PlainTextResponse("alive")

    async def ready(_request: Request) -> Response:
        try:
            async with asyncio.timeout(PING_SECONDS):
                await ping()
        except Exception:  # whatever is wrong with the log, the answer is the same
            raise Problem("out_of_reach") from None
        return PlainTextResponse("ready")

    return [Route("/healthz", alive), Route("/readyz", ready)]
