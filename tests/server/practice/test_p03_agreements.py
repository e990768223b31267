"""P3: agreements are there from the door on, and nobody is listed by what they said to them."""

from circlekeeper_protocol.commands import AnswerAgreement, ChangeCard, Leave
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view

from tests.support.cards import ANA, BO, MARI, PIRET, put, read, the_card
from tests.support.meetings import circle_of, do, refused, take_seat, watched


def agreed() -> Meeting:
    meeting = circle_of("Mari", "Ana", "Bo", observers=("Piret",))
    return put(meeting, ANA, 1, "agreement", "It stays here", "everyone")


def test_anyone_proposes_and_it_is_read_at_the_door_unsigned() -> None:
    meeting = agreed()
    assert read(meeting, "door") == read(meeting, "observer", PIRET) == ["It stays here"]
    assert the_card(meeting, 1).member is None


def test_it_never_gates_the_door() -> None:
    late = do(agreed(), 0, take_seat("Lea", 9))
    assert late.seats[-1].name == "Lea"
    assert late.answers == ()


def test_each_sees_their_own_answer_and_facilitators_a_count() -> None:
    meeting = do(watched(agreed()), ANA, AnswerAgreement(1, 1, agrees=True))
    meeting = do(meeting, BO, AnswerAgreement(1, 1, agrees=False))
    meeting = do(meeting, PIRET, AnswerAgreement(1, 1, agrees=True))

    assert [a.agrees for a in view(meeting, "participant", BO).answers] == [False]
    assert view(meeting, "participant", BO).counts == ()
    for_facilitators = view(meeting, "facilitator", MARI)
    assert [(c.agree, c.talk) for c in for_facilitators.counts] == [(2, 1)]
    assert for_facilitators.answers == ()


def test_an_answer_can_change_and_be_taken_back() -> None:
    meeting = do(agreed(), ANA, AnswerAgreement(1, 1, agrees=True))
    meeting = do(meeting, ANA, AnswerAgreement(1, 1, agrees=False))
    assert [(c.agree, c.talk) for c in meeting.counts] == [(0, 1)]
    meeting = do(meeting, ANA, AnswerAgreement(1, 1, agrees=None))
    assert [(c.agree, c.talk) for c in meeting.counts] == [(0, 0)]
    assert meeting.answers == ()


def test_nobodys_answer_shows_when_they_leave() -> None:
    meeting = do(agreed(), BO, AnswerAgreement(1, 1, agrees=False))
    left = do(meeting, BO, Leave())
    assert left.counts == meeting.counts


def test_of_two_who_amend_it_at_once_the_second_is_told() -> None:
    meeting = do(agreed(), MARI, AnswerAgreement(1, 1, agrees=True))
    meeting = do(meeting, BO, ChangeCard(1, 1, "It stays among us", "everyone"))

    with refused("card_changed"):
        do(meeting, ANA, ChangeCard(1, 1, "It stays in this room", "everyone"))
    with refused("card_changed"):
        do(meeting, ANA, AnswerAgreement(1, 1, agrees=True))

    assert read(meeting, "door") == ["It stays among us"]
    assert [(c.agree, c.talk) for c in meeting.counts] == [(0, 0)]
    assert [answer.edition for answer in meeting.answers] == [1]
