"""A plan whose minutes last a second: all that it counts is as short, and the clock stays real."""

from circlekeeper_protocol.bounds import HUB, Millis
from circlekeeper_protocol.commands import (
    BeginPhase,
    EndTurn,
    ExtendTime,
    FinishPhase,
    NextSpeaker,
    PauseTime,
    RaiseHand,
    ResumeTime,
    RingDue,
    SetHeadsUps,
    SetPhaseMinutes,
    StartMeeting,
)
from circlekeeper_protocol.events import SignalAnnounced
from circlekeeper_protocol.meeting import Meeting, Signal
from circlekeeper_server.rules import decide, expires_at, next_deadline
from circlekeeper_server.rules.time import LEAD
from circlekeeper_server.rules.time.signals import HOLD, NOTICE
from hypothesis import given
from msgspec.structs import replace

from tests.support.lives import Deed, live, lives, steps
from tests.support.meetings import NOW, circle_of, do, line_lost, refused

MINUTE: Millis = 1_000
MARI, ANA, BO = 1, 2, 3
END = NOW + 35 * MINUTE


def gathering() -> Meeting:
    meeting = circle_of("Mari", "Ana", "Bo", observers=("Piret",))
    return replace(meeting, plan=replace(meeting.plan, minute=MINUTE))


def started() -> Meeting:
    return do(gathering(), MARI, StartMeeting())


def between_parts() -> Meeting:
    """Nothing is told but what is told of the end."""
    return do(started(), MARI, FinishPhase(phase=0))


def speaking() -> Meeting:
    meeting = do(started(), MARI, BeginPhase(phase=1, blend=False))
    return do(meeting, ANA, RaiseHand(kind="speak"))


def heads_up(meeting: Meeting) -> Signal:
    return next(s for s in meeting.time.signals if (s.kind, s.minutes) == ("heads_up", 15))


def test_the_end_the_phases_and_the_signals_come_sooner() -> None:
    meeting = started()

    assert meeting.time.ends_at == END
    assert meeting.course.progress[0].ends_at == NOW + 5 * MINUTE
    assert [(s.kind, s.due) for s in meeting.time.signals] == [
        ("heads_up", END - 15 * MINUTE),
        ("wrap_up", END - 10 * MINUTE),
        ("end", END),
        ("quiet", NOW + 2 * MINUTE),
        ("phase", NOW + 5 * MINUTE),
    ]


def test_more_minutes_are_as_short() -> None:
    meeting = do(started(), MARI, ExtendTime(minutes=5, phase=0))
    assert (meeting.course.progress[0].ends_at, meeting.time.ends_at) == (
        NOW + 10 * MINUTE,
        END + 5 * MINUTE,
    )

    meeting = do(meeting, MARI, SetPhaseMinutes(phase=1, minutes=30))
    assert meeting.time.ends_at == END + 15 * MINUTE


def test_a_dropped_line_is_waited_for_a_minute_of_the_plan() -> None:
    meeting = line_lost(speaking(), ANA)
    assert meeting.floor.turn is not None
    go_on = NextSpeaker(after=meeting.floor.turn.id, keep_place=True)

    with refused("not_a_facilitator"):
        decide(meeting, BO, NOW + MINUTE - 1, go_on)
    assert do(meeting, BO, go_on, at=NOW + MINUTE).floor.turn is None


def test_a_rehearsal_that_nobody_ended_is_forgotten_within_hours() -> None:
    assert expires_at(started(), NOW) == END + 7 * 24 * 60 * MINUTE


def test_a_signal_is_told_as_long_before_it_rings_as_in_life() -> None:
    meeting = between_parts()
    due = heads_up(meeting).due
    assert next_deadline(meeting) == due - LEAD

    assert heads_up(do(meeting, HUB, RingDue(), at=due - LEAD)).ring_at == due


def test_a_signal_waits_for_a_turn_no_longer_than_two_minutes_of_the_plan() -> None:
    meeting = speaking()
    due = heads_up(meeting).due
    meeting = do(meeting, HUB, RingDue(), at=due - LEAD)
    assert heads_up(meeting).state == "held"

    latest = heads_up(meeting).hold_until
    assert latest == due + HOLD * MINUTE
    assert heads_up(do(meeting, HUB, RingDue(), at=latest - LEAD)).ring_at == latest

    assert meeting.floor.turn is not None
    ended = do(meeting, ANA, EndTurn(turn=meeting.floor.turn.id), at=latest - LEAD - 1)
    assert heads_up(ended).ring_at == latest - 1


def test_the_first_signal_may_be_due_sooner_than_it_can_be_told() -> None:
    meeting = do(gathering(), MARI, SetHeadsUps(minutes=(33,)))
    meeting = do(meeting, MARI, StartMeeting())

    meeting = do(meeting, HUB, RingDue())

    assert meeting.time.signals[0].ring_at == END - 33 * MINUTE == NOW + 2 * MINUTE


def test_what_was_announced_and_fits_no_longer_does_not_ring() -> None:
    announced = do(between_parts(), HUB, RingDue(), at=END - 15 * MINUTE - LEAD)
    assert heads_up(announced).state == "announced"

    later = do(
        announced, MARI, ExtendTime(minutes=5, phase=None), at=END - 15 * MINUTE - NOTICE - 1
    )

    assert [(s.state, s.due) for s in later.time.signals if s.minutes == 15] == [
        ("planned", END - 10 * MINUTE)
    ]
    assert heads_up(later).id != heads_up(announced).id


def test_what_was_announced_before_the_time_was_held_rings_after_it() -> None:
    meeting = do(between_parts(), HUB, RingDue(), at=END - 15 * MINUTE - LEAD)

    meeting = do(meeting, MARI, PauseTime(), at=END - 15 * MINUTE - LEAD)
    assert meeting.time.signals == ()

    meeting = do(meeting, MARI, ResumeTime(), at=END)
    assert heads_up(meeting).due == END + LEAD


def test_what_rings_within_a_moment_is_not_taken_back() -> None:
    meeting = do(between_parts(), HUB, RingDue(), at=END - 15 * MINUTE - LEAD)

    meeting = do(meeting, MARI, PauseTime(), at=END - 15 * MINUTE - NOTICE)

    assert [(s.state, s.ring_at) for s in meeting.time.signals] == [
        ("announced", END - 15 * MINUTE)
    ]


@given(lives)
def test_each_signal_is_announced_once_and_in_time(life: list[Deed]) -> None:
    announced: set[int] = set()
    for moment in live(life, start=gathering()):
        for _, event, _ in steps(moment):
            if isinstance(event, SignalAnnounced):
                assert event.signal not in announced
                assert event.ring_at >= moment.at + NOTICE
                announced.add(event.signal)


def when_it_is_due(meeting: Meeting, signal: Signal) -> Millis | None:
    """As the schedule stands, whatever the signal says."""
    turn, ends_at = meeting.floor.turn, meeting.time.ends_at
    if signal.kind == "turn":
        return None if turn is None else turn.ends_at
    if signal.phase is not None:
        progress = meeting.course.progress[signal.phase]
        if signal.kind == "quiet":
            return progress.step_ends_at if progress.step == signal.step else None
        return progress.ends_at
    assert ends_at is not None
    after = -1 if signal.kind == "overtime" else 1
    return ends_at - after * signal.minutes * MINUTE


@given(lives)
def test_no_signal_stands_that_fits_the_end_no_longer(life: list[Deed]) -> None:
    for moment in live(life, start=gathering()):
        time = moment.after.time
        if moment.after.stage != "running":
            continue
        for signal in time.signals:
            if signal.state in ("planned", "held") or (signal.ring_at or 0) > moment.at + NOTICE:
                assert time.ends_at is not None
                assert time.paused_at is None
                assert signal.due == when_it_is_due(moment.after, signal)
