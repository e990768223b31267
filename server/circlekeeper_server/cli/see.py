"""`circlekeeper see`: a meeting to look at, held by simulated members."""

import asyncio
import os
from typing import Final

import click
from circlekeeper_client import read_link

from circlekeeper_server.serve import running
from circlekeeper_server.settings import MEMORY, SettingFault, Settings, from_environment

from .asking import RehearsalWanted, hub_address, start_rehearsal
from .coming_in import run
from .entrance import Entrance
from .exits import EXITS, CannotDo, NobodyThere
from .reading_along import write_no_more
from .watch import NAME, can_show_pictures, watch

EXAMPLES: Final = """\b
Examples
  circlekeeper see                               open the link that it prints
  circlekeeper see --here                        look on from this terminal
  circlekeeper see --here --minute 1             as fast as it goes
  circlekeeper see https://circle.example        at a hub that runs elsewhere"""

OWN_HUB: Final = Settings(port=0, bind="127.0.0.1", database=MEMORY)


@click.command("see", epilog=f"{EXAMPLES}\n\n{EXITS}")
@click.argument("hub", required=False)
@click.option("--here", is_flag=True, help="Look on from this terminal, as `watch` does.")
@click.option(
    "--minute",
    "minute_seconds",
    type=click.IntRange(1, 60),
    default=3,
    show_default=True,
    metavar="SECONDS",
    help="How long a minute of the meeting lasts.",
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**32 - 1),
    help="A number that brings the same people again.",
)
def see_command(hub: str | None, here: bool, minute_seconds: int, seed: int | None) -> None:
    """See a meeting at once, without inviting anybody.

    Simulated members hold a whole meeting at HUB, and you look on as an observer: open the link
    that is printed, or say --here. Nobody's words are made up; what you see are the prompts, the
    turns and the time. The meeting is erased when nobody looks on any more.

    Without HUB it is the one that runs on this machine. If none runs, one is started that keeps
    nothing, until Ctrl+C.
    """
    wanted = RehearsalWanted(minute_seconds=minute_seconds, seed=seed)
    try:
        if hub is None:
            run(_see_on_this_machine(wanted, here=here))
        else:
            run(_see(hub_address(hub), wanted, here=here))
    except BrokenPipeError:
        write_no_more()


async def _see_on_this_machine(wanted: RehearsalWanted, *, here: bool) -> None:
    try:
        link = await start_rehearsal(f"http://localhost:{_usual_port()}", wanted)
    except NobodyThere:
        await _see_on_a_hub_of_its_own(wanted, here=here)
    else:
        await _look(link, here=here)


async def _see_on_a_hub_of_its_own(wanted: RehearsalWanted, *, here: bool) -> None:
    click.echo("No hub runs here. One is started for this; Ctrl+C ends it.", err=True)
    async with running(OWN_HUB) as own:
        await _look(await start_rehearsal(f"http://localhost:{own.port}", wanted), here=here)
        if not here:
            await asyncio.shield(own.over)


async def _see(hub: str, wanted: RehearsalWanted, *, here: bool) -> None:
    await _look(await start_rehearsal(hub, wanted), here=here)


async def _look(link: str, *, here: bool) -> None:
    if here:
        entrance = Entrance(read_link(link), keep_in=None)
        await watch(entrance, NAME, on_terminal=can_show_pictures())
    else:
        click.echo("Open this link within a minute:", err=True)
        click.echo(link)


def _usual_port() -> int:
    try:
        return from_environment(os.environ).port
    except SettingFault as fault:
        raise CannotDo(str(fault)) from None
