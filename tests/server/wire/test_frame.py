"""Frames, held against websockets' own parser."""

import pytest
from circlekeeper_server.wire.frame import SMALL_BYTES, lone_text, text_frame
from hypothesis import example, given
from hypothesis import strategies as st
from websockets.frames import Frame, Opcode
from websockets.protocol import Protocol, Side

MASK = 0x80


def parsed(by: Side, data: bytes) -> list[Frame]:
    parser = Protocol(by, max_size=None)
    parser.receive_data(data)
    assert parser.parser_exc is None
    return [event for event in parser.events_received() if isinstance(event, Frame)]


@pytest.mark.parametrize("length", [0, 1, 125, 126, 127, 65_535, 65_536, 200_000])
def test_a_text_of_any_length_is_one_frame(length: int) -> None:
    text = b"x" * length

    assert parsed(Side.CLIENT, text_frame(text)) == [Frame(Opcode.TEXT, text)]


@given(st.lists(st.text().map(str.encode), max_size=5))
def test_joined_frames_are_read_as_the_texts_they_were(texts: list[bytes]) -> None:
    joined = b"".join(map(text_frame, texts))

    assert [frame.data for frame in parsed(Side.CLIENT, joined)] == texts


@given(st.binary(min_size=2, max_size=SMALL_BYTES))
@example(b"x" * 125)
@example(b"x" * 126)
@example(b"x" * SMALL_BYTES)
def test_a_small_masked_text_alone_in_its_segment_is_taken(text: bytes) -> None:
    segment = Frame(Opcode.TEXT, text).serialize(mask=True)

    assert lone_text(segment) == text


@given(
    opcode=st.sampled_from(Opcode),
    final=st.booleans(),
    masked=st.booleans(),
    text=st.binary(max_size=200),
    cut=st.integers(-3, 3),
)
def test_what_is_taken_is_what_the_parser_would_have_read(
    opcode: Opcode, final: bool, masked: bool, text: bytes, cut: int
) -> None:
    if opcode in (Opcode.CLOSE, Opcode.PING, Opcode.PONG):
        text, final = text[:125], True
    segment = Frame(opcode, text, fin=final).serialize(mask=masked)
    segment = segment[:cut] if cut < 0 else segment + b"\x81\x80\x00"[:cut]

    taken = lone_text(segment)

    if taken is not None:
        assert parsed(Side.SERVER, segment) == [Frame(Opcode.TEXT, taken)]


@given(st.binary(min_size=8, max_size=300))
def test_arbitrary_bytes_are_taken_only_if_the_parser_agrees(noise: bytes) -> None:
    segment = bytes([0x81]) + noise

    taken = lone_text(segment)

    if taken is not None:
        assert parsed(Side.SERVER, segment) == [Frame(Opcode.TEXT, taken)]


@pytest.mark.parametrize("length", range(6, 160))
def test_a_length_in_eight_bytes_is_left_to_the_parser(length: int) -> None:
    assert lone_text(bytes([0x81, MASK | 127]) + b"x" * length) is None
