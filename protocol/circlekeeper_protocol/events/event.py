"""What all events have in common."""

from msgspec import Struct

from circlekeeper_protocol.names import snake


class Event(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag=snake):
    """The base of all events. The tag on the wire is the class name in snake_case."""
