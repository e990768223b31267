"""Scenarios as data: each is held on a clock of its own over the memory log, and reads well."""

import pytest
import tomli_w
from circlekeeper_protocol import commands as c
from circlekeeper_protocol import events as e
from circlekeeper_server.event_log.port import Tail
from circlekeeper_server.hub.past import fold
from circlekeeper_server.rehearsal import Scenario, ScenarioFault, read_scenario
from circlekeeper_server.rehearsal.scenario import LED
from circlekeeper_server.rules import clean_name, clean_text
from hypothesis import given
from hypothesis import strategies as st

from tests.server.rehearsal.imagined import PLANS, SCENARIOS, Told, imagine, kept

SEEDS = tuple(f"seed {number}" for number in range(6))

each_scenario = pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=list(SCENARIOS))


def held(scenario: Scenario, seed: str, slowest: int = 0) -> list[Told]:
    return list(imagine(scenario, seed, slowest=slowest))


@each_scenario
async def test_one_seed_writes_one_log(scenario: Scenario) -> None:
    first, again, other = [await log(scenario, seed) for seed in ("one", "one", "two")]

    assert first == again
    assert first.entries != other.entries
    assert (await fold(first)).meeting.stage == "ended"


async def log(scenario: Scenario, seed: str) -> Tail:
    return await kept(held(scenario, seed))


@given(st.sampled_from([SCENARIOS[id] for id in LED]), st.text(max_size=8))
def test_whoever_comes_the_meeting_goes_from_the_door_to_goodbye(
    scenario: Scenario, seed: str
) -> None:
    *_, last = held(scenario, seed, slowest=200)

    assert last.after.stage == "ended"
    assert {progress.status for progress in last.after.course.progress} == {"done", "active"}


@pytest.mark.parametrize(
    ("id", "seen"),
    [
        ("somebody-talks-long", {e.HandRaised, e.TurnEnded}),
        ("a-heavy-moment", {e.TimePaused, e.CardPut}),
        ("advice", {e.HelpSet, e.ThoughtOffered, e.ThoughtAsked}),
        ("late-and-lost-lines", {e.TurnHeld, e.RoundJoined}),
        ("somebody-leaves", {e.MemberLeft}),
    ],
)
def test_what_a_scenario_is_about_happens(id: str, seen: set[type[object]]) -> None:
    before_goodbye: set[type[object]] = set()
    for seed in SEEDS:
        for told in held(SCENARIOS[id], seed):
            if told.after.stage == "running":
                before_goodbye |= {type(event) for event in told.events}

    assert seen <= before_goodbye


def test_who_needs_a_break_takes_one_and_comes_back() -> None:
    for seed in SEEDS:
        words = [
            told.command.kind
            for told in held(SCENARIOS["a-heavy-moment"], seed)
            if isinstance(told.command, c.PutCard)
        ]
        assert words == ["break", "back"]


def test_who_is_asked_whether_they_would_like_a_thought_answers() -> None:
    answers = [
        told.command.welcome
        for seed in SEEDS
        for told in held(SCENARIOS["advice"], seed)
        if isinstance(told.command, c.AnswerThought)
    ]
    assert set(answers) == {True, False}


@each_scenario
def test_its_words_are_calm(scenario: Scenario) -> None:
    texts = [scenario.title, scenario.blurb, scenario.practises, *scenario.questions]
    for character in scenario.characters:
        texts += [character.about, *(heard.text for heard in character.heard)]

    assert not [text for text in texts if "!" in text]
    assert all(len(question.split()) <= 14 for question in scenario.questions)


@pytest.mark.parametrize("id", LED)
def test_it_has_questions_to_talk_over_and_none_asks_how_well_it_was_done(id: str) -> None:
    questions = SCENARIOS[id].questions

    assert 3 <= len(questions) <= 5
    assert all(question.endswith("?") for question in questions)
    words = {word.strip("?,.").lower() for question in questions for word in question.split()}
    assert not words & {"well", "badly", "right", "wrong", "better", "mistake", "should"}


GOOD = """
title = "A small one"
facilitator = "Mari"

[[characters]]
name = "Ana"
habits = ["talks_long", "leaves"]

[[characters]]
name = "Bo"
ways = { asks = 1.0 }
"""


def faults(toml: str) -> tuple[str, ...]:
    with pytest.raises(ScenarioFault) as caught:
        read_scenario(toml, PLANS)
    return caught.value.faults


def test_habits_come_together_and_finer_ways_stand_beside_them() -> None:
    ana, bo = read_scenario(GOOD, PLANS).characters

    assert ana.all_ways.leaves
    assert ana.all_ways.passes == 0
    assert bo.all_ways.asks == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("x =\n" + GOOD, "line 1"),
        (GOOD.replace("talks_long", "shouts"), "$.characters[0].habits[0]"),
        (GOOD.replace("asks = 1.0", "asks = 2.0"), "$.characters[1].ways.asks"),
        (GOOD + "age = 40\n", "unknown field `age`"),
        ("a = " + "[" * 5000, ""),
    ],
)
def test_a_file_that_is_none_says_where(wrong: str, said: str) -> None:
    [fault] = faults(wrong)
    assert said in fault


def test_everything_that_makes_no_sense_is_said_at_once() -> None:
    wrong = GOOD.replace('name = "Bo"', 'name = "Mari"\nduring = "own"')
    wrong = wrong.replace("{ asks = 1.0 }", "{ leaves = true, speaks = [3, 2], hands = [] }")
    wrong += '\n[[characters.heard]]\nduring = "own"\ntext = "She waves."\n'

    assert faults(wrong) == (
        "“Mari” and “Mari” look alike; please call one of them otherwise.",
        "Mari waits for “own”, which the plan has no part for.",
        "Mari is heard in “own”, which the plan has no part for.",
        "Mari: “speaks” goes from 3.0 to 2.0.",
        "Mari has no kind of hand to raise.",
    )


def test_a_plan_that_is_not_there_and_a_circle_of_late_comers_are_no_scenario() -> None:
    late = 'title = "Late"\nfacilitator = "Mari"\nplan = "none"\n'
    late += '[[characters]]\nname = "Ana"\nhabits = ["arrives_late"]\n'

    nobody, no_plan = faults(late)
    assert nobody == "Everyone arrives late; somebody has to be there when it starts."
    assert no_plan.startswith("There is no plan “none”; there are check-in, ")


def test_nobody_speaks_for_ever() -> None:
    for_ever = GOOD.replace("asks = 1.0", "speaks = [1.0, inf]")
    assert faults(for_ever) == ("Bo: “speaks” goes from 1.0 to inf.",)


def test_whatever_nobody_could_read_is_said_with_its_place() -> None:
    wrong = GOOD.replace("A small one", "A \\u0000 one").replace('"Mari"', '"\\u200b "')
    wrong = 'questions = ["", "Why\\u202e?"]\n' + wrong.replace('"Bo"', '"Bo\\u202e"')
    wrong += '\n[[characters.heard]]\nduring = "in_depth"\ntext = " "\n'

    assert faults(wrong) == (
        "$.facilitator cannot be read as a name; please write it in letters.",
        "$.characters[1].name cannot be read as a name; please write it in letters.",
        "$.title has signs that cannot be shown; please leave them out.",
        "$.questions[0] is empty; please write something, or leave it out.",
        "$.questions[1] has signs that cannot be shown; please leave them out.",
        "$.characters[1].heard[0].text is empty; please write something, or leave it out.",
    )


@pytest.mark.parametrize("other", ["ana", "ANA", " Ana ", "Ana\\u200d"])
def test_names_that_look_alike_are_no_two_names(other: str) -> None:
    [fault] = faults(GOOD.replace('"Bo"', f'"{other}"'))
    assert fault.endswith("look alike; please call one of them otherwise.")


printed = st.text(st.characters(codec="utf-8"), max_size=45)


@given(name=printed, text=printed)
def test_any_words_are_read_as_they_are_shown_or_refused(name: str, text: str) -> None:
    drafted = {"title": text, "facilitator": "Mari", "characters": [{"name": name, "about": text}]}
    try:
        scenario = read_scenario(tomli_w.dumps(drafted), PLANS)
    except ScenarioFault:
        return
    [character] = scenario.characters
    assert clean_name(character.name) == character.name
    assert clean_text(scenario.title) == scenario.title != ""
