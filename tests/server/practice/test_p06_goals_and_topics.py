"""P6: goals and hopes are on a board; topics to leave alone are unsigned, and not for observers."""

from circlekeeper_protocol.commands import StartMeeting, TakeCardBack
from circlekeeper_protocol.privacy import view

from tests.support.cards import ANA, BO, MARI, PIRET, put, read
from tests.support.meetings import circle_of, do


def test_goals_stay_in_view_and_topics_reach_whom_their_writer_chooses_unsigned() -> None:
    meeting = circle_of("Mari", "Ana", "Bo", observers=("Piret",))
    meeting = put(meeting, ANA, 1, "goal", "To be heard", "circle")
    meeting = put(meeting, BO, 2, "hope", "A calm week", "seated")
    meeting = put(meeting, ANA, 3, "topic", "My family", "circle")
    meeting = put(meeting, ANA, 4, "topic", "My work", "facilitators")
    meeting = do(meeting, MARI, StartMeeting())

    assert read(meeting, "participant", BO) == ["To be heard", "A calm week", "My family"]
    assert read(meeting, "observer", PIRET) == ["A calm week"]
    for_facilitators = view(meeting, "facilitator", MARI)
    assert [card.member for card in for_facilitators.cards] == [ANA, BO, None, None]
    assert for_facilitators.own_cards == ()

    meeting = do(meeting, ANA, TakeCardBack(4))
    assert "My work" not in read(meeting, "facilitator", MARI)
