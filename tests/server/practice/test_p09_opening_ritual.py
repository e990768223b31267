"""P9, P10: a meeting opens and closes with small steps, each with its text, time and floor mode."""

from circlekeeper_protocol.commands import GoToStep, StartMeeting
from circlekeeper_server.plans import built_in

from tests.support.meetings import MINUTE, NOW, circle_of, do

MARI = 1


def test_each_step_brings_its_floor_its_question_and_its_time() -> None:
    meeting = do(circle_of("Mari", "Ana"), MARI, StartMeeting())
    assert (meeting.floor.mode, meeting.course.prompt) == ("quiet", "")

    meeting = do(meeting, MARI, GoToStep(phase=0, step=1))

    assert (meeting.floor.mode, meeting.course.prompt) == ("round", "How are you here?")
    assert meeting.course.progress[0].step_ends_at == NOW + 3 * MINUTE


def test_a_step_can_be_gone_back_to() -> None:
    meeting = do(circle_of("Mari", "Ana"), MARI, StartMeeting())
    meeting = do(meeting, MARI, GoToStep(phase=0, step=1))

    assert do(meeting, MARI, GoToStep(phase=0, step=0)).course.progress[0].step == 0


def test_every_built_in_plan_opens_and_closes_with_steps_and_says_how_to_stay_in_touch() -> None:
    for offered in built_in().values():
        first, *_, last = offered.plan.phases
        assert (first.kind, last.kind) == ("opening", "closing")
        assert first.steps
        assert "contact" in {step.kind for step in last.steps}, offered.id
