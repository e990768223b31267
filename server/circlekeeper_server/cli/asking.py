"""Asks a hub for a rehearsal, over HTTP."""

import asyncio
import re
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

import msgspec
from circlekeeper_client.links import is_loopback

from .exits import CannotDo, NobodyThere, SaidNo, readable

PATIENCE_SECONDS: Final = 20.0

_ADDRESS: Final = re.compile(r"https?://[^/?#\s@]+")


class RehearsalWanted(msgspec.Struct, frozen=True, omit_defaults=True):
    minute_seconds: int
    seed: int | None = None


class _Links(msgspec.Struct, frozen=True):
    observer: str


class _Opened(msgspec.Struct, frozen=True):
    links: _Links


class _Problem(msgspec.Struct, frozen=True):
    code: str
    message: str


def hub_address(given: str) -> str:
    """A hub's address without a slash at its end. Raises `CannotDo`."""
    address = given.strip().rstrip("/")
    if _ADDRESS.fullmatch(address) is None:
        raise CannotDo("A hub's address looks like https://circle.example or http://localhost:8000")
    return address


async def start_rehearsal(hub: str, wanted: RehearsalWanted) -> str:
    """The link for those who look on. Raises `SaidNo`, `NobodyThere`."""
    return await asyncio.to_thread(_start, hub, wanted)


def _start(hub: str, wanted: RehearsalWanted) -> str:
    request = Request(  # noqa: S310 (an address of http or https, as checked)
        f"{hub}/api/rehearsals",
        data=msgspec.json.encode(wanted),
        headers={"Content-Type": "application/json"},
    )
    opener = build_opener(*([ProxyHandler({})] if is_loopback(hub) else []))
    try:
        with opener.open(request, timeout=PATIENCE_SECONDS) as answer:
            return msgspec.json.decode(answer.read(), type=_Opened).links.observer
    except HTTPError as error:
        raise _no(hub, error.read()) from None
    except (OSError, HTTPException, msgspec.DecodeError):
        raise NobodyThere(f"No hub answered at {hub}. Is it running, and reachable?") from None


def _no(hub: str, body: bytes) -> SaidNo | NobodyThere:
    try:
        problem = msgspec.json.decode(body, type=_Problem)
    except msgspec.DecodeError:
        return NobodyThere(f"What answered at {hub} is no hub.")
    if problem.code == "not_here":
        return SaidNo("This hub is older, and holds no rehearsals.")
    return SaidNo(readable(problem.message))
