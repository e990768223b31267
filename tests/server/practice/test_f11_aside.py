"""F11: a private word to the facilitators, a quiet answer, and nothing that stays."""

from circlekeeper_protocol.commands import EndMeeting, StartMeeting, TakeCardBack
from circlekeeper_protocol.meeting import Meeting

from tests.support.cards import ANA, BO, MARI, PIRET, put, read
from tests.support.meetings import circle_of, do, refused


def asked() -> Meeting:
    meeting = do(circle_of("Mari", "Ana", "Bo", observers=("Piret",)), MARI, StartMeeting())
    return put(meeting, ANA, 1, "check", "Please look after me", "facilitators")


def test_facilitators_alone_see_it_and_answer_the_one_who_asked() -> None:
    meeting = put(asked(), MARI, 2, "answer", "I come in the break", "facilitators", to=ANA)

    told = ["Please look after me", "I come in the break"]
    assert read(meeting, "facilitator", MARI) == told
    assert read(meeting, "participant", ANA) == told
    assert read(meeting, "participant", BO) == read(meeting, "observer", PIRET) == []


def test_another_word_takes_the_place_of_the_last_and_of_its_answer() -> None:
    meeting = put(asked(), MARI, 2, "answer", "I come in the break", "facilitators", to=ANA)
    meeting = put(meeting, ANA, 3, "back", "", "facilitators")

    assert [(card.kind, card.member) for card in meeting.cards] == [("back", ANA)]


def test_nothing_of_it_is_left_when_it_is_over_or_the_meeting_ends() -> None:
    seen = do(asked(), MARI, TakeCardBack(1))
    assert (seen.cards, seen.own_cards) == ((), ())

    answered = put(asked(), MARI, 2, "answer", "I see you", "facilitators", to=ANA)
    ended = do(answered, MARI, EndMeeting())
    assert (ended.cards, ended.own_cards) == ((), ())


def test_there_is_nothing_to_answer_when_nobody_asked() -> None:
    with refused("no_such_card"):
        put(asked(), MARI, 2, "answer", "I see you", "facilitators", to=BO)
