"""A fault with its own way to try it, and a control that leaves out what it relies on."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple


class Trial(NamedTuple):
    name: str
    injection: str
    times: int
    endure: Callable[[Path, int], Awaitable[str]]
    """The figures; raises `AssertionError` if anything is not as it should be."""
    control: str
    control_fails: Callable[[Path, int], Awaitable[bool]]
    """Whether the check sees what is left out."""
    short: int = 1
    kept: str = "nothing lost or missed"
    """What holds if all is well."""


async def falls_short(trying: Awaitable[str]) -> bool:
    seen = False
    try:
        await trying
    except* (AssertionError, TimeoutError):
        seen = True
    return seen
