"""What opens a meeting to a command: a link, from one of three places, or a kept seat."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import click
from circlekeeper_client import Invite, KeptSeat, read_link

from .exits import CannotDo
from .seat_file import read_seat

Decorator: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]

LINK_VARIABLE: Final = "CIRCLEKEEPER_LINK"

LONGEST_NAME: Final = 40

LINK_HELP: Final = f"""\b
A link holds a secret, and everyone on this machine can see what commands are called with. So
LINK may also be `-`, to be read from the first line of stdin; or it may be left out and stand
in the variable {LINK_VARIABLE}, which others cannot see."""


def seat_option(
    help: str = "Keep the seat in this private file, and come back to it from there next time.",
) -> Decorator:
    return click.option(
        "--seat", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help=help
    )


def name_option(default: str | None) -> Decorator:
    return click.option(
        "--name",
        default=default,
        show_default=default is not None,
        callback=_checked_name,
        help="What the others call you. Not needed with a seat that is kept.",
    )


def _checked_name(_context: click.Context, _option: click.Parameter, name: str | None) -> str:
    if name is not None and not 1 <= len(name.strip()) <= LONGEST_NAME:
        raise click.BadParameter(f"a name has 1 to {LONGEST_NAME} signs.")
    return (name or "").strip()


class Entrance(NamedTuple):
    ticket: Invite | KeptSeat
    keep_in: Path | None
    """Where the seat stays when the command is over; `None`: it is left."""


def is_link(word: str) -> bool:
    """Whether a word is meant as a link, right or wrong."""
    return word == "-" or "://" in word or "#" in word


def require_link(given: str | None) -> Invite:
    """The link from the word given, from stdin or the environment. Raises `CannotDo`."""
    link = given or os.environ.get(LINK_VARIABLE)
    if not link:
        raise CannotDo(
            "Which meeting? Give its link, or `-` to read it from stdin,"
            f" or set {LINK_VARIABLE} to it."
        )
    if link == "-":
        link = sys.stdin.readline()
    try:
        return read_link(link)
    except ValueError as fault:
        raise CannotDo(f"This cannot be read: {fault}.") from None


def find_entrance(link: str | None, seat: Path | None, name: str) -> Entrance:
    """Raises `CannotDo`."""
    kept = None if seat is None else read_seat(seat)
    if kept is None:
        invite = require_link(link)
        if not name:
            raise CannotDo("A new seat needs a name: add --name.")
        return Entrance(invite, keep_in=seat)
    # A variable may well name another meeting than the file that was asked for.
    if link is not None and require_link(link).meeting != kept.meeting:
        raise CannotDo(f"{seat} keeps a seat in another meeting. Name another file for this one.")
    return Entrance(kept, keep_in=seat)
