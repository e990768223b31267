"""Advice by consent."""

from circlekeeper_protocol.bounds import HUB
from circlekeeper_protocol.commands import (
    AddSeat,
    AnswerThought,
    GiveFloor,
    Leave,
    OfferThought,
    RingDue,
)
from circlekeeper_protocol.events import (
    QuestionOver,
    ThoughtAnswered,
    ThoughtAsked,
    ThoughtLetGo,
    ThoughtOffered,
    ThoughtOver,
)
from circlekeeper_protocol.floor import Advice
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view, viewer_of, visible_events
from circlekeeper_protocol.readers import VIEWERS, Viewer
from circlekeeper_server.rules import decide
from hypothesis import given

from tests.support.floors import (
    ANA,
    BO,
    CY,
    MARI,
    NEXT_ONE,
    PIRET,
    done,
    in_line,
    raised,
    talking,
    turn_id,
)
from tests.support.lives import Deed, live, lives
from tests.support.meetings import MINUTE, NOW, do, refused

AboutThoughts = (
    ThoughtOffered | ThoughtAsked | ThoughtAnswered | QuestionOver | ThoughtLetGo | ThoughtOver
)


def a_thought(*offering: int) -> Meeting:
    """Ana speaks; some have a thought for her; Cy is next."""
    meeting = raised(talking(), ANA, CY)
    for member in offering:
        meeting = do(meeting, member, OfferThought(turn=turn_id(meeting)))
    return meeting


def test_the_speaker_is_asked_after_the_turn_once_and_without_a_name() -> None:
    meeting = a_thought(BO, MARI)
    assert meeting.advice.questions == ()

    seen = view(done(meeting), "participant", ANA)

    assert [question.member for question in seen.advice.questions] == [ANA]
    assert seen.advice.thoughts == ()


def test_nobody_else_knows_of_it() -> None:
    meeting = done(a_thought(BO))

    others: list[tuple[Viewer, int]] = [
        ("participant", CY),
        ("facilitator", MARI),
        ("observer", PIRET),
    ]
    for role, member in others:
        assert view(meeting, role, member).advice == Advice()


@given(lives)
def test_whatever_is_tried_a_thought_is_known_to_who_has_it_and_to_who_is_asked(
    life: list[Deed],
) -> None:
    for moment in live(life):
        meeting = moment.after
        readers: list[tuple[Viewer, int | None]] = [(viewer, None) for viewer in VIEWERS]
        readers += [(viewer_of(meeting, seat.id, seat.role), seat.id) for seat in meeting.seats]
        for viewer, member in readers:
            advice = view(meeting, viewer, member).advice
            assert {thought.member for thought in advice.thoughts} <= {member}
            assert {question.member for question in advice.questions} <= {member}
            for event in visible_events(moment.events, viewer, member):
                if isinstance(event, AboutThoughts):
                    assert event.member == member


def test_yes_makes_the_first_who_offered_the_next_to_respond() -> None:
    meeting = done(a_thought(BO, MARI))

    meeting = do(raised(meeting, ANA, kind="question"), ANA, AnswerThought(welcome=True))

    assert in_line(meeting) == [BO, ANA]
    assert [(t.member, t.not_now) for t in meeting.advice.thoughts] == [(MARI, True)]


def test_no_and_no_answer_look_the_same_to_who_offered() -> None:
    asked = done(a_thought(BO))
    refused_it = do(asked, ANA, AnswerThought(welcome=False))
    over = NOW + MINUTE

    assert view(asked, "participant", BO) == view(refused_it, "participant", BO)
    for meeting in (asked, refused_it):
        later = do(meeting, HUB, RingDue(), at=over)
        assert [t.not_now for t in view(later, "participant", BO).advice.thoughts] == [True]
        assert later.advice.questions == ()


def test_an_answer_is_given_once() -> None:
    meeting = do(done(a_thought(BO)), ANA, AnswerThought(welcome=False))

    with refused("not_asked"):
        decide(meeting, ANA, NOW, AnswerThought(welcome=True))
    with refused("not_asked"):
        decide(meeting, CY, NOW, AnswerThought(welcome=True))


def test_that_someone_with_a_thought_has_left_is_not_to_be_seen() -> None:
    asked = done(a_thought(BO))

    left = do(asked, BO, Leave())

    assert view(left, "participant", ANA).advice == view(asked, "participant", ANA).advice
    assert in_line(do(left, ANA, AnswerThought(welcome=True))) == []


def test_nothing_is_asked_where_others_see_the_screen() -> None:
    meeting = do(talking(), MARI, AddSeat(name="Opa"))
    meeting = do(meeting, MARI, GiveFloor(to=NEXT_ONE, after=0))

    with refused("not_in_private"):
        decide(meeting, BO, NOW, OfferThought(turn=turn_id(meeting)))
