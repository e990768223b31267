"""P14: best no advice at all; whoever wishes for ideas says so, and any other is asked first, once,
without a name. No answer means no."""

from circlekeeper_protocol.bounds import HUB
from circlekeeper_protocol.commands import AnswerThought, OfferThought, RingDue, SetHelp
from circlekeeper_protocol.floor import Advice
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view

from tests.support.floors import ANA, BO, CY, MARI, done, raised, talking, turn_id
from tests.support.meetings import do


def asked() -> Meeting:
    meeting = raised(talking(), ANA, CY)
    return done(do(meeting, BO, OfferThought(turn=turn_id(meeting))))


def test_every_turn_begins_with_just_listening() -> None:
    meeting = raised(talking(), ANA)
    assert meeting.floor.turn is not None
    assert meeting.floor.turn.help == "listening"

    wished = do(meeting, ANA, SetHelp(turn=turn_id(meeting), help="ideas"))
    assert wished.floor.turn is not None
    assert wished.floor.turn.help == "ideas"


def test_a_thought_waits_for_the_end_of_the_turn_and_names_nobody() -> None:
    seen = view(asked(), "participant", ANA).advice

    assert [question.member for question in seen.questions] == [ANA]
    assert seen.thoughts == ()
    assert view(asked(), "facilitator", MARI).advice == Advice()


def test_on_a_yes_the_offerer_is_next() -> None:
    meeting = do(asked(), ANA, AnswerThought(welcome=True))

    assert meeting.floor.hands[0].member == BO


def test_after_a_no_as_after_no_answer_nobody_is_next_because_of_it() -> None:
    meeting = asked()
    due = meeting.advice.questions[0].until
    no = do(meeting, ANA, AnswerThought(welcome=False))
    silence = do(meeting, HUB, RingDue(), at=due)

    assert no.floor.hands == silence.floor.hands == meeting.floor.hands
    assert view(silence, "participant", ANA).advice.questions == ()
