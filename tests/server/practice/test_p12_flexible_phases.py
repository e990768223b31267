"""P12: phases run at the same time, in another order, again; the plan is dropped when life
happens, and taken up where it was left."""

from circlekeeper_protocol.commands import (
    BeginPhase,
    SetPhaseAside,
    SetPlanAside,
    StartMeeting,
    TakeUpPlan,
)
from circlekeeper_protocol.meeting import Meeting

from tests.support.meetings import circle_of, do

MARI = 1
OPENING, IN_DEPTH, WRAP_UP, CLOSING = 0, 1, 2, 3


def started() -> Meeting:
    return do(circle_of("Mari", "Ana"), MARI, StartMeeting())


def status(meeting: Meeting) -> list[str]:
    return [progress.status for progress in meeting.course.progress]


def test_two_run_at_the_same_time() -> None:
    meeting = do(started(), MARI, BeginPhase(phase=IN_DEPTH, blend=True))

    assert status(meeting) == ["active", "active", "upcoming", "upcoming"]


def test_any_comes_before_any_other_and_again() -> None:
    meeting = do(started(), MARI, BeginPhase(phase=WRAP_UP, blend=False))
    meeting = do(meeting, MARI, BeginPhase(phase=OPENING, blend=False))

    assert status(meeting) == ["active", "upcoming", "done", "upcoming"]


def test_one_is_left_out_and_begun_all_the_same() -> None:
    meeting = do(started(), MARI, SetPhaseAside(phase=IN_DEPTH))
    assert status(meeting)[IN_DEPTH] == "aside"

    assert status(do(meeting, MARI, BeginPhase(phase=IN_DEPTH, blend=False)))[IN_DEPTH] == "active"


def test_the_plan_is_set_aside_and_taken_up_where_it_was_left() -> None:
    before = do(started(), MARI, BeginPhase(phase=IN_DEPTH, blend=False))

    aside = do(before, MARI, SetPlanAside())
    assert aside.course.aside
    assert status(aside) == status(before)

    assert do(aside, MARI, TakeUpPlan()).course == before.course
