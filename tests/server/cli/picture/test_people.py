"""Who is next, and what is noted beside a name."""

import pytest
from circlekeeper_protocol.commands import (
    BeginPhase,
    GiveFloor,
    StartMeeting,
)
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.cli.picture.people import bench, chairs

from tests.support.meetings import circle_of, do, line_lost

MARI, ANA, BO, ANA_TOO = 1, 2, 3, 4


@pytest.fixture
def mari_speaks() -> Meeting:
    meeting = do(circle_of("Mari", "Ana", "Bo", "Ana"), MARI, StartMeeting())
    meeting = do(meeting, MARI, BeginPhase(phase=1, blend=False))
    return do(meeting, MARI, GiveFloor(to=MARI, after=0))


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
