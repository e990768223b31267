"""Whether a meeting can be held by a plan: what its types alone cannot say.

A plan has a beginning, and an end that can be foreseen; the steps of a ritual fill it; every text
can be read. All faults are found together, so that whoever writes a plan mends it once.
"""

from collections.abc import Iterator
from typing import Final

from circlekeeper_protocol.meeting import Phase, Plan
from circlekeeper_protocol.refusals import Refused
from msgspec.structs import replace

from .texts import clean_text

MOST_PHASES: Final = 40
MOST_STEPS: Final = 30
"""In one ritual."""
MOST_PROMPTS: Final = 30
MOST_HINTS: Final = 12
LONGEST_MINUTES: Final = 24 * 60
"""All phases together."""
MOST_SIGNS: Final = 20_000
"""All texts together: ten times what a long evening needs. Everyone who joins is sent the plan."""


def faults_of(plan: Plan) -> tuple[str, ...]:
    """Sentences for whoever wrote it, in the order of the plan; none if a meeting can be held."""
    if not plan.phases:
        return ("It needs at least one phase.",)
    if len(plan.phases) > MOST_PHASES:
        return (f"It has {len(plan.phases)} phases; {MOST_PHASES} is the most.",)
    signs = sum(map(len, _texts(plan)))
    if signs > MOST_SIGNS:
        return (f"Its texts have {signs} signs; {MOST_SIGNS} is the most.",)
    return tuple(_of_the_plan(plan))


def cleaned_plan(plan: Plan) -> Plan:
    """As it may be shown. Raises `Refused("unsound_plan")`."""
    if faults_of(plan):
        raise Refused("unsound_plan")
    phases = tuple(_cleaned(place, phase) for place, phase in enumerate(plan.phases))
    return replace(plan, title=clean_text(plan.title), phases=phases)


def numbered(plan: Plan) -> Plan:
    """One that was lived in, as a new one: its parts have the numbers of their places again."""
    phases = tuple(replace(phase, id=place) for place, phase in enumerate(plan.phases))
    return replace(plan, phases=phases)


def _of_the_plan(plan: Plan) -> Iterator[str]:
    yield from _unreadable("The plan", "its title", plan.title, needed=True)
    for place, phase in enumerate(plan.phases):
        if phase.id != place:
            yield f"Phase {place + 1} is numbered {phase.id}, but stands at {place}."
        yield from _of_a_phase(place, phase)
    minutes = sum(phase.minutes for phase in plan.phases)
    if not minutes:
        yield "It takes no time at all; give its phases some minutes."
    if minutes > LONGEST_MINUTES:
        yield f"It takes {minutes} minutes; a day, {LONGEST_MINUTES}, is the most."


def _of_a_phase(place: int, phase: Phase) -> Iterator[str]:
    where = f"Phase {place + 1}, “{_shown(phase.title)}”"
    yield from _unreadable(where, "its title", phase.title, needed=True)
    for name, texts, most in (
        ("prompts", phase.prompts, MOST_PROMPTS),
        ("hints", phase.hints, MOST_HINTS),
    ):
        if len(texts) > most:
            yield f"{where}: it has {len(texts)} {name}; {most} is the most."
        for text in texts[:most]:
            yield from _unreadable(where, f"one of its {name}", text, needed=True)
    if len(phase.steps) > MOST_STEPS:
        yield f"{where}: it has {len(phase.steps)} steps; {MOST_STEPS} is the most."
    for number, step in enumerate(phase.steps[:MOST_STEPS], 1):
        inside = f"{where}, step {number}"
        yield from _unreadable(inside, "its title", step.title, needed=True)
        yield from _unreadable(inside, "its text", step.text, needed=False)
        yield from _unreadable(inside, "its prompt", step.prompt, needed=False)
    in_steps = sum(step.minutes for step in phase.steps)
    if phase.steps and in_steps != phase.minutes:
        yield f"{where}: its steps take {in_steps} minutes, but it has {phase.minutes}."


def _shown(title: str) -> str:
    """Nothing that would turn the sentence around in which it stands."""
    try:
        return clean_text(title)
    except Refused:
        return "…"


def _texts(plan: Plan) -> Iterator[str]:
    yield plan.title
    for phase in plan.phases:
        yield phase.title
        yield from phase.prompts
        yield from phase.hints
        for step in phase.steps:
            yield from (step.title, step.text, step.prompt)


def _unreadable(where: str, what: str, text: str, *, needed: bool) -> Iterator[str]:
    try:
        cleaned = clean_text(text)
    except Refused:
        yield f"{where}: {what} has signs that cannot be shown."
        return
    if needed and not cleaned:
        yield f"{where}: {what} is empty."


def _cleaned(place: int, phase: Phase) -> Phase:
    return replace(
        phase,
        id=place,
        title=clean_text(phase.title),
        prompts=tuple(map(clean_text, phase.prompts)),
        hints=tuple(map(clean_text, phase.hints)),
        steps=tuple(
            replace(
                step,
                title=clean_text(step.title),
                text=clean_text(step.text),
                prompt=clean_text(step.prompt),
            )
            for step in phase.steps
        ),
    )
