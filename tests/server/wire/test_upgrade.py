"""Whether an upgrade took the short way or the long one must make no difference to anybody."""

from typing import Any

import pytest
from circlekeeper_server.wire import accept, request
from circlekeeper_server.wire.connection import EXTENSION
from circlekeeper_server.wire.protocol import WireProtocol
from circlekeeper_server.wire.upgrade import usual_answer
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Receive, Scope, Send
from websockets.http11 import Request
from websockets.server import ServerProtocol

from tests.server.wire.served import UPGRADE, raw_client, served

Headers = list[tuple[bytes, bytes]]

USUAL: Headers = [
    (b"host", b"hub"),
    (b"upgrade", b"websocket"),
    (b"connection", b"keep-alive, Upgrade"),
    (b"sec-websocket-key", b"dGhlIHNhbXBsZSBub25jZQ=="),
    (b"sec-websocket-version", b"13"),
    (b"origin", b"https://hub"),
]

names = st.sampled_from(
    [name for name, _ in USUAL]
    + [b"sec-websocket-protocol", b"content-length", b"transfer-encoding", b"x"]
)
values = st.sampled_from(
    [value for _, value in USUAL]
    + [b"", b"5", b"8", b"chunked", b"h2c", b"close", b"Upgrade", b"Upgrade, @", b"WebSocket"]
    + [b"c2hvcnQ=", b"dGhlIHNhbXBsZSBub25jZR==", b"dGhlIHNhbXBsZSBub25jZ\xff==", b"x" * 9_000]
)
changes = st.lists(st.tuples(names, st.none() | values), max_size=3)


def changed(headers: Headers, name: bytes, value: bytes | None) -> Headers:
    """Said otherwise, said again, or left out."""
    if value is None:
        return [header for header in headers if header[0] != name]
    return [*headers, (name, value)]


def long_answer(url: bytes, headers: Headers) -> tuple[int, str | None]:
    """What websockets makes of the same request: its status, and what accepts the key."""
    beneath = ServerProtocol()
    lines = b"".join(b"%s: %s\r\n" % header for header in headers)
    beneath.receive_data(b"GET %s HTTP/1.1\r\n%s\r\n" % (url, lines))
    for event in beneath.events_received():
        assert isinstance(event, Request)
        answer = beneath.accept(event)
        return answer.status_code, answer.headers.get("Sec-WebSocket-Accept")
    return 400, None


@given(changes=changes, dropped_first=st.booleans(), url=st.sampled_from([b"/ws", b"/w?x", b"/%"]))
def test_what_the_short_way_answers_the_long_way_answers_alike(
    changes: list[tuple[bytes, bytes | None]], dropped_first: bool, url: bytes
) -> None:
    headers = USUAL
    for name, value in changes:
        headers = changed(changed(headers, name, None) if dropped_first else headers, name, value)

    answer = usual_answer(url, headers)

    if answer is not None:
        status, accepted = long_answer(url, headers)
        assert status == 101
        assert f"Sec-WebSocket-Accept: {accepted}\r\n\r\n".encode() in answer


async def scope_of_an_upgrade() -> Scope:
    seen: list[Scope] = []

    async def endpoint(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append({**scope})
        connection = await accept(scope, receive, send)
        await connection.closed

    async with served(endpoint) as (_, port), raw_client(port):
        scope = seen[0]
        assert scope["extensions"].pop(EXTENSION)
        assert scope.pop("client")[0] == "127.0.0.1"
        assert scope.pop("server") == ("127.0.0.1", port)
        return scope


async def test_an_endpoint_sees_the_same_request_either_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by_the_short_way = await scope_of_an_upgrade()
    monkeypatch.setattr(request, "usual_answer", lambda *_: None)

    assert await scope_of_an_upgrade() == by_the_short_way


async def test_a_usual_request_is_not_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    read_again: list[bytes] = []
    read = WireProtocol.data_received

    def spy(self: Any, data: bytes) -> None:
        read_again.append(data)
        read(self, data)

    monkeypatch.setattr(WireProtocol, "data_received", spy)

    await scope_of_an_upgrade()

    assert not any(data.startswith(UPGRADE[:9]) for data in read_again)
