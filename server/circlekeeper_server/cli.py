"""The command line: `circlekeeper serve` and `circlekeeper version`."""

import logging
import os
from importlib.metadata import version as installed_version

import click
import uvloop

from circlekeeper_server.event_log.port import LogUnavailable

from .serve import CannotListen, serve
from .settings import VARIABLES, SettingFault, from_environment


class CannotServe(click.ClickException):
    """Ends the command with one sentence for the person who gave it."""

    exit_code = 2


def _settings_help() -> str:
    lines = ["\b", "Set by environment variables:"]
    for name, variable in VARIABLES.items():
        lines += [f"  {name:<16} {variable.meaning}", f"  {'':<16} put {variable.put}"]
    return "\n".join(lines)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """Holds facilitated group meetings: everyone gets a turn, and nobody watches the clock.

    Start the hub with `circlekeeper serve` and open the address that it prints. People join by
    link, from any browser; there is nothing to install and no account.
    """


@main.command("serve", epilog=_settings_help())
def serve_command() -> None:
    """Run the hub until Ctrl+C.

    Meetings are kept in one file, and erased some hours after they have ended. The addresses that
    are printed work for every device in the same network.
    """
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    try:
        settings = from_environment(os.environ)
        uvloop.run(serve(settings, say=click.echo))
    except (SettingFault, CannotListen, LogUnavailable) as reason:
        raise CannotServe(str(reason)) from None


@main.command()
def version() -> None:
    """Print the version of this hub."""
    click.echo(installed_version("circlekeeper-server"))
