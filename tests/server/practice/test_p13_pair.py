"""P13: the same meeting serves two."""

from circlekeeper_protocol.bounds import FloorMode
from circlekeeper_protocol.commands import (
    BeginPhase,
    EndMeeting,
    EndTurn,
    RaiseHand,
    SetFloorMode,
    StartMeeting,
)
from circlekeeper_protocol.meeting import Meeting

from tests.support.floors import holder, turn_id
from tests.support.meetings import circle_of, do

MARI, ANA = 1, 2


def pair(mode: FloorMode) -> Meeting:
    meeting = do(circle_of("Mari", "Ana"), MARI, StartMeeting())
    return do(do(meeting, MARI, BeginPhase(phase=1, blend=False)), MARI, SetFloorMode(mode=mode))


def test_in_open_talk_two_need_no_turns_and_may_take_them() -> None:
    assert holder(pair("open")) is None
    assert (
        holder(do(do(pair("open"), ANA, RaiseHand(kind="speak")), MARI, SetFloorMode("queue")))
        == ANA
    )


def test_a_round_of_two_goes_to_each_once_the_supporter_too() -> None:
    meeting = pair("round")
    spoke = []
    while (who := holder(meeting)) is not None:
        spoke.append(who)
        meeting = do(meeting, who, EndTurn(turn=turn_id(meeting)))

    assert sorted(spoke) == [MARI, ANA]


def test_it_ends_like_any_other() -> None:
    assert do(pair("open"), MARI, EndMeeting()).stage == "ended"
