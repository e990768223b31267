"""The JSON Schema of everything that travels over the line."""

import inspect
import json
from typing import Any

import msgspec
from circlekeeper_protocol import frames

from .structs import field_docs, may_leave_out, structs_on_the_line


def schema() -> str:
    """A schema with two roots: `#/$defs/ClientFrame` and `#/$defs/ServerFrame`."""
    (client, server), parts = msgspec.json.schema_components(
        [frames.AnyClientFrame, frames.AnyServerFrame], ref_template="#/$defs/{name}"
    )
    for struct in structs_on_the_line():
        part = parts[struct.cls.__name__]
        if "description" in part:
            part["description"] = inspect.cleandoc(part["description"])
        for field, text in field_docs(struct).items():
            part["properties"][field]["description"] = text
        if not may_leave_out(struct):
            _all_are_there(part)
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Circlekeeper's protocol, version {frames.PROTOCOL}",
        "anyOf": [{"$ref": "#/$defs/ClientFrame"}, {"$ref": "#/$defs/ServerFrame"}],
        "$defs": {"ClientFrame": client, "ServerFrame": server, **dict(sorted(parts.items()))},
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _all_are_there(part: dict[str, Any]) -> None:
    """A default that Python knows is no default on the line."""
    for property_ in part["properties"].values():
        property_.pop("default", None)
    part["required"] = list(part["properties"])
