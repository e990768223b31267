"""The time as a bar that fills, and what stands in the middle."""

import pytest
from circlekeeper_protocol.commands import (
    BeginPhase,
    FinishPhase,
    GoToStep,
    PauseTime,
    PutCard,
    SetPlanAside,
    ShowPrompt,
    StartMeeting,
)
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.cli.picture.course import (
    Bar,
    Middle,
    bar_step,
    middle,
    time_bar,
)
from msgspec.structs import replace

from tests.support.meetings import MINUTE, NOW, circle_of, do

MARI = 1


@pytest.fixture
def in_depth() -> Meeting:
    """Twenty minutes that begin now."""
    running = do(circle_of("Mari", "Ana"), MARI, StartMeeting())
    return do(running, MARI, BeginPhase(phase=1, blend=False))


def test_the_bar_fills_in_steps_and_stays_full(in_depth: Meeting) -> None:
    def share(after: int) -> float | None:
        return time_bar(in_depth, NOW + after).share

    step = bar_step(in_depth)
    assert share(0) == 0
    assert share(5 * MINUTE) == share(5 * MINUTE + step - 1) == 0.25
    assert share(5 * MINUTE + step) == pytest.approx(0.25 + step / (20 * MINUTE))
    assert share(25 * MINUTE) == 1
    assert share(-MINUTE) == 0


def test_where_minutes_are_short_the_bar_steps_as_often_in_each_of_them(in_depth: Meeting) -> None:
    def steps_with(minute: int) -> float:
        return minute / bar_step(replace(in_depth, plan=replace(in_depth.plan, minute=minute)))

    assert steps_with(MINUTE) == steps_with(MINUTE // 4) == 12
    assert steps_with(1_000) == 1


def test_of_two_phases_it_is_the_one_that_ends_first(in_depth: Meeting) -> None:
    both = do(in_depth, MARI, BeginPhase(phase=2, blend=True), at=NOW + 10 * MINUTE)

    assert time_bar(both, NOW + 11 * MINUTE).share == 0.2


def test_held_time_stands_still(in_depth: Meeting) -> None:
    held = do(in_depth, MARI, PauseTime(), at=NOW + 5 * MINUTE)

    assert time_bar(held, NOW + 15 * MINUTE) == Bar(share=0.25, held=True, over=False)


def test_without_a_time_it_is_empty(in_depth: Meeting) -> None:
    between = do(in_depth, MARI, FinishPhase(phase=1))
    aside = do(in_depth, MARI, SetPlanAside())

    for meeting in (between, aside):
        assert time_bar(meeting, NOW + 5 * MINUTE) == Bar(share=None, held=False, over=False)


def test_past_the_end_it_is_whole(in_depth: Meeting) -> None:
    assert time_bar(in_depth, NOW + 60 * MINUTE) == Bar(share=1, held=False, over=True)


def test_a_prompt_stands_before_the_step(in_depth: Meeting) -> None:
    ritual = do(in_depth, MARI, BeginPhase(phase=0, blend=False))
    second = do(ritual, MARI, GoToStep(phase=0, step=1))

    assert middle(ritual) == Middle(prompt="Welcome", beside="We are here.")
    assert middle(second) == Middle(prompt="How are you here?", beside="One after another.")
    asked = do(second, MARI, ShowPrompt(text="And now?"))
    assert middle(asked) == Middle(prompt="And now?", beside="One after another.")


def test_a_step_about_contact_says_how(in_depth: Meeting) -> None:
    ritual = do(in_depth, MARI, BeginPhase(phase=0, blend=False))
    opening, *others = ritual.plan.phases
    [first, *rest] = opening.steps
    steps = (replace(first, kind="contact"), *rest)
    plan = replace(ritual.plan, phases=(replace(opening, steps=steps), *others))

    assert middle(replace(ritual, plan=plan)).beside == (
        "We are here. To stay in touch: write to Mari"
    )


def test_a_step_about_agreements_lists_them(in_depth: Meeting) -> None:
    ritual = do(in_depth, MARI, BeginPhase(phase=0, blend=False))
    opening, *others = ritual.plan.phases
    [first, *rest] = opening.steps
    steps = (replace(first, kind="agreements"), *rest)
    plan = replace(ritual.plan, phases=(replace(opening, steps=steps), *others))
    reading = replace(ritual, plan=plan)
    agreed = do(reading, MARI, PutCard(7, "agreement", "Phones stay outside.", "everyone", None))

    assert middle(reading).listed == ("Nothing is written down yet. Say what matters to you.",)
    assert middle(agreed).listed == ("Phones stay outside.",)


def test_a_meeting_that_was_called_off_does_not_begin_soon() -> None:
    gathering = circle_of("Mari", "Ana")
    off = replace(gathering, about=replace(gathering.about, called_off=True))

    assert (middle(gathering).prompt, middle(off).prompt) == ("We begin soon.", "Not today.")


def test_with_the_plan_aside_we_are_simply_here(in_depth: Meeting) -> None:
    aside = do(do(in_depth, MARI, SetPlanAside()), MARI, ShowPrompt(text=""))

    assert middle(aside) == Middle(prompt="We are simply here.", beside="")
