"""Forgets a meeting through the hub that holds it, as a facilitator of it."""

import asyncio
from contextlib import suppress
from typing import Final

import click
from circlekeeper_client import Erased, Invite, NoHub, knock
from circlekeeper_protocol.bounds import Role
from circlekeeper_protocol.commands import EraseMeeting
from circlekeeper_protocol.meeting import Meeting

from .client_endings import ClientEndings, ending_for
from .coming_in import PATIENCE_SECONDS, answered, coming_in, run
from .entrance import Entrance
from .exits import NobodyThere, SaidNo, readable
from .seat_file import give_up_seat

NAME: Final = "Facilitator"
"""How whoever erases a meeting by a link is seen, for a moment, by those who are there."""


def erase_through_hub(entrance: Entrance, *, yes: bool) -> None:
    """Raises `SaidNo`, `CannotDo`, `NobodyThere`."""
    role, meeting = asyncio.run(_look(entrance))
    if role != "facilitator":
        raise SaidNo("Only a facilitator can do this: give a facilitator's link.")
    ask(f"Erase “{readable(meeting.about.title)}” now, for everyone and for good?", yes=yes)
    if not run(_erase(entrance)):
        raise click.Abort
    if entrance.keep_in is not None:
        give_up_seat(entrance.keep_in)
    click.echo("It is forgotten.", err=True)


def ask(question: str, *, yes: bool) -> None:
    """Raises `SaidNo` unless the answer is yes."""
    if not yes and not click.confirm(question, err=True):
        raise SaidNo("Nothing was erased.")


async def _look(entrance: Entrance) -> tuple[Role, Meeting]:
    """Who one is there, and what it is. By a link, nobody notices."""
    if not isinstance(entrance.ticket, Invite):
        async with coming_in(entrance, NAME) as circle:
            return circle.role, circle.meeting
    try:
        door = await knock(entrance.ticket, patience_seconds=PATIENCE_SECONDS)
    except NoHub as nobody:
        raise NobodyThere(
            f"{ending_for(nobody).message}"
            " If the hub does not run, erase in its file: add --database FILE."
        ) from None
    except ClientEndings as error:
        raise ending_for(error) from None
    return door.role, door.meeting


async def _erase(entrance: Entrance) -> None:
    async with coming_in(entrance, NAME) as circle:
        with suppress(Erased):
            await answered(circle.do(EraseMeeting()))
