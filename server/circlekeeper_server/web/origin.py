"""The hub's own address, as a page of it sees it, and whether a request comes from such a page."""

import re
from typing import Final

from starlette.types import Scope

from circlekeeper_server.settings import HOST

_HOST: Final = re.compile(HOST)
_SCHEMES: Final = {"ws": "http", "wss": "https"}


def header(scope: Scope, name: bytes) -> str | None:
    """The only header of that name; `None` where there is none, and "" where there are several."""
    values = [value for key, value in scope["headers"] if key == name]
    if len(values) > 1:
        return ""
    return values[0].decode("latin-1") if values else None


class OwnAddress:
    """`PUBLIC_URL` if it is set, otherwise whichever address the request was sent to."""

    def __init__(self, public_url: str) -> None:
        self._public_url = public_url

    def origin(self, scope: Scope) -> str | None:
        """`https://circle.example`; `None` if the request does not say where it was sent."""
        if self._public_url:
            return self._public_url
        host = _host(scope)
        if host is None:
            return None
        scheme = scope["scheme"]
        return f"{_SCHEMES.get(scheme, scheme)}://{host}"

    def is_own_page(self, scope: Scope) -> bool:
        """Whether the sender is a page of the hub. Senders that are no pages name no origin.

        Without `PUBLIC_URL` the scheme is not compared: a proxy may speak https for the hub.
        """
        origin = header(scope, b"origin")
        if origin is None:
            return True
        if self._public_url:
            return origin == self._public_url
        scheme, _, host = origin.partition("://")
        return scheme in ("http", "https") and host == _host(scope)


def _host(scope: Scope) -> str | None:
    host = (header(scope, b"host") or "").lower()
    return host if _HOST.fullmatch(host) else None
