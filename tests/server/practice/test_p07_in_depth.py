"""P7: listen with full attention. How to is told to those who hold the meeting, and to those who
learn it; never to those who are listened to."""

from circlekeeper_protocol.commands import HandOver
from circlekeeper_protocol.privacy import view
from circlekeeper_protocol.readers import VIEWERS, Viewer
from circlekeeper_server.plans import built_in
from msgspec.structs import replace

from tests.support.meetings import circle_of, do

MARI, ANA = 1, 2
WITH_HINTS = replace(circle_of("Mari", "Ana"), plan=built_in()["support-circle"].plan)


def hinted(viewer: Viewer) -> bool:
    return any(phase.hints for phase in view(WITH_HINTS, viewer).plan.phases)


def test_hints_reach_facilitators_and_observers_and_nobody_else() -> None:
    assert [viewer for viewer in VIEWERS if hinted(viewer)] == ["observer", "facilitator"]


def test_whoever_is_handed_the_lead_is_handed_the_hints() -> None:
    meeting = do(WITH_HINTS, MARI, HandOver(to=ANA))
    role = meeting.seats[1].role

    assert role == "facilitator"
    assert any(phase.hints for phase in view(meeting, role, ANA).plan.phases)


def test_in_depth_people_ask_for_the_floor_or_simply_talk() -> None:
    for offered in built_in().values():
        for phase in offered.plan.phases:
            if phase.kind == "in_depth":
                assert phase.mode in ("queue", "open", "volunteer", "piece"), offered.id
                assert phase.hints, offered.id
