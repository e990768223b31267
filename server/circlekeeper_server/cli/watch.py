"""`circlekeeper watch`: follows a meeting, as a picture or as lines of JSON."""

import sys
from pathlib import Path
from typing import Final

import click
from rich.console import Console

from .coming_in import coming_in, run
from .entrance import LINK_HELP, Entrance, find_entrance, name_option, seat_option
from .exits import EXITS
from .lines import write_lines
from .picture import follow
from .reading_along import while_somebody_reads, write_no_more

NAME: Final = "Someone watching"

EXAMPLES: Final = """\b
Examples
  circlekeeper watch https://circle.example/m/…#…
  read -r CIRCLEKEEPER_LINK; export CIRCLEKEEPER_LINK; circlekeeper watch
  circlekeeper watch - < link.txt | jq -r '.events[]?.type'"""


@click.command("watch", epilog=f"{LINK_HELP}\n\n{EXAMPLES}\n\n{EXITS}")
@click.argument("link", required=False)
@name_option(default=NAME)
@seat_option()
@click.option("--json", "as_json", is_flag=True, help="Lines of JSON, also on a terminal.")
def watch_command(link: str | None, name: str, seat: Path | None, as_json: bool) -> None:
    """Follow a meeting until it is over, or Ctrl+C.

    You come in as whoever LINK invites, and everyone sees that you are there. An observer's link
    puts you on the bench; by the others you sit in the circle, and rounds come to you too.
    Ctrl+C leaves the circle, unless the seat is kept in a FILE.

    On a terminal you see a picture of the meeting. Anywhere else it is lines of JSON, the frames
    of the protocol: a `welcome` with the whole meeting, then an `entry` for all that happens, and
    another `welcome` where a fresh view replaces what was known. A facilitator's lines hold the
    other links' secrets.

    When the line drops it comes back by itself.
    """
    entrance = find_entrance(link, seat, name)
    on_terminal = can_show_pictures() and not as_json
    try:
        to_its_end = run(watch(entrance, name, on_terminal=on_terminal))
    except BrokenPipeError:
        write_no_more()
        return
    if to_its_end:
        click.echo("The meeting is over. Thank you for being here.", err=True)
    elif on_terminal:
        kept = "Your seat is kept." if seat else "Thank you for being here."
        click.echo(f"You have left the picture. {kept}", err=True)


async def watch(entrance: Entrance, name: str, *, on_terminal: bool) -> None:
    async with coming_in(entrance, name) as circle:
        if on_terminal:
            await follow(circle, Console())
        else:
            await while_somebody_reads(write_lines(circle, _write))


def can_show_pictures() -> bool:
    """On a terminal, unless it says that nothing on it can be drawn over."""
    return sys.stdout.isatty() and not Console().is_dumb_terminal


def _write(line: bytes) -> None:
    click.echo(line)
