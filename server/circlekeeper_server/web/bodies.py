"""Reading what a request brings, bounded."""

from typing import Final, TypeVar

import msgspec
from starlette.requests import Request

from .problems import Problem

BODY_BYTES: Final = 16 * 1024
PLAN_BYTES: Final = 128 * 1024
"""A whole plan, as long as one may be."""

FAULT_LENGTH: Final = 300
"""Of a sentence that may repeat what was sent."""

T = TypeVar("T")


async def read_json(request: Request, into: type[T], most_bytes: int = BODY_BYTES) -> T:
    """Raises `Problem`: `not_json`, `too_big`; `malformed`, with where and what."""
    media_type = request.headers.get("content-type", "").partition(";")[0]
    if media_type.strip().lower() != "application/json":
        raise Problem("not_json")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most_bytes:
            raise Problem("too_big")
    try:
        return msgspec.json.decode(body, type=into)
    except msgspec.DecodeError as error:
        raise Problem("malformed", str(error)[:FAULT_LENGTH]) from None
    except (UnicodeError, RecursionError):
        raise Problem("malformed") from None
