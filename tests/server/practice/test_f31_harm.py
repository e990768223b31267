"""F31: somebody harms the group: a private word, removal, a new link."""

from circlekeeper_protocol.bounds import HUB
from circlekeeper_protocol.commands import Leave, PutCard, Remove, RenewInvite
from circlekeeper_protocol.privacy import view
from circlekeeper_protocol.readers import Viewer
from circlekeeper_server.rules import decide, digest, member_with_key

from tests.support.floors import ANA, BO, MARI, talking
from tests.support.meetings import NOW, do, refused, seat_secret, take_seat

NEW_LINK = "n" * 22


def test_a_word_about_somebody_reaches_facilitators_alone() -> None:
    told = do(talking(), ANA, PutCard(1, "check", "Bo frightens me", "facilitators", None))

    assert [card.text for card in view(told, "facilitator").cards] == ["Bo frightens me"]
    others: list[tuple[Viewer, int | None]] = [("participant", BO), ("observer", 5), ("door", None)]
    for viewer, member in others:
        assert view(told, viewer, member) == view(talking(), viewer, member)


def test_whoever_is_asked_to_leave_comes_in_neither_by_their_seat_nor_by_the_old_link() -> None:
    removed = do(talking(), MARI, Remove(member=BO))
    renewed = do(removed, MARI, RenewInvite(role="participant", secret=NEW_LINK))

    assert member_with_key(renewed, digest(seat_secret(BO))) is None
    with refused("no_entry"):
        decide(renewed, HUB, NOW, take_seat("Bo", 9))
    assert decide(renewed, HUB, NOW, take_seat("Kim", 9, NEW_LINK))
    assert ANA in {seat.id for seat in renewed.seats}


def test_for_the_others_they_have_left_like_anybody() -> None:
    removed = decide(talking(), MARI, NOW, Remove(member=BO))

    assert removed == decide(talking(), BO, NOW, Leave())
