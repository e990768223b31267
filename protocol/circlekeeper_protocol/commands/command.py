"""What all commands have in common."""

from msgspec import Struct

from circlekeeper_protocol.names import snake


class Command(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag=snake):
    """The base of all commands. The tag on the wire is the class name in snake_case."""
