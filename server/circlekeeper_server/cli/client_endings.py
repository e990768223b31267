"""What ends a visit to a meeting, as the person at the terminal is told."""

from typing import Final

import click
from circlekeeper_client import (
    Ended,
    Erased,
    Left,
    LineLost,
    Misunderstood,
    NoEntry,
    NoHub,
    OutOfDate,
    Refused,
    Removed,
)

from .exits import CannotDo, NobodyThere, SaidNo, readable

ClientEndings: Final = (Refused, LineLost, Ended)
"""What a client raises when things go otherwise than wished."""

_SENTENCES: Final[dict[type[Exception], tuple[type[click.ClickException], str]]] = {
    NoEntry: (SaidNo, "This link does not open a meeting. It may be old or cut off."),
    Removed: (SaidNo, "Your seat here was given up. A facilitator did this."),
    Erased: (SaidNo, "This meeting is forgotten. Nothing of it is kept any more."),
    Left: (SaidNo, "This seat has left the circle."),
    OutOfDate: (CannotDo, "The hub speaks another version. Use the `circlekeeper` of that hub."),
    Misunderstood: (CannotDo, "The hub could not read what was sent. Is it of this version?"),
    LineLost: (
        NobodyThere,
        "The line dropped before the answer came. Look at the meeting whether it was done.",
    ),
}


def ending_for(error: Refused | LineLost | Ended) -> click.ClickException:
    """What the person at the terminal is told."""
    if isinstance(error, Refused):
        return SaidNo(readable(str(error)))
    if isinstance(error, NoHub):
        why = readable(str(error))
        return NobodyThere(f"{why[:1].upper()}{why[1:]}. Is it running, and reachable?")
    kind, sentence = _SENTENCES.get(type(error), (SaidNo, str(error)))
    return kind(sentence)
