"""P11: a group makes its own tradition, out of any that there is."""

from typing import Final, get_args

import pytest
from circlekeeper_protocol.bounds import FloorMode, PhaseKind, StepKind
from circlekeeper_protocol.meeting import Phase, Plan, Step
from circlekeeper_server.plans import PlanFault, built_in, offered, read_plan, write_plan
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.server.rehearsal.imagined import WATCHED, imagine

TEXTS: Final = st.sampled_from(
    [
        "Tea",
        "شاي بالنعناع",
        "🫖🫖",
        "Donaudampfschifffahrtsgesellschaft",
        "a\n b",
        "'''\"\"\"\\",
        "ä̈",
    ]
)
MINUTES: Final = st.integers(1, 12)
STEPS: Final = st.builds(
    Step,
    kind=st.sampled_from(get_args(StepKind)),
    title=TEXTS,
    text=TEXTS | st.just(""),
    minutes=MINUTES,
    mode=st.sampled_from(get_args(FloorMode)),
    prompt=TEXTS | st.just(""),
)


def filled(phase: Phase) -> Phase:
    """As long as its steps, if it has some."""
    return replace(phase, minutes=sum(step.minutes for step in phase.steps) or phase.minutes)


@st.composite
def edited(draw: st.DrawFn) -> Plan:
    """Any plan that there is, after a few of the changes that the editor makes."""
    plan = draw(st.sampled_from([each.plan for each in built_in().values()]))
    phases = list(plan.phases)
    for change in draw(st.lists(st.integers(0, 6), max_size=6)):
        at = draw(st.integers(0, len(phases) - 1))
        match change:
            case 0:
                phases.insert(at, phases[at])
            case 1 if len(phases) > 1:
                del phases[at]
            case 2:
                phases.insert(draw(st.integers(0, len(phases) - 1)), phases.pop(at))
            case 3:
                phases[at] = replace(phases[at], title=draw(TEXTS), prompts=(draw(TEXTS),))
            case 4:
                steps = draw(st.lists(STEPS, max_size=3))
                phases[at] = replace(phases[at], steps=tuple(steps))
            case 5:
                kind = draw(st.sampled_from(get_args(PhaseKind)))
                mode = draw(st.sampled_from(get_args(FloorMode)))
                phases[at] = replace(phases[at], kind=kind, mode=mode, minutes=draw(MINUTES))
            case _:
                phases[at] = replace(phases[at], steps=phases[at].steps[::-1])
    return replace(
        plan,
        title=draw(TEXTS),
        phases=tuple(replace(filled(phase), id=place) for place, phase in enumerate(phases)),
    )


@settings(max_examples=30)
@given(edited())
def test_whatever_a_group_makes_of_a_plan_is_sound_and_comes_back_from_its_file(plan: Plan) -> None:
    made = offered(plan, "Ours.")

    assert read_plan(plan.id, write_plan(made.plan, made.blurb)) == made


@settings(max_examples=20)
@given(edited(), st.integers(0, 3))
def test_what_the_editor_would_not_leave_so_is_refused_with_its_place(
    plan: Plan, fault: int
) -> None:
    phase = plan.phases[0]
    wrong = [
        replace(phase, id=7),
        replace(phase, title=" "),
        replace(phase, hints=("\u202e",)),
        replace(phase, minutes=phase.minutes + 1, steps=phase.steps or (TEA,)),
    ][fault]

    with pytest.raises(PlanFault) as refused:
        offered(replace(plan, phases=(wrong, *plan.phases[1:])), "")
    assert len(refused.value.faults) == 1
    assert refused.value.faults[0].startswith("Phase 1")


@settings(max_examples=8)
@given(edited())
def test_it_can_be_tried_out_from_the_door_to_goodbye(plan: Plan) -> None:
    two = replace(WATCHED[2], characters=WATCHED[2].characters[:2])

    *_, last = imagine(two, "one", plan=offered(plan, "").plan, minute=10_000)
    assert last.after.stage == "ended"


def test_its_texts_together_are_no_longer_than_a_phone_can_load() -> None:
    long = replace(built_in()["check-in"].plan.phases[0], id=0, steps=(), prompts=("x" * 500,) * 30)
    plan = Plan(id="own", title="Ours", phases=(long, replace(long, id=1)))

    with pytest.raises(PlanFault) as refused:
        offered(plan, "")
    assert len(refused.value.faults) == 1
    assert "signs; 20000 is the most." in refused.value.faults[0]


TEA: Final = Step(kind="drink", title="Tea", text="", minutes=99, mode="open", prompt="")
