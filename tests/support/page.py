"""PROTOCOL.md, taken apart."""

import re
from typing import Final

from scripts.generator.tables import PAGE

TEXT: Final = PAGE.read_text("utf-8")


def section(title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", TEXT, re.DOTALL | re.MULTILINE)
    assert found is not None, title
    return found[1]


def rows(title: str) -> list[list[str]]:
    """The cells of the tables in a section, without their heads."""
    lines = [line for line in section(title).splitlines() if line.startswith("|")]
    cells = [re.split(r"\s*\|\s*", line.strip())[1:-1] for line in lines]
    heads = {place - 1 for place, row in enumerate(cells) if set("".join(row)) <= set("-")}
    return [row for place, row in enumerate(cells) if {place, place - 1}.isdisjoint(heads)]


def named(text: str) -> list[str]:
    return re.findall(r"`([a-z_]+)`", text)


def answers(cell: str) -> list[str]:
    """What a cell promises, in its order: codes by name, and close codes."""
    return [name or code for name, code in re.findall(r"`([a-z_]+)`|\b(\d{4})\b", cell)]
