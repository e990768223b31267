"""`circlekeeper` and its help: each command teaches itself."""

import re

import pytest
from circlekeeper_server.cli import main
from circlekeeper_server.cli.wish import COMMANDS
from click.testing import CliRunner

NAMES = ["serve", "see", "watch", "say", "erase", "plans", "version"]


def told(*words: str) -> str:
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0
    return result.output


def test_the_commands_stand_in_the_order_in_which_they_are_needed() -> None:
    listed = re.findall(r"^  (\w+) {2,}\S", told("--help").partition("Commands:")[2], re.MULTILINE)

    assert listed[: len(NAMES)] == NAMES


def test_in_the_list_nothing_is_cut_off_on_a_usual_terminal() -> None:
    commands = told("--help").partition("Commands:")[2].partition("Ends with")[0]

    assert commands.count("\n  ") == len(NAMES) + 1
    assert "..." not in commands


@pytest.mark.parametrize("name", [name for name in NAMES if name != "version"])
def test_help_teaches_with_an_example_and_the_exit_codes(name: str) -> None:
    said = told(name, "--help")

    assert f"\n    circlekeeper {name}" in said.partition("Examples")[2]
    assert "Ends with\n    0  when" in said
    assert all(len(line) <= 100 for line in said.splitlines())


@pytest.mark.parametrize("name", ["watch", "say", "erase"])
def test_help_says_how_a_link_stays_secret(name: str) -> None:
    said = told(name, "--help")

    assert "CIRCLEKEEPER_LINK" in said
    assert "stdin" in said


def test_help_lists_all_that_can_be_said() -> None:
    said = told("say", "--help")

    form = "    raise_hand kind=speak|respond|clarify|question|process\n"
    assert f"{form}        Wish for the floor" in said
    assert all(f"\n    {name}" in said for name in COMMANDS)


def test_the_version_is_a_number() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", told("version"))
