"""When things are due, and that nothing happens by itself."""

import msgspec
from circlekeeper_protocol.bounds import HUB, Millis
from circlekeeper_protocol.commands import (
    BeginPhase,
    ChooseSounding,
    EndMeeting,
    EndTurn,
    EraseMeeting,
    ExtendBell,
    ExtendStep,
    ExtendTime,
    ExtendTurn,
    FinishPhase,
    Leave,
    PauseTime,
    RaiseHand,
    ResumeTime,
    RingBell,
    RingDue,
    SetCustoms,
    SetHeadsUps,
    SetPhaseAside,
    SetPhaseMinutes,
    StartMeeting,
    TellMuted,
)
from circlekeeper_protocol.events import Events
from circlekeeper_protocol.floor import Customs
from circlekeeper_protocol.meeting import Meeting, Signal
from circlekeeper_server.rules import decide, expires_at, next_deadline
from circlekeeper_server.rules.time import LEAD
from circlekeeper_server.rules.time.moments import OVERTIME
from circlekeeper_server.rules.time.signals import HOLD, MISSED_AFTER, NOTICE

from tests.support.meetings import MINUTE, NOW, circle_of, do, line_back, line_lost, refused

MARI, ANA = 1, 2
HOUR = 60 * MINUTE
END = NOW + 35 * MINUTE


def started() -> Meeting:
    return do(circle_of("Mari", "Ana"), MARI, StartMeeting())


def speaking() -> Meeting:
    meeting = do(started(), MARI, BeginPhase(phase=1, blend=False))
    return do(meeting, ANA, RaiseHand(kind="speak"))


def planned(meeting: Meeting) -> list[tuple[str, int, Millis]]:
    return [(s.kind, s.minutes, s.due) for s in meeting.time.signals if s.state == "planned"]


def first(meeting: Meeting) -> Signal:
    return meeting.time.signals[0]


def test_starting_plans_every_signal_and_none_beside_another() -> None:
    """Wrap-up and closing take ten minutes, so wrap-up says that ten are left."""
    assert planned(started()) == [
        ("heads_up", 15, END - 15 * MINUTE),
        ("wrap_up", 10, END - 10 * MINUTE),
        ("end", 0, END),
        ("quiet", 0, NOW + 2 * MINUTE),
        ("phase", 0, NOW + 5 * MINUTE),
    ]


def test_a_signal_is_announced_a_moment_before_it_rings() -> None:
    meeting = do(started(), MARI, FinishPhase(phase=0))
    due = END - 15 * MINUTE
    assert next_deadline(meeting) == due - LEAD

    meeting = do(meeting, HUB, RingDue(), at=due - LEAD)

    assert (first(meeting).state, first(meeting).ring_at) == ("announced", due)
    assert decide(meeting, HUB, due - LEAD, RingDue()) == ()


def test_a_signal_waits_for_the_end_of_a_turn() -> None:
    due = END - 15 * MINUTE
    meeting = do(speaking(), HUB, RingDue(), at=due - LEAD)
    assert first(meeting).state == "held"
    assert next_deadline(meeting) == due + HOLD * MINUTE - LEAD

    assert meeting.floor.turn is not None
    meeting = do(meeting, ANA, EndTurn(turn=meeting.floor.turn.id), at=due + 40_000)
    assert first(meeting).ring_at == due + 40_000 + LEAD


def test_a_signal_waits_two_minutes_at_most_and_the_turn_goes_on() -> None:
    due = END - 15 * MINUTE
    meeting = do(speaking(), HUB, RingDue(), at=due - LEAD)

    meeting = do(meeting, HUB, RingDue(), at=due + HOLD * MINUTE - LEAD)

    assert first(meeting).ring_at == due + HOLD * MINUTE
    assert meeting.floor.turn is not None


def test_a_signal_that_was_overdue_while_nobody_was_here_is_missed() -> None:
    due = END - 15 * MINUTE

    meeting = do(started(), HUB, RingDue(), at=due + HOLD * MINUTE + MISSED_AFTER + 1)

    assert first(meeting).state == "missed"


def test_a_signal_waits_also_while_the_speakers_line_is_down() -> None:
    due = END - 15 * MINUTE

    meeting = do(line_lost(speaking(), ANA), HUB, RingDue(), at=due - LEAD)

    assert first(meeting).state == "held"


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


def test_after_an_extension_a_heads_up_is_given_again_under_a_new_id() -> None:
    meeting = do(started(), HUB, RingDue(), at=END - 15 * MINUTE - LEAD)
    rung = first(meeting).id

    meeting = do(meeting, MARI, ExtendTime(minutes=10, phase=None), at=END - 14 * MINUTE)

    again = [s for s in meeting.time.signals if (s.minutes, s.state) == (15, "planned")]
    assert [s.due for s in again] == [END - 5 * MINUTE]
    assert again[0].id != rung


def test_heads_ups_can_be_set_also_before_the_start() -> None:
    meeting = do(circle_of("Mari"), MARI, SetHeadsUps(minutes=(5, 20, 5)))
    meeting = do(meeting, MARI, StartMeeting())

    assert [m for kind, m, _ in planned(meeting) if kind == "heads_up"] == [20, 5]


def test_a_short_meeting_does_not_begin_with_a_heads_up() -> None:
    meeting = do(circle_of("Mari"), MARI, SetPhaseMinutes(phase=1, minutes=0))
    meeting = do(meeting, MARI, SetHeadsUps(minutes=(15, 12)))

    meeting = do(meeting, MARI, StartMeeting())

    assert meeting.time.ends_at == NOW + 15 * MINUTE
    assert [minutes for kind, minutes, _ in planned(meeting) if kind == "heads_up"] == [12]


def test_with_every_phase_set_aside_the_meeting_is_as_long_as_it_was_to_be() -> None:
    meeting = circle_of("Mari")
    for phase in range(4):
        meeting = do(meeting, MARI, SetPhaseAside(phase=phase))

    meeting = do(meeting, MARI, StartMeeting())

    assert meeting.time.ends_at == END
    assert planned(meeting)[-1] == ("end", 0, END)


def test_what_is_planned_for_a_very_long_end_can_be_written_and_read() -> None:
    meeting = do(started(), MARI, SetPhaseMinutes(phase=2, minutes=600))
    events = decide(meeting, MARI, NOW, SetPhaseMinutes(phase=3, minutes=600))

    assert msgspec.json.decode(msgspec.json.encode(events), type=Events) == events


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


def test_the_end_of_a_part_is_told_and_ends_nothing() -> None:
    over = NOW + 5 * MINUTE
    meeting = do(started(), HUB, RingDue(), at=over - LEAD)

    [told] = [signal for signal in meeting.time.signals if signal.kind == "phase"]
    assert (told.phase, told.ring_at) == (0, over)
    assert do(meeting, HUB, RingDue(), at=over).course.progress[0].status == "active"


def test_past_the_end_it_is_said_again_from_time_to_time() -> None:
    meeting = do(started(), HUB, RingDue(), at=END - LEAD)
    assert [d for k, _, d in planned(meeting) if k == "overtime"] == [
        END + minutes * MINUTE for minutes in OVERTIME
    ]

    longer = do(meeting, MARI, ExtendTime(minutes=10, phase=None), at=END + MINUTE)
    assert not [s for s in longer.time.signals if s.kind == "overtime"]


def test_overtime_is_said_also_after_a_quiet_in_it() -> None:
    meeting = rung_until(started(), END + 6 * MINUTE)[0]
    meeting = do(meeting, ANA, RingBell(named=False), at=END + 6 * MINUTE)

    assert [told for told in rung_until(meeting, END + HOUR)[1] if told[0] == "overtime"] == [
        ("overtime", minutes) for minutes in OVERTIME[1:]
    ]


def rung_until(meeting: Meeting, until: Millis) -> tuple[Meeting, list[tuple[str, int]]]:
    """The clock rings whatever falls due; what was announced, in order."""
    told: list[tuple[str, int]] = []
    while (due := next_deadline(meeting)) is not None and due <= until:
        before = {signal.id for signal in meeting.time.signals if signal.ring_at}
        meeting = do(meeting, HUB, RingDue(), at=due)
        now = [signal for signal in meeting.time.signals if signal.ring_at]
        told += [(signal.kind, signal.minutes) for signal in now if signal.id not in before]
    return meeting, told


def test_what_was_told_before_a_long_pause_is_not_told_after_it() -> None:
    meeting = rung_until(started(), END - 14 * MINUTE)[0]
    for _ in range(2):
        meeting = do(meeting, MARI, PauseTime(), at=(meeting.time.ends_at or 0) - 14 * MINUTE)
        meeting = do(meeting, MARI, ResumeTime(), at=(meeting.time.ends_at or 0) - 4 * MINUTE)

    assert ("heads_up", 15) not in planned_kinds(meeting)
    assert ("wrap_up", 10) in planned_kinds(meeting)


def test_what_rings_as_the_time_is_held_is_not_told_again_after_it() -> None:
    rings = END - 15 * MINUTE
    meeting = do(started(), HUB, RingDue(), at=rings - LEAD)
    for waited in (MINUTE, HOUR):
        held = do(meeting, MARI, PauseTime(), at=rings - NOTICE // 2)
        back = do(held, MARI, ResumeTime(), at=rings + waited)
        later = do(back, MARI, SetHeadsUps(minutes=(15, 5)), at=rings + waited + 1)

        for after in (back, later):
            assert ("heads_up", 15) not in planned_kinds(after)


def planned_kinds(meeting: Meeting) -> list[tuple[str, int]]:
    return [(kind, minutes) for kind, minutes, _ in planned(meeting)]


def test_of_several_signals_that_waited_for_a_turn_one_rings() -> None:
    meeting = do(speaking(), MARI, SetHeadsUps(minutes=(15, 14)))
    for due in (END - 15 * MINUTE, END - 14 * MINUTE):
        meeting = do(meeting, HUB, RingDue(), at=due - LEAD)

    assert meeting.floor.turn is not None
    meeting = do(meeting, ANA, EndTurn(turn=meeting.floor.turn.id), at=END - 14 * MINUTE)

    heads_ups = [(s.minutes, s.state) for s in meeting.time.signals if s.kind == "heads_up"]
    assert heads_ups == [(15, "missed"), (14, "announced")]


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


def test_the_one_device_that_rings_says_whether_it_can_be_heard_and_others_cannot() -> None:
    meeting = do(started(), MARI, ChooseSounding(member=ANA))
    assert not do(meeting, MARI, TellMuted(muted=True)).time.muted

    muted = do(meeting, ANA, TellMuted(muted=True))
    assert muted.time.muted
    assert decide(muted, ANA, NOW, TellMuted(muted=True)) == ()
    assert not do(muted, ANA, TellMuted(muted=False)).time.muted
    assert not do(muted, MARI, ChooseSounding(member=MARI)).time.muted


def test_one_device_rings_for_all_until_it_leaves() -> None:
    meeting = do(started(), MARI, ChooseSounding(member=ANA))

    assert meeting.time.sounding == ANA
    assert do(meeting, ANA, Leave()).time.sounding is None
    with refused("not_a_facilitator"):
        decide(meeting, ANA, NOW, ChooseSounding(member=None))
