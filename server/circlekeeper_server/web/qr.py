"""A QR code as one SVG path, which a page may draw without loading anything."""

import asyncio
from typing import Annotated

import msgspec
import segno
from msgspec import Meta

QUIET_MODULES = 4
"""The margin that cameras need around the code."""


class Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: Annotated[str, Meta(min_length=1, max_length=500)]


class Drawn(msgspec.Struct, frozen=True):
    size: int
    """The side of the square, margin included, in modules."""
    path: str
    """The dark modules, one unit each."""


async def draw(text: str) -> Drawn:
    """Takes some milliseconds, so it is done beside the event loop."""
    return await asyncio.to_thread(_draw, text)


def _draw(text: str) -> Drawn:
    matrix = segno.make(text, error="m", micro=False).matrix
    lines = [
        f"M{QUIET_MODULES + start} {QUIET_MODULES + y}h{length}v1h-{length}z"
        for y, row in enumerate(matrix)
        for start, length in _dark_runs(row)
    ]
    return Drawn(len(matrix) + 2 * QUIET_MODULES, "".join(lines))


def _dark_runs(row: bytearray) -> list[tuple[int, int]]:
    """(start, length) of each run of dark modules in a row."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if not dark:
            continue
        if runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((x, 1))
    return runs
