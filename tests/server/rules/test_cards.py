"""Who may write, change, keep and take away which card."""

import pytest
from circlekeeper_protocol.bounds import HUB, CardKind
from circlekeeper_protocol.cards import Card
from circlekeeper_protocol.commands import (
    AddCompanion,
    ChangeCard,
    HandOver,
    HideCard,
    KeepCard,
    Leave,
    PutCard,
    ShowCard,
    TakeCardBack,
)
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view
from circlekeeper_protocol.readers import Viewer
from circlekeeper_server.rules import decide
from circlekeeper_server.rules.cards import MOST_CARDS, carried_on
from msgspec.structs import replace

from tests.support.cards import ANA, BO, MARI, PIRET, put, read, the_card
from tests.support.meetings import MAKE, NOW, begun, circle_of, do, line_lost, refused, watched

NANA = 5


def circle() -> Meeting:
    return circle_of("Mari", "Ana", "Bo", observers=("Piret",))


@pytest.mark.parametrize("kind", ["helps", "goal", "topic", "agreement", "break"])
def test_observers_write_nothing(kind: CardKind) -> None:
    with refused("observers_listen"):
        put(watched(circle()), PIRET, 1, kind, "Tea", "circle")


@pytest.mark.parametrize("kind", ["resource", "backup", "answer"])
def test_what_belongs_to_facilitators_is_written_by_them(kind: CardKind) -> None:
    with refused("not_a_facilitator"):
        put(circle(), ANA, 1, kind, "Call 1", "facilitators")


@pytest.mark.parametrize(
    ("kind", "audience"),
    [("helps", "seated"), ("limits", "everyone"), ("topic", "seated"), ("break", "circle")],
)
def test_nothing_personal_is_ever_put_for_observers(kind: CardKind, audience: str) -> None:
    with refused("malformed"):
        decide(circle(), ANA, NOW, PutCard(1, kind, "Tea", audience, None))  # type: ignore[arg-type]


def test_there_is_one_of_each_field_of_a_comfort_card() -> None:
    meeting = put(circle(), ANA, 1, "helps", "Tea", "circle")
    meeting = put(meeting, ANA, 2, "helps", "Quiet", "circle")
    meeting = put(meeting, BO, 3, "helps", "Jokes", "circle")

    assert read(meeting, "participant", BO) == ["Quiet", "Jokes"]


def test_a_card_is_found_only_by_those_who_may_read_it() -> None:
    meeting = put(circle(), ANA, 7, "limits", "My work", "facilitators")

    with refused("no_such_card"):
        do(meeting, BO, ChangeCard(7, 1, "Mine now", "circle"))
    with refused("no_such_card"):
        do(meeting, BO, TakeCardBack(7))
    with refused("malformed"):
        put(meeting, BO, 7, "goal", "The same number", "circle")
    with refused("not_your_card"):
        do(meeting, MARI, ChangeCard(7, 1, "Mine now", "circle"))


def test_narrowing_takes_it_from_those_who_read_it() -> None:
    meeting = put(circle(), ANA, 1, "helps", "Tea", "circle")

    meeting = do(meeting, ANA, ChangeCard(1, 1, "Tea", "own"))

    assert read(meeting, "participant", ANA) == ["Tea"]
    assert read(meeting, "facilitator", MARI) == read(meeting, "participant", BO) == []


def test_who_hands_over_no_longer_reads_what_facilitators_read() -> None:
    meeting = put(circle(), ANA, 1, "limits", "My work", "facilitators")
    meeting = put(meeting, MARI, 2, "backup", "Call Eva", "facilitators")

    meeting = do(meeting, MARI, HandOver(to=BO))

    assert read(meeting, "participant", MARI) == []
    assert read(meeting, "facilitator", BO) == ["My work", "Call Eva"]


def test_somebody_without_a_screen_of_their_own_writes_only_what_all_may_see() -> None:
    meeting = do(circle(), ANA, AddCompanion(name="Nana"))

    spoken = do(meeting, ANA, PutCard(1, "goal", "To be heard", "circle", None), acting_for=NANA)
    assert the_card(spoken, 1).member == NANA
    with refused("not_in_private"):
        do(meeting, ANA, PutCard(1, "limits", "My work", "circle", None), acting_for=NANA)
    with refused("not_in_private"):
        do(put(meeting, MARI, 2, "resource", "Call 1", "seated"), MARI, ShowCard(2, to=NANA))


def test_somebody_else_cannot_speak_of_their_limits_while_they_are_away() -> None:
    meeting = line_lost(circle(), ANA)
    with refused("not_in_private"):
        do(meeting, MARI, PutCard(1, "limits", "My work", "circle", None), acting_for=ANA)
    goal = do(meeting, MARI, PutCard(1, "goal", "To be heard", "circle", None), acting_for=ANA)
    assert the_card(goal, 1).member == ANA


def test_what_was_given_to_the_circle_stays_without_a_name_and_the_rest_goes_along() -> None:
    meeting = put(circle(), ANA, 1, "goal", "To be heard", "circle")
    meeting = put(meeting, ANA, 2, "helps", "Tea", "circle")
    meeting = put(meeting, ANA, 3, "topic", "Work", "circle")
    meeting = put(meeting, ANA, 4, "check", "", "facilitators")

    meeting = do(meeting, ANA, Leave())

    assert read(meeting, "facilitator", MARI) == ["To be heard", "Work"]
    assert the_card(meeting, 1).member is None
    assert meeting.own_cards == ()


def test_there_is_an_end_to_how_much_can_be_written() -> None:
    meeting = circle()
    for number in range(1, 11):
        meeting = put(meeting, ANA, number, "goal", "To be heard", "circle")
    with refused("enough_cards"):
        put(meeting, ANA, 11, "goal", "One more", "circle")

    cards = tuple(replace(GOAL, id=number) for number in range(1, MOST_CARDS + 1))
    full = evolve_all(circle(), decide(None, HUB, NOW, replace(MAKE, cards=cards))[4:])
    with refused("enough_cards"):
        put(full, ANA, MOST_CARDS + 1, "helps", "Tea", "circle")


def test_an_empty_text_changes_nothing_and_an_unclear_one_is_refused() -> None:
    meeting = put(circle(), ANA, 1, "helps", "Tea", "circle")
    assert put(meeting, ANA, 2, "helps", "  ", "circle") == meeting
    assert do(meeting, ANA, ChangeCard(1, 1, " ", "own")) == meeting
    with refused("unclear_text"):
        put(meeting, ANA, 2, "helps", "\x07", "circle")


def test_what_is_brought_up_for_one_reaches_them_and_facilitators_alone() -> None:
    meeting = put(circle(), MARI, 1, "resource", "Call 1", "facilitators")

    meeting = do(meeting, MARI, ShowCard(1, to=ANA))

    readers: list[tuple[Viewer, int, bool]] = [
        ("participant", ANA, True),
        ("facilitator", MARI, True),
        ("participant", BO, False),
        ("observer", PIRET, False),
    ]
    for viewer, member, sees in readers:
        assert bool(view(meeting, viewer, member).shown) == sees
    with refused("not_a_facilitator"):
        do(meeting, BO, HideCard(to=ANA))
    assert do(meeting, ANA, HideCard(to=ANA)).shown == ()


def test_a_resource_that_changes_changes_where_it_is_shown_and_goes_with_itself() -> None:
    meeting = put(circle(), MARI, 1, "resource", "Call 1", "seated")
    meeting = do(meeting, MARI, ShowCard(1, to=None))

    changed = do(meeting, MARI, ChangeCard(1, 1, "Call 2", "seated"))
    assert [one.card.text for one in changed.shown] == ["Call 2"]
    assert do(changed, MARI, TakeCardBack(1)).shown == ()


GOAL = Card(1, "goal", "To be heard", "circle", None, 1, keep=True)


def test_a_meeting_begins_with_what_a_group_has_kept() -> None:
    before = put(circle(), ANA, 1, "goal", "To be heard", "circle")
    before = put(before, ANA, 2, "hope", "A calm week", "circle")
    before = put(before, ANA, 3, "helps", "Tea", "circle")
    before = do(before, ANA, KeepCard(1, keep=True))
    with refused("not_your_card"):
        do(before, BO, KeepCard(2, keep=True))
    with refused("not_your_card"):
        do(before, ANA, KeepCard(3, keep=True))

    after = begun(decide(None, HUB, NOW, replace(MAKE, cards=carried_on(before))))

    assert after.cards == (GOAL,)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(GOAL, kind="helps"),
        replace(GOAL, audience="own"),
        replace(GOAL, member=ANA),
        replace(GOAL, text=" "),
    ],
)
def test_no_meeting_begins_with_what_is_somebodys_own(wrong: Card) -> None:
    with refused("malformed"):
        decide(None, HUB, NOW, replace(MAKE, cards=(wrong,)))
