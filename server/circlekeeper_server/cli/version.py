"""`circlekeeper version`."""

from importlib.metadata import version as installed_version

import click


@click.command("version")
def version_command() -> None:
    """Print the version of this hub, as 1.2.3."""
    click.echo(installed_version("circlekeeper-server"))
