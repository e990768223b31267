"""The built-in plans are sound, and an unsound plan is refused with its place and reason."""

import re
from collections.abc import Iterator

import pytest
from circlekeeper_protocol.meeting import Plan
from circlekeeper_server.plans import OfferedPlan, PlanFault, built_in, read_plan, rehearsed

PLAN = """
title = "Small"
blurb = "A small one."
[[phases]]
kind = "opening"
title = "Opening"
minutes = 5
mode = "open"
[[phases.steps]]
kind = "say"
title = "Welcome"
text = "Here we are."
minutes = 2
mode = "quiet"
[[phases.steps]]
kind = "round"
title = "Arriving"
text = "Once around."
minutes = 3
mode = "round"
prompt = "How is it to be here?"
"""


def texts(plan: Plan) -> Iterator[str]:
    for phase in plan.phases:
        yield phase.title
        yield from phase.prompts
        for step in phase.steps:
            yield from (step.title, step.text, step.prompt)


def every_plan() -> list[OfferedPlan]:
    return [*built_in().values(), rehearsed()]


def test_the_home_page_offers_four_plans_in_order() -> None:
    assert [(plan.id, plan.title, plan.minutes) for plan in built_in().values()] == [
        ("support-circle", "Support circle", 90),
        ("check-in", "Check-in", 45),
        ("one-to-one", "One to one", 60),
        ("last-meeting", "A last meeting", 75),
    ]


def test_the_support_circle_goes_from_opening_to_closing() -> None:
    phases = built_in()["support-circle"].plan.phases

    assert [phase.kind for phase in phases] == [
        "opening",
        "getting_to_know",
        "goals",
        "in_depth",
        "wrap_up",
        "closing",
    ]
    assert phases[0].steps
    assert phases[-1].steps


def test_what_is_rehearsed_is_the_support_circle_in_an_hour() -> None:
    support, hour = built_in()["support-circle"].plan, rehearsed().plan

    assert [phase.kind for phase in hour.phases] == [phase.kind for phase in support.phases]
    assert [phase.mode for phase in hour.phases] == [phase.mode for phase in support.phases]
    assert rehearsed().minutes == 60


def test_every_plan_begins_and_ends_with_a_ritual() -> None:
    for offered in every_plan():
        first, *_, last = offered.plan.phases
        assert first.kind == "opening"
        assert first.steps
        assert last.kind == "closing"
        assert last.steps


def test_a_phase_without_steps_has_prompts_and_every_phase_its_own_number() -> None:
    for offered in every_plan():
        for place, phase in enumerate(offered.plan.phases):
            assert phase.id == place
            assert phase.prompts or phase.steps
            assert len(set(phase.prompts)) == len(phase.prompts)


def test_every_sentence_is_short_and_none_is_shouted() -> None:
    for offered in every_plan():
        for text in (offered.blurb, *texts(offered.plan)):
            assert "!" not in text
            for sentence in re.split(r"[.?:]", text):
                assert len(sentence.split()) < 14, sentence


def test_a_prompt_fits_into_the_ring() -> None:
    for offered in every_plan():
        for phase in offered.plan.phases:
            for prompt in (*phase.prompts, *(step.prompt for step in phase.steps)):
                assert len(prompt) <= 60, prompt


def test_a_plan_is_read_from_its_text() -> None:
    offered = read_plan("small", PLAN)

    assert (offered.id, offered.title, offered.blurb, offered.minutes) == (
        "small",
        "Small",
        "A small one.",
        5,
    )
    assert offered.plan.phases[0].steps[0].prompt == ""
    assert offered.plan.phases[0].steps[1].prompt == "How is it to be here?"


@pytest.mark.parametrize(
    ("instead_of", "write", "says"),
    [
        ('title = "Small"', "title = ", "line 2"),
        ('title = "Small"', "", "missing required field `title`"),
        ('title = "Small"', 'titel = "Small"', "unknown field `titel`"),
        ('kind = "say"', 'kind = "sing"', "Invalid enum value 'sing'"),
        ('mode = "quiet"', 'mode = "silent"', "Invalid enum value 'silent'"),
        ('title = "Welcome"', f'title = "{"x" * 81}"', "$.phases[0].steps[0].title"),
        ("minutes = 3", "minutes = -1", "$.phases[0].steps[1].minutes"),
        ("minutes = 3", "minutes = 4", "“Opening” take 6 minutes, but the phase 5"),
        (PLAN, 'title = "None"\nblurb = ""\nphases = []', "at least one phase"),
    ],
)
def test_an_unsound_plan_is_refused_with_its_reason(instead_of: str, write: str, says: str) -> None:
    with pytest.raises(PlanFault, match=r"^Plan small: ") as fault:
        read_plan("small", PLAN.replace(instead_of, write, 1))

    assert says in str(fault.value)
