"""A quiet takes nothing away from anybody's time."""

from circlekeeper_protocol.bounds import HUB
from circlekeeper_protocol.commands import (
    AnswerThought,
    Leave,
    NextSpeaker,
    OfferThought,
    RingBell,
    RingDue,
)
from circlekeeper_protocol.floor import Customs
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.rules import decide, next_deadline

from tests.support.floors import ANA, BO, CY, MARI, done, holder, raised, talking, turn_id
from tests.support.meetings import MINUTE, NOW, do, line_lost, refused

OVER = NOW + MINUTE
"""When a bell that rings now is over."""


def rung(meeting: Meeting) -> Meeting:
    return do(meeting, CY, RingBell(named=False))


def test_a_line_that_dropped_in_the_quiet_is_waited_for_as_long_as_any() -> None:
    meeting = line_lost(rung(raised(talking(), ANA, BO)), ANA, at=OVER - 1)
    meeting = do(meeting, HUB, RingDue(), at=OVER)
    go_on = NextSpeaker(after=turn_id(meeting), keep_place=True)

    with refused("not_a_facilitator"):
        decide(meeting, CY, OVER + MINUTE - 1, go_on)
    assert holder(do(meeting, CY, go_on, at=OVER + MINUTE)) == BO


def asked() -> Meeting:
    """Whether Ana would like to hear what Bo has thought."""
    meeting = raised(talking(), ANA)
    return done(do(meeting, BO, OfferThought(turn=turn_id(meeting))))


def test_no_answer_means_no_only_after_as_much_time_as_there_was() -> None:
    meeting = do(rung(asked()), HUB, RingDue(), at=OVER)

    [question] = meeting.advice.questions
    assert (question.member, question.until) == (ANA, OVER + MINUTE)
    assert next_deadline(meeting) == question.until


def test_a_no_before_the_quiet_still_looks_like_no_answer() -> None:
    answered = do(rung(do(asked(), ANA, AnswerThought(welcome=False))), HUB, RingDue(), at=OVER)
    waiting = do(rung(asked()), HUB, RingDue(), at=OVER)

    assert answered.advice.questions[0].until == waiting.advice.questions[0].until
    with refused("not_asked"):
        decide(answered, ANA, OVER, AnswerThought(welcome=True))


def test_nobody_is_asked_for_anything_to_add_in_the_quiet() -> None:
    meeting = talking("round", Customs(asks_to_add=True))
    for _ in range(3):
        meeting = done(meeting)
    meeting = do(do(meeting, MARI, RingBell(named=False)), CY, Leave())

    assert meeting.floor.round is not None
    assert not meeting.floor.round.adding
    after = do(meeting, HUB, RingDue(), at=OVER)
    assert after.floor.round is not None
    assert after.floor.round.adding
