"""The usual upgrade request, answered from what httptools has read of it.

The classes beneath would write the request out again, read it line by line in pure Python, and
build the answer header by header: a quarter of what letting somebody in cost. They still get every
request that is not quite usual, and refuse what is wrong.
"""

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

from websockets.utils import accept_key

USUAL_HEADERS: Final = 64
USUAL_BYTES: Final = 4096
"""Of all headers. The classes beneath know what is too much."""

_CONNECTION: Final = (b"upgrade", b"keep-alive, upgrade")
_KEY: Final = re.compile(rb"[A-Za-z0-9+/]{22}==")
_ADDRESS: Final = re.compile(rb"/[\w./-]*")
_UNUSUAL: Final = frozenset((b"content-length", b"transfer-encoding", b"sec-websocket-protocol"))


def usual_answer(url: bytes, headers: Sequence[tuple[bytes, bytes]]) -> bytes | None:
    """What a GET of HTTP/1.1 to `url` is answered if it may upgrade, for all that these headers
    say, their names in small letters; `None` if it takes a closer look to know."""
    said = dict(headers)
    key = said.get(b"sec-websocket-key", b"")
    usual = (
        len(said) == len(headers) <= USUAL_HEADERS  # none of them twice
        and len(url) + sum(map(len, chain(*headers))) <= USUAL_BYTES
        and _ADDRESS.fullmatch(url)
        and said.get(b"upgrade", b"").lower() == b"websocket"
        and said.get(b"connection", b"").lower() in _CONNECTION
        and said.get(b"sec-websocket-version") == b"13"
        and _KEY.fullmatch(key)
        and _UNUSUAL.isdisjoint(said)
    )
    if not usual:
        return None
    return (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: %s\r\n\r\n" % accept_key(key.decode()).encode()
    )
