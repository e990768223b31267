"""What is told and when: what is near its end, in a gap between two turns, and never twice."""

import msgspec
from circlekeeper_protocol.bounds import HUB, Millis
from circlekeeper_protocol.commands import (
    ChooseSounding,
    EndTurn,
    ExtendTime,
    FinishPhase,
    Leave,
    PauseTime,
    ResumeTime,
    RingBell,
    RingDue,
    SetHeadsUps,
    SetPhaseMinutes,
    StartMeeting,
    TellMuted,
)
from circlekeeper_protocol.events import Events
from circlekeeper_protocol.meeting import Meeting, Signal
from circlekeeper_server.rules import decide, next_deadline
from circlekeeper_server.rules.time import LEAD
from circlekeeper_server.rules.time.moments import OVERTIME
from circlekeeper_server.rules.time.signals import HOLD, MISSED_AFTER, NOTICE

from tests.server.rules.short_meeting import ANA, END, MARI, planned, speaking, started
from tests.support.lives.playing import require_told_once
from tests.support.meetings import MINUTE, NOW, circle_of, do, line_lost, refused

HOUR = 60 * MINUTE


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


def test_what_is_planned_for_a_very_long_end_can_be_written_and_read() -> None:
    meeting = do(started(), MARI, SetPhaseMinutes(phase=2, minutes=600))
    events = decide(meeting, MARI, NOW, SetPhaseMinutes(phase=3, minutes=600))

    assert msgspec.json.decode(msgspec.json.encode(events), type=Events) == events


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
        require_told_once(meeting)
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
