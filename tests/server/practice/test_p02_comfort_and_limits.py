"""P2: everyone may say what helps, what bothers them and where their limits are."""

from circlekeeper_protocol.commands import ChangeCard, EndMeeting, StartMeeting, TakeCardBack

from tests.support.cards import ANA, BO, MARI, PIRET, put, read
from tests.support.meetings import circle_of, do


def test_a_comfort_card_is_read_by_whom_its_writer_chooses_and_can_go_at_any_time() -> None:
    meeting = circle_of("Mari", "Ana", "Bo", observers=("Piret",))
    meeting = put(meeting, ANA, 1, "helps", "Tea", "circle")
    meeting = put(meeting, ANA, 2, "limits", "My work", "facilitators")
    meeting = put(meeting, MARI, 3, "bothers", "Loud voices", "circle")

    assert read(meeting, "facilitator", MARI) == ["Tea", "My work", "Loud voices"]
    assert read(meeting, "participant", BO) == ["Tea", "Loud voices"]
    assert read(meeting, "observer", PIRET) == read(meeting, "door") == []

    meeting = do(meeting, MARI, StartMeeting())
    meeting = do(meeting, ANA, ChangeCard(1, 1, "Tea and quiet", "facilitators"))
    assert read(meeting, "participant", BO) == ["Loud voices"]
    assert read(meeting, "participant", ANA) == [
        "Loud voices",
        "Tea and quiet",
        "My work",
    ]

    meeting = do(meeting, MARI, EndMeeting())
    meeting = do(meeting, ANA, TakeCardBack(1))
    assert read(meeting, "facilitator", MARI) == ["My work", "Loud voices"]
