"""How the plan goes."""

from circlekeeper_protocol.commands import (
    BeginPhase,
    EndTurn,
    FinishPhase,
    GoToStep,
    RaiseHand,
    SetPhaseAside,
    SetPlanAside,
    ShowPrompt,
    StartMeeting,
    TakeUpPlan,
)
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.rules import decide

from tests.support.meetings import MINUTE, NOW, circle_of, do, refused

MARI, ANA = 1, 2
OPENING, IN_DEPTH, WRAP_UP, CLOSING = 0, 1, 2, 3


def started() -> Meeting:
    return do(circle_of("Mari", "Ana"), MARI, StartMeeting())


def status(meeting: Meeting) -> list[str]:
    return [progress.status for progress in meeting.course.progress]


def test_starting_begins_the_first_phase() -> None:
    meeting = started()

    assert status(meeting) == ["active", "upcoming", "upcoming", "upcoming"]
    assert meeting.floor.mode == "quiet"
    with refused("already_started"):
        decide(meeting, MARI, NOW, StartMeeting())


def test_a_phase_that_was_set_aside_before_the_start_is_left_out() -> None:
    meeting = do(circle_of("Mari"), MARI, SetPhaseAside(phase=OPENING))
    meeting = do(meeting, MARI, StartMeeting())

    assert status(meeting)[:2] == ["aside", "active"]
    assert meeting.time.ends_at == NOW + 30 * MINUTE


def test_going_on_finishes_what_was_active() -> None:
    meeting = do(started(), MARI, BeginPhase(phase=IN_DEPTH, blend=False))

    assert status(meeting) == ["done", "active", "upcoming", "upcoming"]
    assert (meeting.floor.mode, meeting.course.prompt) == ("queue", "What is on your mind?")


def test_phases_come_in_any_order_and_again() -> None:
    meeting = do(started(), MARI, BeginPhase(phase=CLOSING, blend=False))
    meeting = do(meeting, MARI, BeginPhase(phase=OPENING, blend=False))

    assert status(meeting) == ["active", "upcoming", "upcoming", "done"]


def test_a_phase_that_is_blended_in_leaves_the_floor_and_the_prompt_alone() -> None:
    meeting = do(started(), MARI, BeginPhase(phase=IN_DEPTH, blend=False))
    before = (meeting.floor, meeting.course.prompt)

    meeting = do(meeting, MARI, BeginPhase(phase=WRAP_UP, blend=True))

    assert status(meeting) == ["done", "active", "active", "upcoming"]
    assert (meeting.floor, meeting.course.prompt) == before


def test_the_plan_is_set_aside_and_taken_up_where_it_was() -> None:
    meeting = do(started(), MARI, SetPlanAside())
    assert meeting.course.aside
    assert status(meeting) == status(started())

    assert not do(meeting, MARI, TakeUpPlan()).course.aside
    for phase in (OPENING, IN_DEPTH):
        assert not do(meeting, MARI, BeginPhase(phase=phase, blend=False)).course.aside


def test_a_ritual_goes_step_by_step_forth_and_back() -> None:
    meeting = do(started(), MARI, GoToStep(phase=OPENING, step=1))
    assert meeting.course.prompt == "How are you here?"
    assert meeting.floor.turn is not None

    meeting = do(meeting, MARI, GoToStep(phase=OPENING, step=0))
    assert meeting.floor.mode == "quiet"
    assert meeting.floor.turn is not None, "whoever has the floor keeps it"
    with refused("no_such_step"):
        decide(meeting, MARI, NOW, GoToStep(phase=OPENING, step=2))


def test_a_finished_phase_leaves_nothing_active_until_someone_says_so() -> None:
    meeting = do(started(), MARI, FinishPhase(phase=OPENING))

    assert "active" not in status(meeting)
    assert decide(meeting, MARI, NOW, FinishPhase(phase=OPENING)) == ()


def test_a_prompt_is_shown_and_taken_away() -> None:
    meeting = do(started(), MARI, ShowPrompt(text=" What helps? "))
    assert meeting.course.prompt == "What helps?"

    assert do(meeting, MARI, ShowPrompt(text="")).course.prompt == ""


def test_the_speaker_keeps_the_floor_whatever_the_plan_does() -> None:
    meeting = do(started(), MARI, BeginPhase(phase=IN_DEPTH, blend=False))
    meeting = do(meeting, ANA, RaiseHand(kind="speak"))

    meeting = do(meeting, MARI, BeginPhase(phase=CLOSING, blend=False))

    assert meeting.floor.turn is not None
    assert meeting.floor.turn.member == ANA
    assert do(meeting, ANA, EndTurn(turn=meeting.floor.turn.id)).floor.turn is not None


def test_participants_do_not_move_the_plan() -> None:
    with refused("not_a_facilitator"):
        decide(started(), ANA, NOW, BeginPhase(phase=IN_DEPTH, blend=False))
    with refused("no_such_phase"):
        decide(started(), MARI, NOW, BeginPhase(phase=9, blend=False))
