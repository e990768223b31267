"""Whether a message took the short way or the long one must make no difference to anybody."""

import asyncio
from itertools import chain
from typing import Any

import pytest
from circlekeeper_server.wire import accept, configuration, protocol
from circlekeeper_server.wire.connection import Connection
from circlekeeper_server.wire.frame import lone_text
from circlekeeper_server.wire.protocol import WireProtocol
from hypothesis import given
from hypothesis import strategies as st
from uvicorn.server import ServerState
from websockets.frames import Frame, Opcode

from tests.server.wire.served import UPGRADE, until


class PaperTransport(asyncio.Transport):
    """Writes everything down."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""
        self.ended = False

    def write(self, data: Any) -> None:
        self.written += data

    def is_closing(self) -> bool:
        return self.ended

    def close(self) -> None:
        self.ended = True

    def abort(self) -> None:
        self.ended = True

    def can_write_eof(self) -> bool:
        return True

    def write_eof(self) -> None:
        self.ended = True

    def pause_reading(self) -> None:
        pass

    def resume_reading(self) -> None:
        pass


Outcome = tuple[list[str | bytes], bytes, bool]


async def outcome_of(segments: list[bytes]) -> Outcome:
    """What an endpoint hears, what the client is sent, and whether it ended."""
    heard: list[str | bytes] = []
    connections: list[Connection] = []

    async def endpoint(scope: Any, receive: Any, send: Any) -> None:
        connection = await accept(scope, receive, send)
        connection.on_text = heard.append
        connection.on_binary = heard.append
        connections.append(connection)
        await connection.closed

    config = configuration(endpoint)
    config.load()
    wire, transport = WireProtocol(config, ServerState(), {}), PaperTransport()
    wire.connection_made(transport)
    wire.data_received(UPGRADE)
    await until(lambda: len(connections) == 1)
    transport.written = b""
    for segment in segments:
        if not transport.ended:
            wire.data_received(segment)
    outcome = (heard, transport.written, transport.ended)
    wire.connection_lost(None)
    assert connections[0].over
    return outcome


def frame(opcode: Opcode, data: bytes, final: bool = True) -> bytes:
    return Frame(opcode, data, fin=final).serialize(mask=True)


texts = st.text(max_size=40).map(str.encode)
whole_messages = st.one_of(
    texts.map(lambda text: [frame(Opcode.TEXT, text)]),
    texts.map(lambda text: [frame(Opcode.BINARY, text)]),
    st.binary(max_size=20).map(lambda data: [frame(Opcode.PING, data)]),
    st.binary(max_size=20).map(lambda data: [frame(Opcode.PONG, data)]),
    st.tuples(texts, texts).map(
        lambda parts: [
            frame(Opcode.TEXT, parts[0], final=False),
            frame(Opcode.PING, b"between"),
            frame(Opcode.CONT, parts[1]),
        ]
    ),
)
lone_texts = st.text(min_size=2, max_size=40).map(lambda text: [frame(Opcode.TEXT, text.encode())])
within_a_frame = lone_texts.map(
    # What arrives second looks like a message, and is the payload of what arrived first.
    lambda inner: [bytes([0x82, 0x80 | len(inner[0])]) + bytes(4), inner[0]]
)
fatal = st.sampled_from(
    [
        frame(Opcode.TEXT, b"\xff not UTF-8"),
        frame(Opcode.CLOSE, b"\x03\xe8"),
        frame(Opcode.CONT, b"of nothing"),
        frame(Opcode.TEXT, b"unfinished", final=False),
        Frame(Opcode.TEXT, b"not masked").serialize(mask=False),
        b"\xff\xff noise",
    ]
)


@given(messages=st.lists(whole_messages, max_size=8), data=st.data())
def test_however_the_bytes_are_cut_the_same_messages_arrive(
    messages: list[list[bytes]], data: st.DataObject
) -> None:
    frames = [part for message in messages for part in message]
    stream = b"".join(frames)
    cuts = data.draw(st.lists(st.integers(0, len(stream)), max_size=8).map(sorted))
    pieces = [stream[a:b] for a, b in zip([0, *cuts], [*cuts, len(stream)], strict=True) if a < b]

    frame_by_frame = asyncio.run(outcome_of(frames))

    assert asyncio.run(outcome_of(pieces)) == frame_by_frame
    assert asyncio.run(outcome_of([stream[i : i + 1] for i in range(len(stream))])) == (
        frame_by_frame
    )


@given(
    before=st.lists(st.one_of(lone_texts, whole_messages, within_a_frame), max_size=6),
    fatal=st.lists(fatal, max_size=1),
    after=st.lists(lone_texts, max_size=3),
)
def test_without_the_short_way_the_outcome_is_the_same(
    before: list[list[bytes]], fatal: list[bytes], after: list[list[bytes]]
) -> None:
    segments = [*chain(*before), *fatal, *chain(*after)]
    with_it = asyncio.run(outcome_of(segments))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(protocol, "lone_text", lambda _: None)
        without = asyncio.run(outcome_of(segments))

    assert with_it == without


async def test_a_lone_text_after_a_message_does_not_enter_the_parser(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken: list[bytes | None] = []

    def spy(segment: bytes) -> bytes | None:
        taken.append(lone_text(segment))
        return taken[-1]

    monkeypatch.setattr(protocol, "lone_text", spy)

    heard, _, _ = await outcome_of([frame(Opcode.TEXT, text) for text in (b"hello", b"again")])

    assert heard == ["hello", "again"]
    assert taken == [b"again"]
