"""What plans and the hub say is short: people read it who are tired, upset, or new to the language.

The browser client's catalogues are held to the same in `client/web/tests/i18n/sentences.test.ts`.
"""

import re
from collections.abc import Iterator
from typing import Final

from circlekeeper_protocol.refusals import REFUSALS
from circlekeeper_server.plans import OfferedPlan, built_in, first_agreements, rehearsed
from circlekeeper_server.rehearsal import scenarios_with
from circlekeeper_server.web.problems import PROBLEMS

TOO_MANY: Final = 14
"""Each sentence has fewer words. Their number says nothing about kindness; that was read aloud."""

LONGER: Final[dict[str, str]] = {}
"""Sentences that need more, each with its reason."""

END: Final = re.compile(r"(?<=[.?!…])[”’)]?\s+")
WORD: Final = re.compile(r"[^\W_]")


def sentences_of(text: str) -> list[str]:
    return END.split(text)


def words_in(sentence: str) -> int:
    return sum(WORD.search(word) is not None for word in sentence.split())


def of_a_plan(offered: OfferedPlan) -> Iterator[str]:
    yield offered.title
    yield offered.blurb
    for phase in offered.plan.phases:
        yield from (phase.title, *phase.prompts, *phase.hints)
        for step in phase.steps:
            yield from (step.title, step.text, step.prompt)


def all_that_is_said() -> Iterator[str]:
    plans = (*built_in().values(), rehearsed())
    for offered in plans:
        yield from of_a_plan(offered)
    for scenario in scenarios_with({offered.id: offered.plan for offered in plans}).values():
        yield from (scenario.title, scenario.blurb, scenario.practises, *scenario.questions)
        yield from (character.about for character in scenario.characters)
    yield from (card.text for card in first_agreements())
    yield from (refusal.sentence for refusal in REFUSALS.values())
    yield from (answer.message for answer in PROBLEMS.values())


SAID: Final = [sentence for text in all_that_is_said() for sentence in sentences_of(text)]
TOO_LONG: Final = {sentence for sentence in SAID if words_in(sentence) >= TOO_MANY}


def test_every_sentence_is_short_or_has_a_reason() -> None:
    assert set(LONGER) == TOO_LONG


def test_none_shouts() -> None:
    assert [sentence for sentence in SAID if "!" in sentence] == []
