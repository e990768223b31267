"""Every frame survives the line, and is what the schema says."""

import json
from typing import Any, Final

import jsonschema
import msgspec
import pytest
from circlekeeper_protocol.codec import Malformed, decode_client, decode_server, encode
from circlekeeper_protocol.frames import AnyClientFrame, AnyServerFrame
from hypothesis import given

from scripts.generator import ROOT
from tests.protocol.frames_at_random import client_frames, server_frames

SCHEMA: Final = json.loads((ROOT / "protocol" / "schema.json").read_text())


def schema_of(frame: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator({"$ref": f"#/$defs/{frame}", "$defs": SCHEMA["$defs"]})


FROM_CLIENT: Final = schema_of("ClientFrame")
FROM_HUB: Final = schema_of("ServerFrame")


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@given(client_frames)
def test_a_clients_frame_survives_the_line_and_fits_the_schema(frame: AnyClientFrame) -> None:
    text = encode(frame)
    assert decode_client(text) == frame
    FROM_CLIENT.validate(json.loads(text))


@given(server_frames)
def test_a_hubs_frame_survives_the_line_and_fits_the_schema(frame: AnyServerFrame) -> None:
    text = encode(frame)
    assert decode_server(text) == frame
    FROM_HUB.validate(json.loads(text))


@given(client_frames)
def test_nobody_can_say_more_than_there_is(frame: AnyClientFrame) -> None:
    more = json.loads(encode(frame)) | {"more": 1}
    with pytest.raises(Malformed):
        decode_client(msgspec.json.encode(more))
    assert not FROM_CLIENT.is_valid(more)


@pytest.mark.parametrize(
    "frame",
    [
        {"type": "hello", "protocol": 1},
        {"type": "hello", "protocol": 1, "meeting": "short"},
        {"type": "join", "id": "", "name": "Ana", "seat": "s" * 22},
        {"type": "join", "id": "a b", "name": "Ana", "seat": "s" * 22},
        {"type": "join", "id": "1\n", "name": "Ana", "seat": "s" * 22},
        {"type": "join", "id": "1", "name": "Ana", "seat": "s" * 22 + "\n"},
        {"type": "join", "id": "1", "name": "", "seat": "s" * 22},
        {"type": "do", "id": "1", "command": {"type": "rename", "name": "x" * 41}},
        {"type": "do", "id": "1", "command": {"type": "make_meeting"}},
        {"type": "do", "id": "1", "command": {"type": "ring_due"}},
        {"type": "do", "id": "1", "command": {"type": "raise_hand", "kind": "shout"}},
        {"type": "do", "id": "1", "command": {"type": "end_turn", "turn": 1.5}},
        {"type": "do", "id": "1", "command": {"type": "end_turn", "turn": -1}},
        {"type": "do", "id": "1", "command": {"type": "set_heads_ups", "minutes": [1] * 5}},
        {"type": "ask_time", "sent": "now"},
        {"type": "beat", "now": 1},
    ],
)
def test_the_schema_and_the_hub_refuse_the_same(frame: Any) -> None:
    with pytest.raises(Malformed):
        decode_client(msgspec.json.encode(frame))
    assert not FROM_CLIENT.is_valid(frame)


def test_a_hub_leaves_nothing_out() -> None:
    for name, part in SCHEMA["$defs"].items():
        if "properties" in part and name not in ("Hello", "Do"):
            assert part["required"] == list(part["properties"]), name
