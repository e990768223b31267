"""`circlekeeper say`: one command in a meeting, from a terminal or a script."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click
from circlekeeper_protocol.codec import encode
from circlekeeper_protocol.commands import EraseMeeting, Leave

from .coming_in import answered, coming_in, run
from .entrance import (
    LINK_HELP,
    Entrance,
    find_entrance,
    is_link,
    name_option,
    seat_option,
)
from .exits import EXITS
from .seat_file import give_up_seat
from .wish import Wish, all_forms, read_wish

EXAMPLES: Final = """\b
Examples
  circlekeeper say LINK --name Ana --seat ana.seat raise_hand kind=speak
  circlekeeper say --seat ana.seat end_turn turn=now
  circlekeeper say --seat ana.seat leave
  circlekeeper say LINK --name Mari '{"type":"show_prompt","text":"What carries you?"}'"""


def _help() -> str:
    commands = "\n".join(["\b", "What can be said:", *(f"  {line}" for line in all_forms())])
    return f"{LINK_HELP}\n\n{EXAMPLES}\n\n{commands}\n\n{EXITS}"


@click.command("say", short_help="Say one command in a meeting.", epilog=_help())
@click.argument("words", nargs=-1, metavar="[LINK] COMMAND [FIELD=VALUE]...")
@name_option(default=None)
@seat_option()
@click.option(
    "--for",
    "acting_for",
    type=click.IntRange(min=1),
    metavar="MEMBER",
    help="As a facilitator, act for this member, by number, on their spoken word.",
)
def say_command(words: Sequence[str], name: str, seat: Path | None, acting_for: int | None) -> None:
    """Say one COMMAND in a meeting, and print the hub's answer as a line of JSON.

    You come in by LINK under a --name, say it, and leave again; a hand that you raised goes with
    you. With --seat FILE you stay: the next call with that file, without a LINK, is the same
    person. Say `leave` to give up the seat.

    COMMAND is a JSON object of the protocol, or its name and its fields as words. The numbers of
    members, phases and turns are those that `circlekeeper watch --json` shows; `turn=now` means
    the turn that is running.
    """
    link, said = (words[0], words[1:]) if words and is_link(words[0]) else (None, words)
    wish = read_wish(said)
    entrance = find_entrance(link, seat, name)
    if not run(say(entrance, name, wish, acting_for)):
        raise click.Abort


async def say(entrance: Entrance, name: str, wish: Wish, acting_for: int | None) -> None:
    async with coming_in(entrance, name) as circle:
        doing = circle.do(wish.at(circle.meeting), acting_for=acting_for)
        click.echo(encode(await answered(doing)))
    if isinstance(wish.command, Leave | EraseMeeting) and entrance.keep_in is not None:
        give_up_seat(entrance.keep_in)
