"""How a command ends: with 0, or with a number for scripts and one sentence for people."""

from typing import Final
from unicodedata import category

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

EXITS: Final = """\b
Ends with
  0  when it is done
  1  when the answer is no; the sentence says why
  2  when it cannot be done as it was given; the sentence says what to change
  3  when no hub answered; trying again can help"""


class SaidNo(click.ClickException):
    """Understood, and answered with no."""

    exit_code = 1

    def show(self, file: object = None) -> None:
        """The sentence alone: a no is not an error."""
        del file
        click.echo(self.format_message(), err=True)


class CannotDo(click.ClickException):
    """Nobody could do what was asked; the message says what to change."""

    exit_code = 2


class NobodyThere(click.ClickException):
    """No hub answered, or not in time."""

    exit_code = 3


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

_JOINERS: Final = "\u200c\u200d"
_STEERING: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")

ClientEndings: Final = (Refused, LineLost, Ended)
"""What a client raises when things go otherwise than wished."""


def ending_for(error: Refused | LineLost | Ended) -> click.ClickException:
    """What the person at the terminal is told."""
    if isinstance(error, Refused):
        return SaidNo(readable(str(error)))
    if isinstance(error, NoHub):
        return NobodyThere(f"{readable(str(error)).capitalize()}. Is it running, and reachable?")
    kind, sentence = _SENTENCES.get(type(error), (SaidNo, str(error)))
    return kind(sentence)


def readable(text: str) -> str:
    """What came over the line, without signs that would steer the terminal."""
    return "".join(sign for sign in text if sign in _JOINERS or category(sign) not in _STEERING)
