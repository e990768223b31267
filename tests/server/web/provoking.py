"""Bad input by the name that PROTOCOL.md gives it, and how each is brought."""

from collections.abc import Awaitable, Callable
from typing import Final

from tests.server.web.seated import Circle

Provocation = Callable[[Circle], Awaitable[list[str]]]
"""Tells how the hub answered, in order."""

PROVOCATIONS: Final[dict[str, Provocation]] = {}


def brings(what: str) -> Callable[[Provocation], Provocation]:
    def register(provocation: Provocation) -> Provocation:
        PROVOCATIONS[what] = provocation
        return provocation

    return register
