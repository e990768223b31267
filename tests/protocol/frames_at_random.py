"""Any frame that there can be, drawn from what the structs say of themselves."""

from typing import Any, Final

from circlekeeper_protocol.frames import (
    AnyClientFrame,
    AnyServerFrame,
    ClientFrame,
    ServerFrame,
)
from hypothesis import strategies as st
from msgspec import inspect as mi

SIGNS: Final = st.characters(exclude_categories=["Cs"])


def _any(type_: mi.Type) -> st.SearchStrategy[Any]:
    match type_:
        case mi.Metadata(type=inner):
            return _any(inner)
        case mi.IntType(ge=least, le=most):
            return st.integers(
                -(2**53) if least is None else least, 2**53 if most is None else most
            )
        case mi.StrType(pattern=str(pattern)):
            return st.from_regex(pattern, fullmatch=True)
        case mi.StrType(min_length=least, max_length=most):
            return st.text(SIGNS, min_size=least or 0, max_size=min(most or 20, 20))
        case mi.BoolType():
            return st.booleans()
        case mi.NoneType():
            return st.none()
        case mi.LiteralType(values=values):
            return st.sampled_from(values)
        case mi.VarTupleType(item_type=item, max_length=most):
            return st.lists(_any(item), max_size=min(most or 3, 3)).map(tuple)
        case mi.UnionType(types=options):
            return st.one_of([_any(option) for option in options])
        case mi.StructType(cls=cls, fields=fields):
            return st.builds(cls, **{field.name: _any(field.type) for field in fields})
        case _:
            raise NotImplementedError(type_)


client_frames: Final[st.SearchStrategy[ClientFrame]] = _any(mi.type_info(AnyClientFrame))
server_frames: Final[st.SearchStrategy[ServerFrame]] = _any(mi.type_info(AnyServerFrame))
