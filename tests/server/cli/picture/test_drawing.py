"""The picture of a meeting: a sign for each state, any width, and no number for time."""

import io
import re

import pytest
from circlekeeper_protocol.bounds import MemberId, Millis
from circlekeeper_protocol.commands import (
    AddSeat,
    BeginPhase,
    EndMeeting,
    GiveFloor,
    PauseTime,
    RaiseHand,
    SetPhaseAside,
    SetPlanAside,
    ShowPrompt,
    StartMeeting,
)
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view
from circlekeeper_server.cli.picture.drawing import draw
from hypothesis import given, settings
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console

from tests.support.lives import Deed, live, lives
from tests.support.meetings import MINUTE, NOW, circle_of, do, line_lost

PIRET: MemberId = 5


def picture(meeting: Meeting, at: Millis = NOW, me: MemberId = PIRET, width: int = 80) -> list[str]:
    """Its lines, as an observer may see them."""
    drawn = io.StringIO()
    shown = draw(view(meeting, "observer"), me, at, connected=True, width=width)
    Console(file=drawn, width=width).print(shown)
    lines = drawn.getvalue().replace("\u00a0", " ").split("\n")
    return [line.strip() for line in lines[:-1]]


@pytest.fixture
def gathering() -> Meeting:
    return circle_of("Mari", "Ana", "Bo", "Cy", observers=("Piret",))


def test_before_the_curtain_there_is_nothing_but_it(gathering: Meeting) -> None:
    drawn = io.StringIO()
    shown = draw(view(gathering, "outside"), PIRET, NOW, connected=True, width=80)
    Console(file=drawn, width=80).print(shown)

    words = " ".join(drawn.getvalue().split())
    assert words.startswith("Tuesday circle The curtain is drawn.")
    assert "Mari" not in words


@pytest.fixture
def running(gathering: Meeting) -> Meeting:
    return do(gathering, 1, StartMeeting())


def test_it_shows_the_whole_meeting_at_a_glance(running: Meeting) -> None:
    meeting = do(running, 1, BeginPhase(phase=1, blend=False))
    meeting = do(meeting, 1, ShowPrompt(text="What is on your mind?"))
    meeting = do(meeting, 1, GiveFloor(to=2, after=0))
    meeting = do(meeting, 3, RaiseHand(kind="question"))
    meeting = do(meeting, 4, RaiseHand(kind="speak"))
    meeting = line_lost(meeting, 4)

    assert picture(meeting, NOW + 10 * MINUTE, width=54) == [
        "",
        "Tuesday circle",
        "• Opening   ▸ In depth   Wrap-up   Closing",
        "━" * 25 + "─" * 25,
        "",
        "What is on your mind?",
        "",
        "○  Mari  facilitator",
        "◉  Ana   has the floor",
        "◎  Bo    next, hand 1, a question",
        "◌  Cy    reconnecting, hand 2, to speak",
        "",
        "Piret observes.",
        "",
        "Ana has the floor.",
        "Bo is next.",
        "",
        "Ctrl+C leaves.",
        "",
    ]


def test_before_the_start_it_shows_who_is_here(gathering: Meeting) -> None:
    shown = picture(do(gathering, 1, AddSeat(name="Opa")), width=44)

    assert "─" * 40 in shown
    assert "○  Opa   without a device" in shown
    assert shown[-5:-3] == ["The circle is gathering.", "5 people are here."]


def test_two_phases_are_lit_and_one_is_aside(running: Meeting) -> None:
    meeting = do(running, 1, BeginPhase(phase=1, blend=True))
    meeting = do(meeting, 1, SetPhaseAside(phase=2))

    assert picture(meeting)[2] == "▸ Opening   ▸ In depth   ⋯ Wrap-up   Closing"
    assert picture(do(meeting, 1, SetPlanAside()))[2:6] == [
        "⋯ Opening   ⋯ In depth   ⋯ Wrap-up   ⋯ Closing",
        "─" * 76,
        "",
        "We are simply here.",
    ]


def test_a_ritual_shows_what_its_step_says(running: Meeting) -> None:
    assert picture(running)[5:7] == ["Welcome", "We are here."]


def test_held_time_and_time_that_is_over_look_different(running: Meeting) -> None:
    held = do(running, 1, PauseTime(), at=NOW + MINUTE)
    over = NOW + 36 * MINUTE

    assert set(picture(held, over)[3]) == {"╍", "─"}
    assert picture(running, over)[3] == "┄" + "━" * 74 + "┄"
    assert picture(running, over) == picture(running, over + 60 * MINUTE)


def test_my_own_place_is_marked(running: Meeting) -> None:
    assert "○  Ana (you)" in picture(running, me=2)


def test_the_end_says_thank_you(running: Meeting) -> None:
    shown = picture(do(running, 1, EndMeeting()))

    assert shown[5:7] == ["Thank you for being here.", "write to Mari"]
    assert shown[-5] == "The meeting is over."


def test_names_cannot_steer_the_terminal(running: Meeting) -> None:
    seats = tuple(replace(seat, name=f"\x1b[2J{seat.name}") for seat in running.seats)

    shown = picture(replace(running, seats=seats))

    assert "○  [2JAna" in shown
    assert not any("\x1b" in line for line in shown)


@settings(max_examples=30)
@given(lives)
def test_every_meeting_can_be_drawn_in_any_width_without_a_clock(life: list[Deed]) -> None:
    *_, last = live(life)
    for width in (16, 80, 300):
        shown = picture(last.after, last.at, width=width)
        assert all(cell_len(line) <= min(width, 80) for line in shown)
    assert not re.search(r"\d+:\d\d|\d ?%|second", "\n".join(shown))
