"""Reads scenarios, by the rules by which plans are read: every fault is said, with where it is."""

import math
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import combinations
from typing import NamedTuple

import msgspec
from circlekeeper_protocol.meeting import Plan
from circlekeeper_protocol.refusals import Refused
from msgspec.structs import replace

from circlekeeper_server.plans.toml import NoToml, read_toml
from circlekeeper_server.rules import clean_name, clean_text, same_name

from .scenario import LED, SEEN, Character, Scenario


class ScenarioFault(ValueError):
    """A scenario that nobody can rehearse: where and why, each fault in a sentence."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_scenario(toml: str, plans: Mapping[str, Plan]) -> Scenario:
    """Raises `ScenarioFault`: what is no TOML, by line; what has another shape, or cannot be read
    by people, by path; and of what makes no sense, everything at once."""
    try:
        scenario = msgspec.convert(read_toml(toml), Scenario)
    except (NoToml, msgspec.ValidationError) as error:
        raise ScenarioFault(f"{error}") from None
    if faults := tuple(_unreadable(scenario)):
        raise ScenarioFault(*faults)
    scenario = _cleaned(scenario)
    if faults := tuple(_faults_of(scenario, plans)):
        raise ScenarioFault(*faults)
    return scenario


def scenarios_with(plans: Mapping[str, Plan]) -> dict[str, Scenario]:
    """The scenarios that come with the hub, by id. Raises `ScenarioFault`."""
    folder = files(__package__) / "scenarios"
    return {
        id: read_scenario((folder / f"{id}.toml").read_text("utf-8"), plans) for id in SEEN + LED
    }


class _Text(NamedTuple):
    where: str
    text: str
    needed: bool = False


def _unreadable(scenario: Scenario) -> Iterator[str]:
    for where, name in _names(scenario):
        try:
            clean_name(name)
        except Refused:
            yield f"{where} cannot be read as a name; please write it in letters."
    for where, text, needed in _texts(scenario):
        try:
            cleaned = clean_text(text)
        except Refused:
            yield f"{where} has signs that cannot be shown; please leave them out."
        else:
            if needed and not cleaned:
                yield f"{where} is empty; please write something, or leave it out."


def _names(scenario: Scenario) -> Iterator[tuple[str, str]]:
    yield "$.facilitator", scenario.facilitator
    for place, each in enumerate(scenario.characters):
        yield f"$.characters[{place}].name", each.name


def _texts(scenario: Scenario) -> Iterator[_Text]:
    yield _Text("$.title", scenario.title, needed=True)
    yield _Text("$.blurb", scenario.blurb)
    yield _Text("$.practises", scenario.practises)
    yield _Text("$.rhythm", scenario.rhythm)
    yield _Text("$.contact", scenario.contact)
    for place, question in enumerate(scenario.questions):
        yield _Text(f"$.questions[{place}]", question, needed=True)
    for place, each in enumerate(scenario.characters):
        yield _Text(f"$.characters[{place}].about", each.about)
        for part, heard in enumerate(each.heard):
            yield _Text(f"$.characters[{place}].heard[{part}].text", heard.text, needed=True)


def _cleaned(scenario: Scenario) -> Scenario:
    """As it may be shown."""
    return replace(
        scenario,
        title=clean_text(scenario.title),
        facilitator=clean_name(scenario.facilitator),
        characters=tuple(map(_cleaned_character, scenario.characters)),
        blurb=clean_text(scenario.blurb),
        practises=clean_text(scenario.practises),
        rhythm=clean_text(scenario.rhythm),
        contact=clean_text(scenario.contact),
        questions=tuple(map(clean_text, scenario.questions)),
    )


def _cleaned_character(character: Character) -> Character:
    return replace(
        character,
        name=clean_name(character.name),
        about=clean_text(character.about),
        heard=tuple(replace(each, text=clean_text(each.text)) for each in character.heard),
    )


def _alike(names: Sequence[str]) -> Iterator[str]:
    for one, other in combinations(names, 2):
        if same_name(one, other):
            yield f"“{one}” and “{other}” look alike; please call one of them otherwise."


def _faults_of(scenario: Scenario, plans: Mapping[str, Plan]) -> Iterator[str]:
    yield from _alike([name for _, name in _names(scenario)])
    if scenario.expected == 1:
        yield "Everyone arrives late; somebody has to be there when it starts."
    plan = plans.get(scenario.plan)
    if plan is None:
        yield f"There is no plan “{scenario.plan}”; there are {', '.join(sorted(plans))}."
        return
    kinds = {phase.kind for phase in plan.phases}
    for each in scenario.characters:
        ways = each.all_ways
        if (ways.leaves or ways.takes_a_break) and each.during not in kinds:
            yield f"{each.name} waits for “{each.during}”, which the plan has no part for."
        for heard in each.heard:
            if heard.during not in kinds:
                yield f"{each.name} is heard in “{heard.during}”, which the plan has no part for."
        for name, (least, most) in (("speaks", ways.speaks), ("uses", ways.uses)):
            if not 0 < least <= most < math.inf:
                yield f"{each.name}: “{name}” goes from {least} to {most}."
        if not ways.hands:
            yield f"{each.name} has no kind of hand to raise."
