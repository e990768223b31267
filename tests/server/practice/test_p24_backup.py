"""P24: the back-up person is known to facilitators, who need them, and to nobody else."""

from tests.support.cards import ANA, MARI, PIRET, put, read
from tests.support.meetings import circle_of


def test_there_is_one_back_up_person_for_facilitators_alone() -> None:
    meeting = circle_of("Mari", "Ana", observers=("Piret",))
    meeting = put(meeting, MARI, 1, "backup", "Eva, 0100", "facilitators")
    meeting = put(meeting, MARI, 2, "backup", "Jo, 0200", "facilitators")

    assert read(meeting, "facilitator", MARI) == ["Jo, 0200"]
    assert read(meeting, "participant", ANA) == read(meeting, "observer", PIRET - 1) == []
