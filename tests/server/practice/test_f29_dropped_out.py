"""F29: somebody upset drops out. Facilitators can know of it; for everyone else it is nothing."""

from circlekeeper_protocol.commands import Leave, PutCard
from circlekeeper_protocol.events import CardGone
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view, visible_events
from circlekeeper_protocol.readers import Viewer
from circlekeeper_server.rules import decide

from tests.support.floors import ANA, BO, MARI, raised, talking
from tests.support.meetings import NOW, do, line_lost

ASKED = PutCard(1, "check", "", "facilitators", None)


def asking() -> Meeting:
    return do(talking(), BO, ASKED)


def test_in_their_turn_the_floor_waits_for_them_and_says_no_more_than_that() -> None:
    dropped = line_lost(raised(talking(), ANA), ANA)

    assert dropped.floor.turn is not None
    assert dropped.floor.turn.held_at == NOW
    assert view(dropped, "participant").notes == ()


def test_after_a_word_to_the_facilitators_they_alone_can_put_the_two_together() -> None:
    dropped = line_lost(asking(), BO)

    assert [card.member for card in view(dropped, "facilitator", MARI).cards] == [BO]
    others: list[tuple[Viewer, int | None]] = [
        ("participant", ANA),
        ("observer", 5),
        ("door", None),
    ]
    for viewer, member in others:
        assert view(dropped, viewer, member) == view(line_lost(talking(), BO), viewer, member)


def test_whoever_goes_takes_the_word_along_and_nothing_marks_that_there_was_one() -> None:
    going = decide(asking(), BO, NOW, Leave())
    plain = decide(talking(), BO, NOW, Leave())

    assert any(isinstance(event, CardGone) for event in visible_events(going, "facilitator"))
    assert visible_events(going, "participant") == visible_events(plain, "participant")
    assert view(do(asking(), BO, Leave()), "facilitator").cards == ()
