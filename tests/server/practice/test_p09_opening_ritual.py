"""P9, P10: a meeting opens and closes with small steps, each with its text, time and floor mode."""

from circlekeeper_protocol.commands import GoToStep, PutCard, StartMeeting
from circlekeeper_protocol.privacy import view
from circlekeeper_protocol.readers import VIEWERS
from circlekeeper_server.plans import built_in, read_plan, write_plan
from msgspec.structs import replace

from tests.support.meetings import MINUTE, NOW, circle_of, do

MARI, ANA = 1, 2


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


def test_agreements_are_read_together_in_an_opening_and_everyone_in_the_circle_has_them() -> None:
    plan = built_in()["first-meeting"].plan
    meeting = replace(circle_of("Mari", "Ana", observers=("Piret",)), plan=plan)
    agreed = do(meeting, ANA, PutCard(1, "agreement", "Phones stay outside.", "everyone", None))
    reads = next(step for step in plan.phases[0].steps if step.kind == "agreements")

    assert reads.text
    assert all(view(agreed, viewer).cards == agreed.cards for viewer in VIEWERS[1:])


def test_a_group_puts_such_a_step_wherever_it_likes() -> None:
    steps = """
    [[phases.steps]]
    kind = "agreements"
    title = "What we agreed"
    text = ""
    minutes = 4
    mode = "open"
    """
    written = f"""
    title = "Ours"
    blurb = ""
    [[phases]]
    kind = "own"
    title = "In the middle"
    minutes = 4
    mode = "open"
    {steps}
    """
    plan = read_plan("ours", written).plan

    assert plan.phases[0].steps[0].kind == "agreements"
    assert read_plan("ours", write_plan(plan, "")).plan == plan
