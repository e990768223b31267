"""The JSON Schema of everything that travels over the line."""

import inspect
import json
from typing import Any

import msgspec
from circlekeeper_protocol import frames


def schema() -> str:
    """A schema with two roots: `#/$defs/ClientFrame` and `#/$defs/ServerFrame`."""
    (client, server), parts = msgspec.json.schema_components(
        [frames.AnyClientFrame, frames.AnyServerFrame], ref_template="#/$defs/{name}"
    )
    may_leave_out = {frame.__name__ for frame in frames.ClientFrame.__subclasses__()}
    for name, part in parts.items():
        if "description" in part:
            part["description"] = inspect.cleandoc(part["description"])
        if name not in may_leave_out:
            _all_are_there(part)
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Circlekeeper's protocol, version {frames.PROTOCOL}",
        "anyOf": [{"$ref": "#/$defs/ClientFrame"}, {"$ref": "#/$defs/ServerFrame"}],
        "$defs": {"ClientFrame": client, "ServerFrame": server, **dict(sorted(parts.items()))},
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _all_are_there(part: dict[str, Any]) -> None:
    """Nothing that the hub says is ever left out, also not where Python knows a default."""
    for property_ in part["properties"].values():
        property_.pop("default", None)
    part["required"] = list(part["properties"])
