"""`circlekeeper serve`: the hub itself."""

import os
from typing import Final

import click
import uvloop

from circlekeeper_server import logs
from circlekeeper_server.event_log.port import LogUnavailable
from circlekeeper_server.serve import CannotListen, serve
from circlekeeper_server.settings import VARIABLES, SettingFault, from_environment

from .exits import CannotDo

EXAMPLES: Final = """\b
Examples
  circlekeeper serve
  PORT=8080 KEEP_HOURS=1 circlekeeper serve
  PUBLIC_URL=https://circle.example BIND=127.0.0.1 circlekeeper serve

\b
Ends with
  0  when it was stopped
  2  when it cannot start as it is set up; the sentence says what to change"""


def _settings_help() -> str:
    lines = ["\b", "Set by environment variables:"]
    for name, variable in VARIABLES.items():
        lines += [f"  {name:<16} {variable.meaning}", f"      put {variable.put}"]
    return "\n".join(lines)


@click.command("serve", epilog=f"{_settings_help()}\n\n{EXAMPLES}")
def serve_command() -> None:
    """Run the hub until Ctrl+C.

    Meetings are kept in one file, and erased some hours after they have ended. The addresses that
    are printed work for every device in the same network.
    """
    try:
        settings = from_environment(os.environ)
        logs.set_up(settings.logs)
        uvloop.run(serve(settings, say=click.echo))
    except (SettingFault, CannotListen, LogUnavailable) as reason:
        raise CannotDo(str(reason)) from None
