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
    without: Callable[[Path, int], Awaitable[object]]
    """The same with that left out."""
    check: str
    """What the check says that has to see it. That another one fails proves nothing."""
    short: int = 1
    kept: str = "nothing lost or missed"
    """What holds if all is well."""


async def failures_of(trying: Awaitable[object]) -> list[str]:
    """What has failed, each by its kind and what it says."""
    try:
        await trying
    except Exception as failure:
        return _said(failure)
    return []


def _said(failure: BaseException) -> list[str]:
    if isinstance(failure, BaseExceptionGroup):
        return [said for each in failure.exceptions for said in _said(each)]
    return [f"{type(failure).__name__}: {''.join(str(failure).splitlines()[:1])}"]
