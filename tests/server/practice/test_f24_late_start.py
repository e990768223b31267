"""F24: half of them are in at the time. Start with who is here; the closing keeps its time."""

from circlekeeper_protocol.bounds import HUB
from circlekeeper_protocol.commands import SetFixedEnd, StartMeeting

from tests.support.floors import MARI
from tests.support.meetings import MINUTE, NOW, PLAN, circle_of, do, take_seat


def test_it_starts_with_who_is_here_and_shortens_what_can_be_shortened() -> None:
    meeting = do(circle_of("Mari", "Ana"), MARI, SetFixedEnd(fixed=True))

    begun = do(meeting, MARI, StartMeeting(), at=NOW + 10 * MINUTE)

    opening, in_depth, wrap_up, closing = (phase.minutes for phase in begun.plan.phases)
    assert (wrap_up, closing) == (PLAN.phases[2].minutes, PLAN.phases[3].minutes)
    assert opening + in_depth == PLAN.phases[0].minutes + PLAN.phases[1].minutes - 10
    assert begun.time.ends_at == NOW + sum(phase.minutes for phase in PLAN.phases) * MINUTE


def test_who_comes_later_finds_a_seat_and_nobody_waits_for_them() -> None:
    begun = do(circle_of("Mari", "Ana"), MARI, StartMeeting())

    late = do(begun, HUB, take_seat("Bo", 3))

    assert [seat.name for seat in late.seats] == ["Mari", "Ana", "Bo"]
    assert (late.course, late.floor.mode) == (begun.course, begun.floor.mode)
