"""Hands that go ahead stay ahead of the others, wherever hands are put."""

from circlekeeper_protocol.commands import LowerHand, MoveHand, UndoMove
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.rules import decide

from tests.support.floors import ANA, BO, CY, MARI, done, holder, in_line, raised, talking
from tests.support.meetings import NOW, do


def answered() -> Meeting:
    """Ana speaks, Bo would like to, and Cy has an answer for Ana."""
    return raised(raised(talking(), ANA, BO), CY, kind="respond")


def test_who_lets_the_others_go_first_no_longer_goes_ahead_of_them() -> None:
    meeting = do(answered(), CY, MoveHand(member=CY, kind="respond", place=1))

    meeting = raised(meeting, MARI, kind="respond")

    assert in_line(meeting) == [MARI, BO, CY]


def test_who_is_put_before_an_answer_goes_ahead_as_it_does() -> None:
    meeting = do(answered(), MARI, MoveHand(member=BO, kind="speak", place=0))

    meeting = raised(meeting, MARI, kind="respond")

    assert in_line(meeting) == [BO, CY, MARI]


def test_a_hand_that_goes_up_again_stands_behind_what_goes_ahead() -> None:
    meeting = raised(done(raised(talking(), ANA, BO)), CY, kind="respond")

    meeting = do(meeting, MARI, UndoMove())

    assert (holder(meeting), in_line(meeting)) == (ANA, [CY, BO])


def test_a_hand_that_is_last_already_has_let_the_others_go_first() -> None:
    meeting = do(raised(talking(), ANA, BO, CY), MARI, LowerHand(kind="speak", member=CY))

    assert decide(meeting, BO, NOW, MoveHand(member=BO, kind="speak", place=1)) == ()
