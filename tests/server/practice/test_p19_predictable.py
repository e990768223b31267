"""P19: trust comes from knowing what comes. The door shows the evening's shape."""

from circlekeeper_protocol.commands import SetPhaseMinutes
from circlekeeper_protocol.privacy import view, visible
from circlekeeper_protocol.readers import EVERYONE
from circlekeeper_server.rules import decide

from tests.support.meetings import NOW, circle_of, do

MARI = 1
IN_DEPTH = 1


def test_everyone_sees_the_parts_and_their_minutes_from_the_door_on() -> None:
    meeting = circle_of("Mari", "Ana")

    for viewer in EVERYONE:
        shape = [(phase.title, phase.minutes) for phase in view(meeting, viewer).plan.phases]
        assert shape == [("Opening", 5), ("In depth", 20), ("Wrap-up", 5), ("Closing", 5)]


def test_another_length_is_known_at_the_door_before_it_begins() -> None:
    meeting = circle_of("Mari", "Ana")
    command = SetPhaseMinutes(phase=IN_DEPTH, minutes=30)

    events = decide(meeting, MARI, NOW, command)

    assert [visible(event, "door") for event in events] == list(events)
    assert view(do(meeting, MARI, command), "door").plan.phases[IN_DEPTH].minutes == 30
