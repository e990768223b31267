"""P12: phases run at the same time, in another order, again; one is put in; the plan is dropped
when life happens, and taken up where it was left."""

from circlekeeper_protocol.bounds import PhaseId
from circlekeeper_protocol.commands import (
    BeginPhase,
    ExtendTime,
    InsertPhase,
    MovePhase,
    SetFixedEnd,
    SetPhaseAside,
    SetPlanAside,
    StartMeeting,
    TakeUpPlan,
)
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view
from circlekeeper_server.rules import decide, faults_of
from circlekeeper_server.rules.soundness import MOST_PHASES, numbered

from tests.support.meetings import MINUTE, NOW, circle_of, do, refused

MARI, ANA = 1, 2
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


def a_break(before: PhaseId | None, minutes: int = 10) -> InsertPhase:
    return InsertPhase("A break", minutes, "open", "What is good just now?", before)


def shape(meeting: Meeting) -> list[tuple[str, int]]:
    return [(phase.title, phase.minutes) for phase in meeting.plan.phases]


def end(meeting: Meeting) -> int:
    assert meeting.time.ends_at is not None
    return (meeting.time.ends_at - NOW) // MINUTE


def test_a_part_is_put_in_where_it_is_needed_and_the_meeting_grows_with_it() -> None:
    meeting = do(started(), MARI, a_break(before=WRAP_UP))

    assert shape(meeting)[2] == ("A break", 10)
    assert end(meeting) == 45
    held = do(meeting, MARI, BeginPhase(phase=4, blend=False))
    assert (held.floor.mode, held.course.prompt) == ("open", "What is good just now?")
    assert status(held) == ["done", "upcoming", "upcoming", "upcoming", "active"]


def test_where_the_end_is_fixed_the_others_give_what_they_can_and_a_part_is_never_refused() -> None:
    fixed = do(do(circle_of("Mari", "Ana"), MARI, SetFixedEnd(fixed=True)), MARI, StartMeeting())

    meeting = do(fixed, MARI, a_break(before=None))
    assert (shape(meeting)[IN_DEPTH], end(meeting)) == (("In depth", 10), 35)

    longer = do(fixed, MARI, a_break(before=None, minutes=90))
    assert [minutes for _, minutes in shape(longer)] == [5, 1, 5, 5, 90]
    assert end(longer) == 35


def test_before_it_begins_everyone_at_the_door_sees_what_is_new() -> None:
    meeting = do(circle_of("Mari", "Ana"), MARI, a_break(before=IN_DEPTH))
    meeting = do(meeting, MARI, MovePhase(phase=CLOSING, before=WRAP_UP))

    titles = [phase.title for phase in view(meeting, "door").plan.phases]
    assert titles == ["Opening", "A break", "In depth", "Closing", "Wrap-up"]
    assert end(do(meeting, MARI, StartMeeting())) == 45


def test_a_part_that_is_moved_keeps_its_length_and_what_follows_is_told_by_the_order() -> None:
    meeting = do(started(), MARI, MovePhase(phase=IN_DEPTH, before=CLOSING))

    assert [title for title, _ in shape(meeting)] == ["Opening", "Wrap-up", "In depth", "Closing"]
    assert (end(meeting), status(meeting)) == (35, status(started()))
    shorter = do(meeting, MARI, ExtendTime(minutes=-2, phase=OPENING))
    assert shape(shorter)[1] == ("Wrap-up", 7)


def test_wrap_up_is_said_before_all_that_comes_after_it() -> None:
    def wrap_up(meeting: Meeting) -> int:
        return next(signal.minutes for signal in meeting.time.signals if signal.kind == "wrap_up")

    assert wrap_up(started()) == 10
    assert wrap_up(do(started(), MARI, a_break(before=CLOSING))) == 20
    assert wrap_up(do(started(), MARI, MovePhase(phase=IN_DEPTH, before=None))) == 30


def test_what_changes_nothing_is_no_event_and_what_is_not_there_is_refused() -> None:
    meeting = started()
    for before in (IN_DEPTH, WRAP_UP):
        assert decide(meeting, MARI, NOW, MovePhase(phase=IN_DEPTH, before=before)) == ()
    for command in (MovePhase(phase=9, before=None), MovePhase(phase=1, before=9), a_break(9)):
        with refused("no_such_phase"):
            decide(meeting, MARI, NOW, command)
    with refused("unclear_text"):
        decide(meeting, MARI, NOW, InsertPhase(" ", 5, "open", "", None))
    with refused("not_a_facilitator"):
        decide(meeting, ANA, NOW, a_break(before=None))
    while len(meeting.plan.phases) < MOST_PHASES:
        meeting = do(meeting, MARI, a_break(before=None))
    with refused("plan_is_full"):
        decide(meeting, MARI, NOW, a_break(before=None))


def test_a_new_meeting_can_be_made_of_a_plan_that_was_lived_in() -> None:
    lived = do(circle_of("Mari", "Ana"), MARI, a_break(before=OPENING)).plan

    assert faults_of(lived)
    assert faults_of(numbered(lived)) == ()
