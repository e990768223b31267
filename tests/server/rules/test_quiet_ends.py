"""Quiet and breathing end softly: a bell says when they may, and nothing more happens."""

from circlekeeper_protocol.bounds import HUB, Millis
from circlekeeper_protocol.commands import (
    EndTurn,
    ExtendStep,
    GoToStep,
    PauseTime,
    RaiseHand,
    ResumeTime,
    RingDue,
    SetFloorMode,
    SetHeadsUps,
    SetPlanAside,
    StartMeeting,
)
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.rules.time import LEAD
from msgspec.structs import replace

from tests.support.meetings import MINUTE, NOW, circle_of, do

MARI, ANA = 1, 2


def started() -> Meeting:
    """In an opening that begins with two minutes of breathing."""
    return do(circle_of("Mari", "Ana"), MARI, StartMeeting())


def planned(meeting: Meeting) -> list[tuple[str, int, Millis]]:
    return [(s.kind, s.minutes, s.due) for s in meeting.time.signals if s.state == "planned"]


def quiets(meeting: Meeting) -> list[Millis]:
    return [due for kind, _, due in planned(meeting) if kind == "quiet"]


def quiet_twice() -> Meeting:
    """The opening is two quiets of a minute."""
    meeting = circle_of("Mari", "Ana")
    opening, *others = meeting.plan.phases
    steps = tuple(replace(step, kind="quiet", minutes=1) for step in opening.steps)
    phases = (replace(opening, minutes=2, steps=steps), *others)
    meeting = replace(meeting, plan=replace(meeting.plan, phases=phases))
    return do(meeting, MARI, StartMeeting())


def test_the_end_of_a_quiet_step_rings_and_only_while_that_step_is_shown() -> None:
    over = NOW + 2 * MINUTE
    meeting = do(started(), HUB, RingDue(), at=over - LEAD)

    [told] = [signal for signal in meeting.time.signals if signal.kind == "quiet"]
    assert (told.phase, told.step, told.ring_at) == (0, 0, over)
    assert do(meeting, HUB, RingDue(), at=over).course.progress[0].step == 0

    spoken = do(started(), MARI, GoToStep(phase=0, step=1), at=NOW + MINUTE)
    longer = do(started(), MARI, ExtendStep(phase=0, minutes=1), at=NOW + MINUTE)
    assert quiets(spoken) == []
    assert quiets(do(started(), MARI, SetPlanAside())) == []
    assert quiets(longer) == [over + MINUTE]


def test_the_last_quiet_of_a_part_goes_before_its_end_and_gives_way_to_the_end_of_all() -> None:
    over = NOW + 2 * MINUTE
    meeting = do(quiet_twice(), MARI, GoToStep(phase=0, step=1), at=NOW + MINUTE)
    assert (meeting.course.progress[0].ends_at, quiets(meeting)) == (over, [over])
    assert "phase" not in {kind for kind, _, _ in planned(meeting)}

    assert meeting.time.ends_at == NOW + 32 * MINUTE
    meeting = do(meeting, MARI, SetHeadsUps(minutes=(30,)), at=NOW + MINUTE)
    assert quiets(meeting) == []
    assert ("heads_up", 30, over) in planned(meeting)


def test_of_two_quiets_each_is_told_though_both_belong_to_one_part() -> None:
    meeting = do(quiet_twice(), HUB, RingDue(), at=NOW + MINUTE - LEAD)
    meeting = do(meeting, MARI, GoToStep(phase=0, step=1), at=NOW + MINUTE)
    over = NOW + 2 * MINUTE
    meeting = do(meeting, MARI, SetFloorMode(mode="queue"), at=over - 2 * LEAD)
    meeting = do(meeting, ANA, RaiseHand(kind="speak"), at=over - 2 * LEAD)
    meeting = do(meeting, HUB, RingDue(), at=over - LEAD)
    [waits] = [signal for signal in meeting.time.signals if signal.state == "held"]
    assert (waits.kind, waits.step) == ("quiet", 1)

    meeting = do(meeting, MARI, PauseTime(), at=over + 1)
    meeting = do(meeting, MARI, ResumeTime(), at=over + 2)

    assert len(quiets(meeting)) == 1


def test_a_quiet_that_was_told_of_is_not_told_of_again_after_a_pause() -> None:
    over = NOW + 2 * MINUTE
    meeting = do(started(), HUB, RingDue(), at=over - LEAD)
    meeting = do(meeting, MARI, PauseTime(), at=over + 1)
    meeting = do(meeting, MARI, ResumeTime(), at=over + 10 * MINUTE)

    assert meeting.course.progress[0].step_ends_at == over + 10 * MINUTE - 1
    assert quiets(meeting) == []


def test_a_heads_up_that_waited_goes_before_the_end_of_a_quiet() -> None:
    meeting = do(started(), MARI, SetHeadsUps(minutes=(34,)))
    meeting = do(meeting, MARI, SetFloorMode(mode="queue"))
    meeting = do(meeting, ANA, RaiseHand(kind="speak"))
    for due in (NOW + MINUTE, NOW + 2 * MINUTE):
        meeting = do(meeting, HUB, RingDue(), at=due - LEAD)

    assert meeting.floor.turn is not None
    meeting = do(meeting, ANA, EndTurn(turn=meeting.floor.turn.id), at=NOW + 2 * MINUTE)

    told = {signal.kind: signal.state for signal in meeting.time.signals if signal.minutes != 10}
    assert (told["heads_up"], told["quiet"]) == ("announced", "missed")
