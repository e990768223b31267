"""P8: everyone hears in time that the end is near, and the light part keeps its time."""

from circlekeeper_protocol.commands import ExtendTime, SetFixedEnd, SetHeadsUps, StartMeeting
from circlekeeper_protocol.meeting import Meeting

from tests.support.floors import MARI
from tests.support.meetings import MINUTE, NOW, PLAN, circle_of, do

WRAP_UP, CLOSING = 2, 3
IN_ALL = sum(phase.minutes for phase in PLAN.phases)


def begun() -> Meeting:
    return do(circle_of("Mari", "Ana"), MARI, StartMeeting())


def told(meeting: Meeting) -> list[tuple[str, int]]:
    signals = [signal for signal in meeting.time.signals if signal.kind != "overtime"]
    return [(signal.kind, (signal.due - NOW) // MINUTE) for signal in signals if not signal.phase]


def test_everyone_is_told_a_quarter_of_an_hour_and_ten_minutes_ahead() -> None:
    assert ("heads_up", IN_ALL - 15) in told(begun())
    assert ("wrap_up", IN_ALL - 10) in told(begun()), "wrap-up, when the light parts begin then"
    assert ("end", IN_ALL) in told(begun())


def test_when_they_are_told_can_be_set() -> None:
    meeting = do(begun(), MARI, SetHeadsUps(minutes=(20,)))

    assert [minutes for kind, minutes in told(meeting) if kind == "heads_up"] == [IN_ALL - 20]


def test_what_is_heavy_never_takes_the_time_of_what_is_light() -> None:
    meeting = do(do(circle_of("Mari", "Ana"), MARI, SetFixedEnd(fixed=True)), MARI, StartMeeting())

    longer = do(meeting, MARI, ExtendTime(minutes=10, phase=0))

    kept = [phase.minutes for phase in longer.plan.phases[WRAP_UP:]]
    assert kept == [PLAN.phases[WRAP_UP].minutes, PLAN.phases[CLOSING].minutes]
    assert longer.plan.phases[1].minutes == PLAN.phases[1].minutes - 10
