"""The built-in plans are sound, and an unsound plan is refused with its place and reason."""

import re
import typing
from collections.abc import Iterator

import pytest
from circlekeeper_protocol.bounds import FloorMode
from circlekeeper_protocol.meeting import Plan
from circlekeeper_server.plans import (
    OfferedPlan,
    PlanFault,
    built_in,
    read_plan,
    rehearsed,
    write_plan,
)

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
        yield from phase.hints


def every_plan() -> list[OfferedPlan]:
    return [*built_in().values(), rehearsed()]


def test_the_home_page_offers_seven_plans_in_order() -> None:
    assert [(p.id, p.title, p.minutes, p.plan.kind) for p in built_in().values()] == [
        ("support-circle", "Support circle", 90, "group"),
        ("first-meeting", "A first meeting", 75, "group"),
        ("check-in", "Check-in", 45, "group"),
        ("listening-circle", "Listening circle", 65, "group"),
        ("conversation-cafe", "Conversation Café", 78, "group"),
        ("one-to-one", "One to one", 60, "pair"),
        ("last-meeting", "A last meeting", 75, "group"),
    ]


def test_together_they_name_every_way_to_share_turns() -> None:
    phases = [phase for offered in built_in().values() for phase in offered.plan.phases]
    named = {phase.mode for phase in phases}
    named |= {step.mode for phase in phases for step in phase.steps}

    assert named == set(typing.get_args(FloorMode))


def test_every_part_of_an_offered_plan_has_hints_for_whoever_leads_it() -> None:
    for offered in built_in().values():
        assert all(phase.hints for phase in offered.plan.phases), offered.id


def test_a_written_plan_is_read_as_the_same_plan() -> None:
    for offered in every_plan():
        assert read_plan(offered.id, write_plan(offered.plan, offered.blurb)) == offered


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
        ("minutes = 3", "minutes = 4", "“Opening”: its steps take 6 minutes, but it has 5."),
        (PLAN, 'title = "None"\nblurb = ""\nphases = []', "at least one phase"),
        ("minutes = 5", f"minutes = {'[' * 3000}", "nested too deeply"),
    ],
)
def test_an_unsound_plan_is_refused_with_its_reason(instead_of: str, write: str, says: str) -> None:
    with pytest.raises(PlanFault) as fault:
        read_plan("small", PLAN.replace(instead_of, write, 1))

    assert says in str(fault.value)


def test_of_what_makes_no_sense_everything_is_said_at_once() -> None:
    wrong = PLAN.replace("minutes = 3", "minutes = 4").replace('"Opening"', '"Open\\u0000ing"')
    wrong = wrong.replace('"Welcome"', '"   "').replace('"A small one."', '"\\u202eA small one."')

    with pytest.raises(PlanFault) as fault:
        read_plan("small", wrong)

    assert [one.partition(": ")[2] for one in fault.value.faults] == [
        "its blurb has signs that cannot be shown.",
        "its title has signs that cannot be shown.",
        "its title is empty.",
        "its steps take 6 minutes, but it has 5.",
    ]
    assert not any("\0" in one for one in fault.value.faults)


def test_a_plan_of_a_thousand_phases_says_how_many_there_may_be() -> None:
    phase = PLAN[PLAN.index("[[phases]]") :]

    with pytest.raises(PlanFault, match=r"^It has 1000 phases; 40 is the most\.$"):
        read_plan("long", PLAN + phase * 999)


@pytest.mark.parametrize("text", ["Како си?", "ما الأخبار؟", "🫖 Tee", "Donaudampfschiff" * 5])
def test_a_plan_may_be_written_in_any_script(text: str) -> None:
    offered = read_plan("small", PLAN.replace('"Welcome"', f'"{text}"'))

    assert offered.plan.phases[0].steps[0].title == text
    assert read_plan("small", write_plan(offered.plan, offered.blurb)) == offered
