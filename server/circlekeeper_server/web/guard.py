"""What every request meets first, and every answer carries.

Pages may load from the hub alone and be shown inside no other site, unless `FRAME_ANCESTORS` says
so; no search engine is to list any of them. A socket, or a request that may change something, must
not come from another site's page.
"""

import logging
from collections.abc import Awaitable
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from circlekeeper_server.hub.faults import without_words
from circlekeeper_server.settings import Settings

from .framing import frame_policy
from .origin import OwnAddress
from .problems import problem_response

READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""

_FEATURES: Final = "camera microphone geolocation display-capture payment usb serial hid"
_YEAR_SECONDS: Final = 365 * 24 * 60 * 60

_log = logging.getLogger("circlekeeper.web")


class Guard:
    """The outermost layer of the site."""

    def __init__(self, app: ASGIApp, settings: Settings, own: OwnAddress) -> None:
        self._app = app
        self._own = own
        self._frame_ancestors = settings.frame_ancestors
        self._headers = _same_for_all(settings)

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] == "lifespan":
            return self._app(scope, receive, send)
        if not self._own.is_own_page(scope) and scope.get("method") not in READING:
            return self._refuse(scope, receive, send)
        if scope["type"] == "websocket":
            return self._app(scope, receive, send)
        return self._answer(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        await problem_response("foreign_page")(scope, receive, self._with_headers(scope, send))

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await guarded(message)

        guarded = self._with_headers(scope, send)
        try:
            await self._app(scope, receive, watched)
        except ClientDisconnect:
            return
        except Exception as fault:
            _log.error("A request met a fault", exc_info=without_words(fault))
            if begun:
                raise
            await problem_response("fault")(scope, receive, guarded)

    def _with_headers(self, scope: Scope, send: Send) -> Send:
        frames = frame_policy(scope["path"], self._frame_ancestors)
        policy = _content_policy(self._own.origin(scope), frames)

        async def with_headers(message: Message) -> None:
            if message["type"].endswith(".start"):
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = policy
                for name, value in self._headers.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        return with_headers


def _same_for_all(settings: Settings) -> dict[str, str]:
    headers = {
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES.split()),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Robots-Tag": "noindex",
    }
    if settings.public_url.startswith("https:"):
        headers["Strict-Transport-Security"] = f"max-age={_YEAR_SECONDS}"
    return headers


def _content_policy(origin: str | None, frames: tuple[str, ...]) -> str:
    own_sockets = "" if origin is None else " ws" + origin.removeprefix("http")
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            # Older browsers do not count the hub's socket among 'self'.
            f"connect-src 'self'{own_sockets}",
            # A picture that the page itself has drawn, to be kept.
            "img-src 'self' blob:",
            "font-src 'self'",
            "media-src 'self'",
            "manifest-src 'self'",
            *frames,
            "base-uri 'none'",
            "form-action 'self'",
        )
    )
