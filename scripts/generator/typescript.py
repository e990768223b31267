"""TypeScript types of everything that travels over the line, and the tables of codes.

Structs become readonly interfaces told apart by `type`, literals and integers keep the names that
bounds.py gives them. The hub leaves nothing out; a client may leave out what has a default.
The text comes out as Biome formats it, so that `--check` can compare bytes.
"""

import inspect
import typing
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec
from circlekeeper_protocol import bounds, commands
from circlekeeper_protocol.closing import CLOSINGS, ComeBack
from circlekeeper_protocol.frames import PROTOCOL
from circlekeeper_protocol.names import snake
from circlekeeper_protocol.refusals import REFUSALS
from msgspec import inspect as mi

from .promises import promise_of
from .structs import UNIONS, bare, field_docs, may_leave_out, structs_on_the_line

WIDTH: Final = 100

MADE: Final = "// Made from protocol/circlekeeper_protocol by `make generate`. Do not edit.\n"
HEAD: Final = (
    MADE
    + """
/** The version of the protocol, which a client names first. */
export const PROTOCOL = {protocol};
"""
)


def types() -> str:
    return "\n".join([HEAD.format(protocol=PROTOCOL), *_sections()])


def _sections() -> Iterator[str]:
    for name, alias in _aliases():
        described = _meta_description(alias)
        yield _comment(described) + _declared(f"export type {name} =", _alias_options(alias))
    for struct in structs_on_the_line():
        yield _interface(struct)
    for name, union in UNIONS.items():
        yield _declared(f"export type {name} =", [one.__name__ for one in typing.get_args(union)])
    yield _refusals()
    yield _closings()


# Names for literals and integers


def _aliases() -> list[tuple[str, Any]]:
    """The literals and integers of bounds.py, in its order."""
    named = [(name, alias) for name, alias in vars(bounds).items() if typing.get_args(alias)]
    return [(name, alias) for name, alias in named if not _is_text(alias)]


def _is_text(alias: Any) -> bool:
    return isinstance(bare(mi.type_info(alias)), mi.StrType)


def _alias_options(alias: Any) -> list[str]:
    if typing.get_origin(alias) is typing.Literal:
        return [_quoted(value) for value in typing.get_args(alias)]
    return ["number"]


def _meta_description(alias: Any) -> str:
    metas = (one for one in typing.get_args(alias)[1:] if isinstance(one, msgspec.Meta))
    return next((meta.description for meta in metas if meta.description), "")


# Structs


def _interface(struct: mi.StructType) -> str:
    lines = [f"export interface {struct.cls.__name__} {{"]
    if struct.tag is not None:
        lines.append(f"  readonly type: {_quoted(str(struct.tag))};")
    optional = may_leave_out(struct)
    docs = field_docs(struct)
    for field in struct.fields:
        lines += [f"  {line}" for line in _comment(docs.get(field.name, "")).splitlines()]
        mark = "?" if optional and not field.required else ""
        lines.append(f"  readonly {field.encode_name}{mark}: {_type(field.type)};")
    return _comment(struct.cls.__doc__ or "") + "\n".join([*lines, "}"]) + "\n"


def _type(type_: mi.Type) -> str:
    for name, alias in _aliases():
        if mi.type_info(alias) == type_:
            return name
    match bare(type_):
        case mi.IntType() | mi.FloatType():
            return "number"
        case mi.StrType():
            return "string"
        case mi.BoolType():
            return "boolean"
        case mi.NoneType():
            return "null"
        case mi.StructType(cls=cls):
            return cls.__name__
        case mi.VarTupleType(item_type=item):
            return f"readonly {_type(item)}[]"
        case mi.UnionType(types=options):
            return _union(options)
        case other:
            raise NotImplementedError(f"no TypeScript for {other}")


def _union(options: Iterable[mi.Type]) -> str:
    structs = [one.cls for one in options if isinstance(one, mi.StructType)]
    for name, union in UNIONS.items():
        if set(typing.get_args(union)) == set(structs):
            return name
    return " | ".join(_type(option) for option in options)


# Tables of codes


def _refusals() -> str:
    rows = [
        _row(code, {"retry": _bool(refusal.retry), "sentence": _quoted(refusal.sentence)})
        for code, refusal in REFUSALS.items()
    ]
    return (
        _comment("Every answer no: the sentence for people, and whether trying again can help.")
        + "\n".join(["export const REFUSALS = {", *rows, "} as const;"])
        + "\n\nexport type RefusalCode = keyof typeof REFUSALS;\n"
    )


def stands_still() -> str:
    """In a file of its own: only those who facilitate load it."""
    held = [one for one in typing.get_args(commands.AnyCommand) if _waits_for_the_bell(one)]
    names = sorted(_quoted(snake(command.__name__)) for command in held)
    rows = "".join(f"  {name},\n" for name in names)
    described = _comment("What the bell holds: everything else can be done in the quiet too.")
    return f"{MADE}\n{described}export const STANDS_STILL = [\n{rows}] as const;\n"


def _waits_for_the_bell(command: type[commands.Command]) -> bool:
    return "bell_rings" in promise_of(command).refusals


def _closings() -> str:
    rows = [
        _row(
            str(code.value),
            {
                "name": _quoted(code.name.lower()),
                "comeBack": _quoted(closing.come_back),
            },
        )
        for code, closing in CLOSINGS.items()
        if closing.come_back != "at once"
    ]
    return (
        _declared("export type ComeBack =", [_quoted(one) for one in typing.get_args(ComeBack)])
        + "\n"
        + _comment(
            "Why the hub closes a line, and whether to come back; after any other code, at once."
        )
        + "\n".join(["export const CLOSINGS = {", *rows, "} as const;"])
        + "\n\nexport type CloseName = (typeof CLOSINGS)[keyof typeof CLOSINGS]['name'];\n"
    )


# Layout, as Biome has it


def _declared(head: str, options: list[str]) -> str:
    line = f"{head} {' | '.join(options)};"
    if len(line) <= WIDTH:
        return line + "\n"
    return "\n".join([head, *(f"  | {option}" for option in options)]) + ";\n"


def _row(key: str, fields: dict[str, str]) -> str:
    shown = [f"{name}: {value}" for name, value in fields.items()]
    line = f"  {key}: {{ {', '.join(shown)} }},"
    if len(line) <= WIDTH:
        return line
    return "\n".join([f"  {key}: {{", *(f"    {one}," for one in shown), "  },"])


def _comment(text: str) -> str:
    lines = inspect.cleandoc(text).splitlines()
    if not lines:
        return ""
    if len(lines) == 1:
        return f"/** {lines[0]} */\n"
    return "\n".join(["/**", *(f" * {line}".rstrip() for line in lines), " */"]) + "\n"


def _quoted(text: str) -> str:
    quote = '"' if "'" in text else "'"
    return f"{quote}{text}{quote}"


def _bool(value: bool) -> str:
    return "true" if value else "false"
