"""How long things take, who makes them longer, and that nothing happens by itself."""

from circlekeeper_protocol.bounds import HUB, Millis
from circlekeeper_protocol.commands import (
    BeginPhase,
    EndMeeting,
    EraseMeeting,
    ExtendBell,
    ExtendStep,
    ExtendTime,
    ExtendTurn,
    PauseTime,
    RaiseHand,
    ResumeTime,
    RingBell,
    RingDue,
    SetCustoms,
    SetPhaseAside,
    SetPhaseMinutes,
    StartMeeting,
)
from circlekeeper_protocol.floor import Customs
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.rules import decide, expires_at, next_deadline

from tests.server.rules.short_meeting import ANA, END, MARI, planned, speaking, started
from tests.support.meetings import MINUTE, NOW, circle_of, do, line_back, line_lost, refused

HOUR = 60 * MINUTE


def test_pausing_holds_everything_and_resuming_moves_it_on() -> None:
    meeting = do(started(), MARI, PauseTime(), at=NOW + MINUTE)
    assert planned(meeting) == []
    assert next_deadline(meeting) is None

    meeting = do(meeting, MARI, ResumeTime(), at=NOW + 4 * MINUTE)

    assert meeting.time.ends_at == END + 3 * MINUTE
    assert meeting.course.progress[0].ends_at == NOW + 8 * MINUTE
    assert planned(meeting)[0] == ("heads_up", 15, END - 12 * MINUTE)


def test_more_minutes_move_the_phase_and_the_end() -> None:
    meeting = do(started(), MARI, ExtendTime(minutes=5, phase=0))

    assert meeting.course.progress[0].ends_at == NOW + 10 * MINUTE
    assert meeting.time.ends_at == END + 5 * MINUTE


def test_fewer_minutes_are_gained_by_the_next_phase() -> None:
    meeting = do(started(), MARI, ExtendTime(minutes=-3, phase=0))

    assert meeting.course.progress[0].ends_at == NOW + 2 * MINUTE
    assert meeting.plan.phases[1].minutes == 23
    assert meeting.time.ends_at == END
    with refused("too_short"):
        decide(meeting, MARI, NOW, ExtendTime(minutes=-3, phase=0))


def test_in_overtime_more_minutes_count_from_now() -> None:
    late = END + 7 * MINUTE

    meeting = do(started(), MARI, ExtendTime(minutes=5, phase=None), at=late)

    assert meeting.time.ends_at == late + 5 * MINUTE


def test_with_every_phase_set_aside_the_meeting_is_as_long_as_it_was_to_be() -> None:
    meeting = circle_of("Mari")
    for phase in range(4):
        meeting = do(meeting, MARI, SetPhaseAside(phase=phase))

    meeting = do(meeting, MARI, StartMeeting())

    assert meeting.time.ends_at == END
    assert planned(meeting)[-1] == ("end", 0, END)


def test_no_minutes_more_change_nothing() -> None:
    assert decide(started(), MARI, NOW, ExtendTime(minutes=0, phase=0)) == ()


def test_a_phase_gets_another_length_and_the_end_moves_with_it() -> None:
    meeting = do(started(), MARI, SetPhaseMinutes(phase=1, minutes=30))

    assert meeting.time.ends_at == END + 10 * MINUTE


def test_nothing_ends_when_the_time_is_over() -> None:
    meeting = do(speaking(), HUB, RingDue(), at=END + HOUR)

    assert meeting.stage == "running"
    assert meeting.floor.turn is not None


def test_ending_sets_the_moment_of_forgetting() -> None:
    meeting = do(speaking(), MARI, EndMeeting(), at=END)

    assert (meeting.stage, meeting.floor.turn) == ("ended", None)
    assert meeting.erases_at == expires_at(meeting, END) == END + 24 * HOUR
    assert next_deadline(meeting) is None
    with refused("meeting_is_over"):
        decide(meeting, ANA, END, RaiseHand(kind="speak"))
    assert do(meeting, MARI, EraseMeeting()).stage == "erased"


def test_a_meeting_that_nobody_ended_is_forgotten_after_a_week() -> None:
    assert expires_at(circle_of("Mari"), NOW) == END + 7 * 24 * HOUR
    assert expires_at(started(), END + HOUR) == END + HOUR + 7 * 24 * HOUR


def test_before_the_start_there_is_no_floor_yet() -> None:
    with refused("not_started"):
        decide(circle_of("Mari", "Ana"), ANA, NOW, RaiseHand(kind="speak"))


def test_a_step_has_a_time_of_its_own_which_grows_with_its_phase_and_the_meeting() -> None:
    meeting = started()
    assert meeting.course.progress[0].step_ends_at == NOW + 2 * MINUTE

    meeting = do(meeting, MARI, ExtendStep(phase=0, minutes=3), at=NOW + MINUTE)

    progress = meeting.course.progress[0]
    assert (progress.step_ends_at, progress.ends_at) == (NOW + 5 * MINUTE, NOW + 8 * MINUTE)
    assert meeting.time.ends_at == END + 3 * MINUTE
    with refused("no_such_step"):
        decide(meeting, MARI, NOW, ExtendStep(phase=1, minutes=3))


def test_a_turn_gets_more_of_the_time_that_the_group_has_set() -> None:
    meeting = do(started(), MARI, SetCustoms(customs=Customs(turn_minutes=3)))
    meeting = do(meeting, MARI, BeginPhase(phase=1, blend=False))
    meeting = do(meeting, ANA, RaiseHand(kind="speak"))

    meeting = do(meeting, MARI, ExtendTurn(turn=1, minutes=2))

    assert [d for k, _, d in planned(meeting) if k == "turn"] == [NOW + 5 * MINUTE]
    with refused("turn_is_over"):
        decide(meeting, MARI, NOW, ExtendTurn(turn=2, minutes=2))


def signed() -> Meeting:
    """Ana speaks, in a group whose turns get a sign after ten minutes."""
    meeting = do(started(), MARI, SetCustoms(customs=Customs(turn_minutes=10)))
    meeting = do(meeting, MARI, BeginPhase(phase=1, blend=False))
    return do(meeting, ANA, RaiseHand(kind="speak"))


def signs(meeting: Meeting) -> list[Millis]:
    return [due for kind, _, due in planned(meeting) if kind == "turn"]


def test_a_pause_moves_the_sign_of_a_turn_too() -> None:
    meeting = do(signed(), MARI, PauseTime(), at=NOW + MINUTE)
    meeting = do(meeting, MARI, ResumeTime(), at=NOW + 3 * MINUTE)

    assert signs(meeting) == [NOW + 12 * MINUTE]


def test_a_bell_or_a_lost_line_in_a_pause_moves_the_sign_of_a_turn_no_further() -> None:
    paused = do(signed(), MARI, PauseTime(), at=NOW + MINUTE)
    quiet = do(paused, MARI, RingBell(named=False), at=NOW + 2 * MINUTE)
    quiet = do(quiet, HUB, RingDue(), at=NOW + 3 * MINUTE)
    lost = line_lost(paused, ANA, at=NOW + 2 * MINUTE)
    back = line_back(lost, ANA, at=NOW + 3 * MINUTE)

    for meeting in (quiet, back):
        resumed = do(meeting, MARI, ResumeTime(), at=NOW + 5 * MINUTE)
        assert signs(resumed) == [NOW + 14 * MINUTE]
    late = do(lost, MARI, ResumeTime(), at=NOW + 5 * MINUTE)
    assert signs(line_back(late, ANA, at=NOW + 6 * MINUTE)) == [NOW + 15 * MINUTE]


def test_of_two_who_move_the_same_at_once_the_second_changes_nothing() -> None:
    meeting = started()
    press = ExtendTime(minutes=5, phase=0, was=NOW + 5 * MINUTE)

    once = do(meeting, MARI, press)

    with refused("moved_already"):
        decide(once, MARI, NOW, press)
    with refused("moved_already"):
        decide(once, MARI, NOW, ExtendTime(minutes=5, phase=None, was=END))
    with refused("moved_already"):
        decide(once, MARI, NOW, ExtendStep(phase=0, minutes=1, was=NOW))
    with refused("moved_already"):
        decide(signed(), MARI, NOW, ExtendTurn(turn=1, minutes=1, was=0))
    with refused("moved_already"):
        ringing = do(once, ANA, RingBell(named=False))
        decide(ringing, MARI, NOW, ExtendBell(minutes=1, was=NOW))
