"""Who is next, and what is noted beside a name."""

import pytest
from circlekeeper_protocol.commands import (
    AddSeat,
    BeginPhase,
    GiveFloor,
    RaiseHand,
    SetFloorMode,
    StartMeeting,
)
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.cli.picture.people import bench, chairs, next_member

from tests.support.meetings import circle_of, do, line_lost

MARI, ANA, BO, ANA_TOO = 1, 2, 3, 4


@pytest.fixture
def mari_speaks() -> Meeting:
    meeting = do(circle_of("Mari", "Ana", "Bo", "Ana"), MARI, StartMeeting())
    meeting = do(meeting, MARI, BeginPhase(phase=1, blend=False))
    return do(meeting, MARI, GiveFloor(to=MARI, after=0))


def test_the_first_hand_that_can_be_reached_is_next(mari_speaks: Meeting) -> None:
    asked = do(do(mari_speaks, ANA, RaiseHand(kind="speak")), BO, RaiseHand(kind="speak"))

    assert next_member(mari_speaks) is None
    assert next_member(asked) == ANA
    assert next_member(line_lost(asked, ANA)) == BO


def test_nobody_is_next_in_the_quiet(mari_speaks: Meeting) -> None:
    asked = do(mari_speaks, ANA, RaiseHand(kind="speak"))

    assert next_member(do(asked, MARI, SetFloorMode(mode="quiet"))) is None


def test_a_round_comes_before_the_hands(mari_speaks: Meeting) -> None:
    asked = do(mari_speaks, BO, RaiseHand(kind="speak"))

    assert next_member(do(asked, MARI, SetFloorMode(mode="round"))) == ANA


def test_who_has_no_device_is_next_while_a_facilitator_is_here(mari_speaks: Meeting) -> None:
    meeting = do(mari_speaks, MARI, AddSeat(name="Opa"))
    opa = meeting.seats[-1].id
    meeting = do(meeting, MARI, RaiseHand(kind="speak"), acting_for=opa)

    assert next_member(meeting) == opa
    assert next_member(line_lost(meeting, MARI)) is None


def test_two_of_one_name_are_told_apart(mari_speaks: Meeting) -> None:
    seated = chairs(mari_speaks, me=ANA_TOO)

    assert [chair.name for chair in seated] == ["Mari", "Ana", "Bo", "Ana 2"]
    assert [chair.mine for chair in seated] == [False, False, False, True]


def test_a_speaker_whose_line_is_down_keeps_the_lamp(mari_speaks: Meeting) -> None:
    [mari, *_] = chairs(line_lost(mari_speaks, MARI), me=0)

    assert mari.mark == "floor"
    assert mari.notes == ("has the floor", "reconnecting", "facilitator")


def test_observers_sit_on_the_bench() -> None:
    meeting = circle_of("Mari", "Ana", observers=("Piret", "Oleg"))

    assert bench(meeting) == ("Piret", "Oleg")
    assert len(chairs(meeting, me=0)) == 2
