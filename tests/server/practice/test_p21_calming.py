"""P21: what eases hard questions, and what calms afterwards, may be for oneself alone."""

from circlekeeper_protocol.commands import BeginPhase, StartMeeting

from tests.support.cards import ANA, BO, MARI, put, read
from tests.support.meetings import circle_of, do


def test_what_calms_me_is_still_there_for_me_alone_at_the_wrap_up() -> None:
    meeting = circle_of("Mari", "Ana", "Bo")
    meeting = put(meeting, ANA, 1, "calms", "A walk home", "own")
    meeting = put(meeting, ANA, 2, "eases", "Knowing why you ask", "circle")
    meeting = do(meeting, MARI, StartMeeting())
    meeting = do(meeting, MARI, BeginPhase(phase=2, blend=False))

    assert read(meeting, "participant", ANA) == ["Knowing why you ask", "A walk home"]
    assert read(meeting, "participant", BO) == ["Knowing why you ask"]
    assert read(meeting, "facilitator", MARI) == ["Knowing why you ask"]
