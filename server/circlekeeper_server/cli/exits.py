"""How a command ends: with 0, or with a number for scripts and one sentence for people."""

from typing import Final
from unicodedata import category

import click

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


_JOINERS: Final = "\u200c\u200d"
_STEERING: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")


def readable(text: str) -> str:
    """What came over the line, without signs that would steer the terminal."""
    return "".join(sign for sign in text if sign in _JOINERS or category(sign) not in _STEERING)
