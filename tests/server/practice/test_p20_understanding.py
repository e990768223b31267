"""P20: whether one has understood can be checked, and those who facilitate can be asked too."""

from circlekeeper_protocol.commands import BeginPhase, EndTurn, RaiseHand, StartMeeting
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.plans import built_in

from tests.support.meetings import circle_of, do

MARI, ANA, BO = 1, 2, 3


def while_mari_speaks() -> Meeting:
    meeting = do(circle_of("Mari", "Ana", "Bo"), MARI, StartMeeting())
    meeting = do(meeting, MARI, BeginPhase(phase=1, blend=False))
    return do(meeting, MARI, RaiseHand(kind="speak"))


def test_did_i_hear_you_right_comes_before_those_who_wish_to_speak() -> None:
    meeting = while_mari_speaks()
    turn = meeting.floor.turn
    assert turn is not None
    meeting = do(meeting, ANA, RaiseHand(kind="speak"))
    meeting = do(meeting, BO, RaiseHand(kind="clarify"))

    meeting = do(meeting, MARI, EndTurn(turn=turn.id))

    assert meeting.floor.turn is not None
    assert meeting.floor.turn.member == BO


def test_plans_invite_questions_to_those_who_facilitate() -> None:
    for plan in ("support-circle", "first-meeting"):
        prompts = [prompt for phase in built_in()[plan].plan.phases for prompt in phase.prompts]
        assert any("facilitate" in prompt for prompt in prompts), plan
