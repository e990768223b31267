"""Reads a command from the words of a person: as JSON, or as its name and `field=value` words.

What there is to say comes from the protocol's own commands, so nothing here has to be kept up
with them.
"""

import json
import types
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from inspect import getdoc
from textwrap import wrap
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from circlekeeper_protocol.bounds import NO_TURN
from circlekeeper_protocol.commands import AnyCommand
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.names import snake

from .exits import CannotDo

NOW: Final = "now"
"""Instead of a turn's number: the turn that is running when the command is said."""

WIDEST: Final = 90
INDENT: Final = "    "

TURN_FIELDS: Final = ("turn", "after")

COMMANDS: Final[dict[str, type[AnyCommand]]] = {
    snake(command.__name__): command for command in get_args(AnyCommand)
}


class Wish(msgspec.Struct, frozen=True):
    command: AnyCommand
    of_now: tuple[str, ...] = ()
    """The fields that are to name the turn that is running."""

    def at(self, meeting: Meeting) -> AnyCommand:
        """The command, as it is said in this meeting."""
        turn = NO_TURN if meeting.floor.turn is None else meeting.floor.turn.id
        return msgspec.structs.replace(self.command, **dict.fromkeys(self.of_now, turn))


def read_wish(words: Sequence[str]) -> Wish:
    """Raises `CannotDo`, which says what can be said."""
    first = words[0] if words else ""
    if first.lstrip().startswith("{"):
        return _from_json(" ".join(words))
    if first not in COMMANDS:
        raise CannotDo(_no_such_command(first))
    return _from_words(first, words[1:])


def _from_json(text: str) -> Wish:
    try:
        return Wish(msgspec.json.decode(text, type=AnyCommand))
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        name = _type_in(text)
        if name in COMMANDS:
            raise CannotDo(_not_understood(name, str(error))) from None
        raise CannotDo(f"This cannot be read: {error}.\n\n{_no_such_command(name)}") from None


def _from_words(name: str, words: Sequence[str]) -> Wish:
    kinds = dict(_fields(COMMANDS[name]))
    said: dict[str, object] = {}
    of_now: list[str] = []
    for word in words:
        field, sign, value = word.partition("=")
        if not sign or field in said or field == "type":
            why = "is said twice" if sign else "is not of the form field=value"
            raise CannotDo(_not_understood(name, f"`{word}` {why}"))
        if value == NOW and field in TURN_FIELDS:
            of_now.append(field)
            value = str(NO_TURN)
        said[field] = _value(kinds.get(field, str), value)
    try:
        command = msgspec.convert(_nested(name, said), COMMANDS[name], strict=False)
    except msgspec.ValidationError as error:
        raise CannotDo(_not_understood(name, str(error))) from None
    return Wish(command, tuple(of_now))


def _fields(struct: type[msgspec.Struct]) -> Iterator[tuple[str, Any]]:
    """Every field with its type; those of a part as `part.field`."""
    kinds = get_type_hints(struct)
    for field in struct.__struct_fields__:
        kind = kinds[field]
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            yield from ((f"{field}.{inner}", type_) for inner, type_ in _fields(kind))
        else:
            yield field, kind


def _nested(name: str, said: Mapping[str, object]) -> dict[str, Any]:
    fields: dict[str, Any] = {"type": name}
    for field, value in said.items():
        part, dot, inner = field.partition(".")
        if dot:
            fields.setdefault(part, {})[inner] = value
        else:
            fields[part] = value
    return fields


def _value(kind: Any, value: str) -> object:
    if get_origin(kind) is tuple:
        return value.split(",") if value else []
    if value == "none" and type(None) in get_args(kind):
        return None
    return value


def _type_in(text: str) -> str:
    try:
        said = json.loads(text)
    except ValueError:
        return ""
    return str(said.get("type", "")) if isinstance(said, dict) else ""


# What can be said


def form_of(name: str) -> str:
    """A command as words, such as `set_floor_mode mode=open|queue|round|volunteer|piece|quiet`."""
    fields = _fields(COMMANDS[name])
    return " ".join([name, *(f"{field}={_form(field, kind)}" for field, kind in fields)])


def what_it_does(name: str) -> str:
    """The first sentence of its own description."""
    words = " ".join((getdoc(COMMANDS[name]) or "").partition("\n\n")[0].split())
    return words.partition(". ")[0].rstrip(".") + "."


def all_forms() -> Iterator[str]:
    for name in COMMANDS:
        yield from wrap(form_of(name), WIDEST, subsequent_indent=2 * INDENT)
        yield from wrap(what_it_does(name), WIDEST, initial_indent=INDENT, subsequent_indent=INDENT)


def _form(field: str, kind: Any) -> str:
    if field in TURN_FIELDS:
        return f"NUMBER|{NOW}"
    if get_origin(kind) is Literal:
        return "|".join(get_args(kind))
    if get_origin(kind) in (Union, types.UnionType):
        parts = (part for part in get_args(kind) if part is not type(None))
        return "|".join([*(_form(field, part) for part in parts), "none"])
    if get_origin(kind) is tuple:
        return "NUMBER,NUMBER,…"
    if kind is bool:
        return "true|false"
    return "NUMBER" if kind is int else "TEXT"


def _not_understood(name: str, why: str) -> str:
    return f"`{name}` was not understood: {why}.\n\nSay it so:\n  {form_of(name)}"


def _no_such_command(name: str) -> str:
    close = get_close_matches(name, COMMANDS, n=1)
    lines = [f"There is no command `{name}`." if name else "Which command?"]
    if close:
        lines += ["", f"Did you mean this one?\n  {form_of(close[0])}"]
    return "\n".join(
        [*lines, "", "What can be said:", *(f"  {form_of(each)}" for each in COMMANDS)]
    )
