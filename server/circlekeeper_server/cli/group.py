"""`circlekeeper`, and its commands in the order in which people need them."""

from importlib import import_module
from typing import Final

import click

from .exits import EXITS

NAMES: Final = ("serve", "see", "watch", "say", "erase", "plans", "version")


class LoadedByName(click.Group):
    """Loads a command when it is asked for: a hub does without what draws pictures, and whoever
    says one word does without a hub. The module of a command has its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in NAMES:
            return None
        module = import_module(f".{cmd_name}", __package__)
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command


@click.group(
    cls=LoadedByName,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EXITS,
)
def main() -> None:
    """Holds facilitated group meetings: everyone gets a turn, and nobody watches the clock.

    Start the hub with `circlekeeper serve` and open the address that it prints. People join by
    link, from any browser; there is nothing to install and no account. `circlekeeper see` shows a
    meeting at once, held by simulated members.

    The commands for a meeting come in by link too, as anyone does. `circlekeeper COMMAND --help`
    shows each with an example.
    """
