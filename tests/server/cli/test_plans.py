"""The plans that there are, and whether one's own is a plan."""

from pathlib import Path

import msgspec
import pytest
from circlekeeper_server.cli import main
from circlekeeper_server.cli.plans import EXAMPLE, FAULTS_SHOWN
from circlekeeper_server.plans import OfferedPlan, built_in, read_plan
from click.testing import CliRunner, Result


def given(*words: object) -> Result:
    return CliRunner().invoke(main, ["plans", *map(str, words)])


@pytest.fixture
def evening(tmp_path: Path) -> Path:
    file = tmp_path / "evening.toml"
    file.write_text(EXAMPLE, encoding="utf-8")
    return file


def test_every_plan_is_listed_with_its_phases_and_their_minutes() -> None:
    said = given().stdout

    for plan in built_in().values():
        assert f"{plan.id}: {plan.title}, {plan.minutes} minutes\n  {plan.blurb}\n" in said
        for phase in plan.plan.phases:
            assert f"{phase.minutes} minutes  {phase.title}" in said


def test_as_json_it_is_what_the_hub_offers() -> None:
    assert msgspec.json.decode(given("--json").stdout, type=list[OfferedPlan]) == [
        *built_in().values()
    ]


def test_the_example_in_the_help_is_a_plan(evening: Path) -> None:
    shown = given("--help").stdout
    result = given(evening)

    assert all(f"    {line}".rstrip() in shown for line in EXAMPLE.splitlines())
    assert result.exit_code == 0
    assert result.stdout == (
        "evening: Evening circle, 45 minutes\n"
        "  Arrive, talk, say goodbye.\n"
        "   40 minutes  Talking, queue, a prompt\n"
        "    5 minutes  Closing: A last word\n"
    )


def test_a_plan_of_ones_own_is_shown_as_json(evening: Path) -> None:
    offered = msgspec.json.decode(given(evening, "--json").stdout, type=OfferedPlan)

    assert offered == read_plan("evening", EXAMPLE)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"title = ", "evening.toml is no plan yet.\nInvalid value"),
        (
            b'title = "Evening"',
            "no plan yet.\nObject missing required field `blurb`",
        ),
        (EXAMPLE.replace('mode = "queue"', 'mode = "loud"').encode(), "$.phases[0].mode"),
        (EXAMPLE.replace("minutes = 5", "minutes = 6", 1).encode(), "take 5 minutes"),
        (b"\xff", "is not text in UTF-8"),
    ],
)
def test_a_file_that_is_no_plan_is_told_where_and_why(
    evening: Path, content: bytes, why: str
) -> None:
    evening.write_bytes(content)

    result = given(evening)

    assert (result.exit_code, result.stdout) == (2, "")
    assert why in result.stderr


def test_of_a_file_with_faults_each_has_a_line(evening: Path) -> None:
    wrong = EXAMPLE.replace('"Evening circle"', '" "').replace("minutes = 5", "minutes = 6", 1)
    evening.write_text(wrong, encoding="utf-8")

    assert given(evening).stderr.splitlines() == [
        f"Error: {evening} is no plan yet.",
        "The plan: its title is empty.",
        "Phase 2, “Closing”: its steps take 5 minutes, but it has 6.",
    ]


def test_of_many_faults_the_first_dozen_is_listed(evening: Path) -> None:
    closing = EXAMPLE[EXAMPLE.rindex("[[phases]]") :].replace("minutes = 5", "minutes = 6", 1)
    evening.write_text(EXAMPLE + "\n" + closing * 15, encoding="utf-8")

    told = given(evening).stderr.splitlines()

    assert len(told) == 1 + FAULTS_SHOWN + 1
    assert told[-1] == "And 3 more."


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = given(tmp_path / "none.toml")

    assert result.exit_code == 2
    assert "none.toml cannot be read: No such file" in result.stderr
