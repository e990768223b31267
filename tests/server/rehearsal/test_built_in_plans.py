"""Every built-in plan is held from the door to goodbye, in each floor mode that it names."""

from itertools import pairwise

import pytest
from circlekeeper_protocol import events as e
from circlekeeper_protocol.bounds import FloorMode
from circlekeeper_protocol.meeting import Plan
from circlekeeper_server.plans import OfferedPlan, built_in
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.server.rehearsal.imagined import WATCHED, Told, imagine

EIGHT, _, FOUR = WATCHED
TWO = replace(FOUR, characters=FOUR.characters[2:3])


def modes_of(plan: Plan) -> set[FloorMode]:
    """Steps say their own; a phase with steps says none."""
    whole = {phase.mode for phase in plan.phases if not phase.steps}
    return whole | {step.mode for phase in plan.phases for step in phase.steps}


def held(offered: OfferedPlan, seed: str, *, many: bool = False) -> list[Told]:
    scenario = TWO if offered.plan.kind == "pair" else EIGHT if many else FOUR
    return list(imagine(scenario, seed, plan=offered.plan, minute=10_000))


@pytest.mark.parametrize("offered", built_in().values(), ids=list(built_in()))
def test_it_goes_from_the_door_to_goodbye_in_every_mode_that_it_names(
    offered: OfferedPlan,
) -> None:
    told = held(offered, "one", many=True)

    assert told[-1].after.stage == "ended"
    assert {progress.status for progress in told[-1].after.course.progress} <= {"done", "active"}
    running = [each.after for each in told if each.after.stage == "running"]
    assert {meeting.floor.mode for meeting in running} == modes_of(offered.plan)
    shown = {
        (phase.id, meeting.course.progress[phase.id].step)
        for meeting in running
        for phase in offered.plan.phases
        if meeting.course.progress[phase.id].status == "active"
    }
    assert shown == {
        (phase.id, step) for phase in offered.plan.phases for step in range(len(phase.steps) or 1)
    }


@pytest.mark.parametrize("offered", built_in().values(), ids=list(built_in()))
@given(seed=st.text(max_size=4))
def test_nobody_is_refused_anything(offered: OfferedPlan, seed: str) -> None:
    assert held(offered, seed)[-1].after.stage == "ended"


def test_the_piece_goes_around_and_is_also_let_go_on() -> None:
    events = [
        event
        for seed in "abcdefgh"
        for told in held(built_in()["listening-circle"], seed, many=True)
        for event in told.events
    ]

    assert {e.PieceOffered, e.PieceOfferEnded} <= {type(event) for event in events}


def test_whoever_volunteers_speaks_once() -> None:
    told = held(built_in()["listening-circle"], "one", many=True)
    spoke: list[int] = []
    for before, after in pairwise(told):
        floor = before.after.floor
        if floor.mode == "volunteer" and floor.round and not floor.round.adding:
            spoke += [ev.member for ev in after.events if isinstance(ev, e.TurnBegan)]

    assert len(spoke) > 3
    assert len(set(spoke)) == len(spoke)
