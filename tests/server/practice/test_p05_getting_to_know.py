"""P5: getting to know each other is a round with equal turns, facilitators among them."""

from circlekeeper_protocol.commands import BeginPhase, StartMeeting
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.plans import built_in
from msgspec.structs import replace

from tests.support.meetings import circle_of, do

MARI = 1


def getting_to_know(plan: str) -> Meeting:
    held_by = built_in()[plan].plan
    meeting = circle_of("Mari", "Ana", "Bo", observers=("Piret",))
    progress = tuple(meeting.course.progress[0] for _ in held_by.phases)
    meeting = replace(meeting, plan=held_by, course=replace(meeting.course, progress=progress))
    phase = next(phase for phase in held_by.phases if phase.kind == "getting_to_know")
    return do(do(meeting, MARI, StartMeeting()), MARI, BeginPhase(phase=phase.id, blend=False))


def test_everyone_has_a_turn_facilitators_too_and_observers_none() -> None:
    for plan in ("support-circle", "first-meeting"):
        round_ = getting_to_know(plan).floor.round
        assert round_ is not None
        assert sorted(round_.members) == [1, 2, 3]


def test_it_begins_with_a_question_and_has_others_at_hand() -> None:
    meeting = getting_to_know("first-meeting")
    phase = next(phase for phase in meeting.plan.phases if phase.kind == "getting_to_know")

    assert meeting.course.prompt == phase.prompts[0]
    assert len(phase.prompts) >= 3
