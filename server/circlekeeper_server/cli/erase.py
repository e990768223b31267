"""`circlekeeper erase`: forgets a meeting now, through the hub or in a file that no hub has."""

import os
import re
from pathlib import Path
from typing import Final

import click
from circlekeeper_protocol.bounds import MeetingId

from circlekeeper_server.settings import SettingFault, from_environment

from .entrance import LINK_HELP, find_entrance, is_link, require_link, seat_option
from .erase_through_hub import NAME, ask, erase_through_hub
from .exits import EXITS, CannotDo
from .local_log import opened

EXAMPLES: Final = """\b
Examples
  circlekeeper erase LINK                    through the hub, by a facilitator's link
  circlekeeper erase --seat mari.seat        the same, by a seat that `say` has kept
  circlekeeper erase --database FILE LINK    when no hub runs; any link of it will do
  circlekeeper erase --expired               what the hub would erase once it runs again"""

_MEETING_ID: Final = re.compile(r"[A-Za-z0-9_-]{22}")


# A meeting's id may begin with a dash, and is no option for that.
@click.command(
    "erase",
    epilog=f"{EXAMPLES}\n\n{LINK_HELP}\n\n{EXITS}",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("link", required=False)
@seat_option(help="By a facilitator's seat that is kept in this file.")
@click.option(
    "--database",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Erase in this file, while no hub has it open.",
)
@click.option("--expired", is_flag=True, help="Erase every meeting whose time is over.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase_command(
    link: str | None, seat: Path | None, database: Path | None, expired: bool, yes: bool
) -> None:
    """Erase a meeting now, for everyone and for good.

    Nothing of it is left afterwards: no name, no text, not in the file either. Its links open
    nothing any more. You are asked first, unless you say --yes.

    A running hub erases by a facilitator's LINK, or by a facilitator's seat that was kept. With
    --database the file itself is opened, which needs no facilitator, and no hub that has it open;
    then LINK may also be the meeting's id, the 22 signs behind /m/.

    A hub erases by itself whatever is --expired. If it does not run any more, this does, in the
    file of --database, or else in the one that the variable DATABASE names.
    """
    if expired and not (link is None and seat is None):
        raise CannotDo("Either one meeting, by its LINK, or all that are --expired.")
    if database is not None and seat is not None:
        raise CannotDo("Either through the hub, by a --seat, or in the file of a --database.")
    if expired:
        _erase_expired(database or _usual_database(), yes=yes)
    elif database is not None:
        _erase_in(database, _meeting_in(link), yes=yes)
    else:
        erase_through_hub(find_entrance(link, seat, NAME), yes=yes)


def _erase_in(database: Path, meeting: MeetingId, *, yes: bool) -> None:
    with opened(database) as log:
        title = log.title_of(meeting)
        if title is None:
            click.echo("It is forgotten already.", err=True)
            return
        ask(f"Erase “{title}” now, for good?", yes=yes)
        log.erase([meeting])
    click.echo("It is forgotten.", err=True)


def _erase_expired(database: Path, *, yes: bool) -> None:
    with opened(database) as log:
        meetings = log.expired()
        if not meetings:
            click.echo("No meeting's time is over.", err=True)
            return
        count = "one meeting" if len(meetings) == 1 else f"{len(meetings)} meetings"
        ask(f"The time of {count} is over. Erase now, for good?", yes=yes)
        log.erase(meetings)
    click.echo(f"Erased {count}.", err=True)


def _meeting_in(word: str | None) -> MeetingId:
    if word is None or is_link(word):
        return require_link(word).meeting
    if _MEETING_ID.fullmatch(word) is None:
        raise CannotDo(f"`{word}` is neither a link nor a meeting's id, the 22 signs behind /m/.")
    return word


def _usual_database() -> Path:
    try:
        settings = from_environment(os.environ)
    except SettingFault as fault:
        raise CannotDo(str(fault)) from None
    if settings.on_redis:
        raise CannotDo("The meetings are in Redis. Any hub that runs on it erases them by itself.")
    return Path(settings.database)
