"""Whether the hub runs, and whether it can take meetings in; for whoever watches over it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from .problems import Problem

LOOK_SECONDS: Final = 1.0
"""A log that answers later counts as away. Proxies wait a little longer for a hub to say so."""


def health_routes(trouble: Callable[[], Awaitable[str | None]]) -> list[BaseRoute]:
    """`trouble` tells in a word what keeps the log from taking anything in. That is told apart from
    a fault of our own, for which another node may stand in."""

    async def alive(_request: Request) -> Response:
        return PlainTextResponse("alive")

    async def ready(_request: Request) -> Response:
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                found = await trouble()
        except TimeoutError:
            found = "away"
        except Exception:  # whatever it is, whoever watches shall not wait for it
            raise Problem("fault") from None
        if found is not None:
            raise Problem("out_of_reach", trouble=found)
        return PlainTextResponse("ready")

    return [Route("/healthz", alive), Route("/readyz", ready)]
