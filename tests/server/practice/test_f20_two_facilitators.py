"""F20: who holds the content and who holds the container have a line between them."""

from circlekeeper_protocol.commands import HandOver, SendNote
from circlekeeper_protocol.privacy import view

from tests.support.cards import ANA, BO, MARI, PIRET
from tests.support.meetings import circle_of, do, refused


def test_a_word_between_facilitators_reaches_them_and_nobody_else() -> None:
    meeting = circle_of("Mari", "Ana", "Bo", observers=("Piret",))
    meeting = do(meeting, MARI, SendNote(text="Shall we slow down?"))

    assert [note.text for note in view(meeting, "facilitator", MARI).notes] == [
        "Shall we slow down?"
    ]
    assert view(meeting, "participant", ANA).notes == ()
    assert view(meeting, "observer", PIRET).notes == view(meeting, "door").notes == ()
    with refused("not_a_facilitator"):
        do(meeting, BO, SendNote(text="May I?"))

    meeting = do(meeting, MARI, HandOver(to=BO))
    assert view(meeting, "participant", MARI).notes == ()
    assert view(meeting, "facilitator", BO).notes == meeting.notes
