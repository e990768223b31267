"""The structs that can be on the line, and what is said of their fields."""

import ast
import inspect
from itertools import pairwise
from types import ModuleType
from typing import Any, Final

from circlekeeper_protocol import cards, commands, events, floor, frames, meeting
from msgspec import inspect as mi

UNIONS: Final[dict[str, Any]] = {
    "AnyEvent": events.AnyEvent,
    "AnyCommand": commands.AnyCommand,
    "AnyClientFrame": frames.AnyClientFrame,
    "AnyServerFrame": frames.AnyServerFrame,
}


def structs_on_the_line() -> list[mi.StructType]:
    """All of them, in the order in which the modules define them."""
    reached: dict[type, mi.StructType] = {}
    for union in UNIONS.values():
        _reach(mi.type_info(union), reached)
    modules = (cards, floor, meeting, *_parts_of(events), *_parts_of(commands), frames)
    defined = (
        one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and one.__module__ == module.__name__
    )
    ordered = [reached[one] for one in defined if one in reached]
    assert len(ordered) == len(reached), "a struct on the line is defined elsewhere"
    return ordered


def _parts_of(package: ModuleType) -> list[ModuleType]:
    """The modules of a package, in the order in which it brings them together."""
    return [part for part in vars(package).values() if isinstance(part, ModuleType)]


def _reach(type_: mi.Type, reached: dict[type, mi.StructType]) -> None:
    match bare(type_):
        case mi.StructType() as struct:
            reached[struct.cls] = struct
            for field in struct.fields:
                _reach(field.type, reached)
        case mi.UnionType(types=options):
            for option in options:
                _reach(option, reached)
        case mi.VarTupleType(item_type=item):
            _reach(item, reached)
        case _:
            pass


def bare(type_: mi.Type) -> mi.Type:
    return type_.type if isinstance(type_, mi.Metadata) else type_


def may_leave_out(struct: mi.StructType) -> bool:
    """Clients may leave out what has a default; the hub leaves nothing out."""
    return issubclass(struct.cls, frames.ClientFrame)


def field_docs(struct: mi.StructType) -> dict[str, str]:
    """The docstrings below fields, which only the source has."""
    found: dict[str, str] = {}
    for definition in ast.parse(inspect.getsource(struct.cls)).body:
        for field, below in pairwise(getattr(definition, "body", ())):
            match field, below:
                case (
                    ast.AnnAssign(target=ast.Name(id=name)),
                    ast.Expr(value=ast.Constant(value=str(text))),
                ):
                    found[name] = inspect.cleandoc(text).replace("`None`", "`null`")
                case _:
                    pass
    return found
