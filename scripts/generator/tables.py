"""What is made of protocol/PROTOCOL.md: tables and a diagram, between `<!-- table: name -->` and
`<!-- end -->`.

What is around them is written by hand and stays as it is.
"""

import re
import typing
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from circlekeeper_protocol import commands, events
from circlekeeper_protocol.closing import CLOSINGS
from circlekeeper_protocol.names import snake
from circlekeeper_protocol.readers import (
    ALSO_OUTSIDE,
    EVERYONE,
    FACILITATORS,
    NOBODY,
    OBSERVERS,
    READERS,
    SEATED,
    Readers,
    Viewer,
)
from circlekeeper_protocol.refusals import REFUSALS
from circlekeeper_server.web.problems import PROBLEMS
from msgspec import Struct

from .diagram import diagram
from .promises import promise_of

Row = tuple[str, ...]

PAGE: Final = Path(__file__).resolve().parent.parent.parent / "protocol" / "PROTOCOL.md"

GROUPS: Final[dict[frozenset[Viewer], str]] = {
    ALSO_OUTSIDE: "everyone, also outside",
    EVERYONE: "everyone",
    SEATED: "everyone seated",
    FACILITATORS: "facilitators",
    OBSERVERS: "observers",
    NOBODY: "nobody",
}


def page() -> str:
    """The whole page, with its tables as they should be."""
    text = PAGE.read_text("utf-8")
    text = _with_table(text, "commands", _commands())
    text = _with_table(text, "events", _events())
    text = _with_block(text, "diagram: floor", f"```mermaid\n{diagram()}```\n")
    text = _with_table(text, "refusals", _refusals())
    text = _with_table(text, "close codes", _closings())
    return _with_table(text, "HTTP problems", _problems())


def _with_table(text: str, name: str, rows: Iterable[Row]) -> str:
    table = "".join(f"| {' | '.join(row)} |\n" for row in _underlined(rows))
    return _with_block(text, f"table: {name}", table)


def _with_block(text: str, name: str, block: str) -> str:
    before, begin, rest = text.partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition("<!-- end -->")
    if not end:
        raise ValueError(f"PROTOCOL.md has no place for the {name}")
    return before + begin + block + end + after


def _commands() -> Iterable[Row]:
    yield "command", "what it does", "sent by", "causes", "refused"
    for command in typing.get_args(commands.AnyCommand):
        promise = promise_of(command)
        causes = _codes(snake(event.__name__) for event in promise.causes)
        refused = _codes(promise.refusals)
        yield _with_fields(command), _on_the_wire(promise.does), promise.sent_by, causes, refused


def _events() -> Iterable[Row]:
    yield "event", "what happened", "read by", "and may know who acted"
    for event in typing.get_args(events.AnyEvent):
        readers = READERS[event]
        read, acted = _read_by(readers), GROUPS[readers.by]
        yield _with_fields(event), _on_the_wire(event.__doc__), read, acted


def _read_by(readers: Readers) -> str:
    group = "its `audience`" if readers.chosen else GROUPS[readers.event]
    if not readers.named:
        return group
    member = "the `member`, also outside" if readers.outside else "the `member`"
    return member if readers.event == NOBODY else f"{group} and {member}"


def _refusals() -> Iterable[Row]:
    yield "code", "sentence", "try again as it is"
    for code, refusal in REFUSALS.items():
        yield f"`{code}`", refusal.sentence, _yes_or_no(refusal.retry)


def _closings() -> Iterable[Row]:
    yield "code", "why", "come back"
    for code, closing in CLOSINGS.items():
        yield f"{code.value}", closing.reason, closing.come_back


def _problems() -> Iterable[Row]:
    yield "status", "code", "sentence", "try again as it is"
    for code, answer in PROBLEMS.items():
        yield f"{answer.status}", f"`{code}`", answer.message, _yes_or_no(answer.retry)


def _underlined(rows: Iterable[Row]) -> Iterable[Row]:
    for place, row in enumerate(rows):
        yield row
        if place == 0:
            yield tuple("---" for _ in row)


def _with_fields(struct: type[Struct]) -> str:
    fields = ", ".join(struct.__struct_fields__)
    return f"`{snake(struct.__name__)}`" + (f" ({fields})" if fields else "")


def _yes_or_no(true: bool) -> str:
    return "yes" if true else "no"


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _on_the_wire(docstring: str | None) -> str:
    """In one line, with the names that things have on the wire."""
    line = " ".join((docstring or "").split())
    return re.sub("`([A-Z][A-Za-z]+)`", lambda name: f"`{snake(name[1])}`", line)
