"""The browser client, as Vite built it: read once, packed once, served from memory.

Files under `assets/` have a hash of their content in their name: browsers keep them for good.
Every other address that does not look like a file is a page of the client, which draws what belongs
there.
"""

import gzip
import hashlib
import mimetypes
from pathlib import Path
from typing import Final, NamedTuple

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from .framing import is_framing_page
from .problems import Problem

STATIC: Final = Path(__file__).parent / "static"
"""Where Vite puts the built client."""

FOR_GOOD: Final = "public, max-age=31536000, immutable"
ASK_AGAIN: Final = "no-cache"

SHELL: Final = "index.html"

_TYPES: Final = {
    ".js": "text/javascript",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}
_PACKED_BY_THEMSELVES: Final = {".woff2", ".png", ".jpg", ".webp", ".mp3", ".ogg", ".opus"}

_NOT_BUILT: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Circlekeeper</title>
<h1>The hub runs, but its pages have not been built.</h1>
<p>Run <code>make web</code>, then start the hub again.</p>
</html>
"""


class Asset(NamedTuple):
    body: bytes
    gzipped: bytes | None
    """`None` where packing gains nothing."""
    media_type: str
    etag: str


def page_routes(folder: Path) -> list[BaseRoute]:
    """The last routes of the site: they match every address."""
    assets = _read(folder)

    async def page(request: Request) -> Response:
        path = request.path_params["path"]
        if path in assets and path != SHELL:
            kept = FOR_GOOD if path.startswith("assets/") else ASK_AGAIN
            return _respond(request, assets[path], kept)
        if path.startswith("assets/") or "." in path:
            raise Problem("not_here")
        if SHELL not in assets:
            return HTMLResponse(_NOT_BUILT, 503)
        return _respond(request, assets[SHELL], ASK_AGAIN, 200 if _is_page(path) else 404)

    return [Route("/{path:path}", page)]


def _is_page(path: str) -> bool:
    """Whether the client knows this address: home, a meeting's door or the screen for its table, or
    a rehearsal."""
    match path.split("/"):
        case [""] | ["m", _] | ["m", _, "table"]:
            return True
        case _:
            return is_framing_page(f"/{path}")


def _respond(request: Request, asset: Asset, kept: str, status: int = 200) -> Response:
    headers = {"ETag": asset.etag, "Cache-Control": kept, "Vary": "Accept-Encoding"}
    if asset.etag in request.headers.get("if-none-match", "") and status == 200:
        return Response(status_code=304, headers=headers)
    body = asset.body
    if asset.gzipped is not None and "gzip" in request.headers.get("accept-encoding", ""):
        body = asset.gzipped
        headers["Content-Encoding"] = "gzip"
    return Response(body, status, headers, asset.media_type)


def _read(folder: Path) -> dict[str, Asset]:
    """All files of the folder, by their path in it."""
    return {
        file.relative_to(folder).as_posix(): _asset(file)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def _asset(file: Path) -> Asset:
    body = file.read_bytes()
    media_type = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    return Asset(
        body=body,
        gzipped=None if file.suffix in _PACKED_BY_THEMSELVES else gzip.compress(body, mtime=0),
        media_type=media_type or "application/octet-stream",
        etag=f'"{hashlib.sha256(body).hexdigest()[:24]}"',
    )
