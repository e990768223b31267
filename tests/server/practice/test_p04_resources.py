"""P4: other help can be named at any moment, for all or for one."""

from circlekeeper_protocol.commands import EndMeeting, HideCard, ShowCard, StartMeeting
from circlekeeper_protocol.privacy import view

from tests.support.cards import ANA, BO, MARI, put
from tests.support.meetings import circle_of, do


def test_a_resource_is_brought_up_for_one_without_the_others_and_then_for_all() -> None:
    meeting = circle_of("Mari", "Ana", "Bo")
    meeting = put(meeting, MARI, 1, "resource", "Night line, 116 123", "facilitators")
    meeting = do(meeting, MARI, StartMeeting())

    meeting = do(meeting, MARI, ShowCard(1, to=ANA))
    assert [one.card.text for one in view(meeting, "participant", ANA).shown] == [
        "Night line, 116 123"
    ]
    assert view(meeting, "participant", BO).shown == ()

    meeting = do(meeting, ANA, HideCard(to=ANA))
    meeting = do(meeting, MARI, EndMeeting())
    meeting = do(meeting, MARI, ShowCard(1, to=None))
    assert view(meeting, "participant", BO).shown == meeting.shown != ()
