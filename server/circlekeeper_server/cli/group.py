"""`circlekeeper`, and its commands in the order in which people need them."""

import click

from .erase import erase_command
from .exits import EXITS
from .plans import plans_command
from .say import say_command
from .serve import serve_command
from .version import version_command
from .watch import watch_command


class InOrder(click.Group):
    """Lists its commands as they were added, and not by the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)


@click.group(
    cls=InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EXITS,
)
def main() -> None:
    """Holds facilitated group meetings: everyone gets a turn, and nobody watches the clock.

    Start the hub with `circlekeeper serve` and open the address that it prints. People join by
    link, from any browser; there is nothing to install and no account.

    The other commands come in by link too, as anyone does. `circlekeeper COMMAND --help` shows
    each with an example.
    """


for command in (
    serve_command,
    watch_command,
    say_command,
    erase_command,
    plans_command,
    version_command,
):
    main.add_command(command)
