"""An end that is fixed, and what is shortened for it."""

from circlekeeper_protocol.commands import (
    ExtendTime,
    PauseTime,
    ResumeTime,
    SetFixedEnd,
    SetPhaseAside,
    StartMeeting,
)
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.rules import decide

from tests.support.meetings import MINUTE, NOW, circle_of, do, refused

MARI = 1
HOUR = 60 * MINUTE
END = NOW + 35 * MINUTE


def late(minutes: int) -> Meeting:
    """Begun so late, with a fixed end: 5 opening, 20 in depth, 5 wrap-up, 5 closing."""
    meeting = do(circle_of("Mari", "Ana"), MARI, SetFixedEnd(fixed=True))
    return do(meeting, MARI, StartMeeting(), at=NOW + minutes * MINUTE)


def test_a_late_start_shortens_what_is_to_come_and_protects_the_closing() -> None:
    meeting = late(10)

    assert meeting.time.ends_at == END
    assert [phase.minutes for phase in meeting.plan.phases] == [3, 12, 5, 5]
    assert meeting.course.progress[0].ends_at == NOW + 13 * MINUTE


def test_a_start_after_the_planned_end_is_as_long_as_it_was_to_be() -> None:
    assert late(40).time.ends_at == END + 40 * MINUTE


def test_with_a_fixed_end_more_time_is_taken_from_what_follows() -> None:
    meeting = do(late(0), MARI, ExtendTime(minutes=6, phase=0))

    assert (meeting.plan.phases[1].minutes, meeting.time.ends_at) == (14, END)
    with refused("too_short"):
        decide(meeting, MARI, NOW, ExtendTime(minutes=14, phase=0))


def test_a_fixed_end_stands_in_a_pause_and_what_follows_gets_shorter() -> None:
    meeting = do(late(0), MARI, PauseTime(), at=NOW + MINUTE)
    meeting = do(meeting, MARI, ResumeTime(), at=NOW + 4 * MINUTE + 20_000)

    assert meeting.time.ends_at == END
    assert meeting.course.progress[0].ends_at == NOW + 8 * MINUTE + 20_000
    assert [phase.minutes for phase in meeting.plan.phases] == [5, 16, 5, 5]


def test_a_pause_takes_no_more_than_what_follows_has_to_give() -> None:
    meeting = do(late(0), MARI, PauseTime(), at=NOW + MINUTE)
    meeting = do(meeting, MARI, ResumeTime(), at=NOW + HOUR)

    assert meeting.time.ends_at == END
    assert [phase.minutes for phase in meeting.plan.phases] == [5, 1, 5, 5]


def test_a_pause_takes_nothing_where_there_is_room() -> None:
    meeting = do(late(0), MARI, SetPhaseAside(phase=1), at=NOW + MINUTE)
    meeting = do(meeting, MARI, PauseTime(), at=NOW + MINUTE)
    meeting = do(meeting, MARI, ResumeTime(), at=NOW + 4 * MINUTE)

    assert [phase.minutes for phase in meeting.plan.phases] == [5, 20, 5, 5]
