"""Wishes for the floor, and their one order."""

from circlekeeper_protocol.commands import (
    ChangeHand,
    DeclineInvitation,
    InviteToSpeak,
    LowerHand,
    MoveHand,
    RaiseHand,
)
from circlekeeper_protocol.floor import Customs
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view
from circlekeeper_server.rules import decide

from tests.support.floors import (
    ANA,
    BO,
    CY,
    MARI,
    done,
    holder,
    in_line,
    raised,
    talking,
)
from tests.support.meetings import NOW, do, refused


def test_facilitators_queue_like_everyone() -> None:
    meeting = raised(talking(), ANA, MARI, BO)

    assert in_line(meeting) == [MARI, BO]


def test_a_hand_that_is_up_twice_is_one_hand() -> None:
    meeting = raised(talking(), ANA, BO)

    assert decide(meeting, BO, NOW, RaiseHand(kind="speak")) == ()
    assert decide(meeting, CY, NOW, LowerHand()) == ()


def test_facilitators_put_hands_in_another_order() -> None:
    meeting = raised(talking(), ANA, BO, CY, MARI)

    meeting = do(meeting, MARI, MoveHand(member=MARI, kind="speak", place=0))

    assert in_line(meeting) == [MARI, BO, CY]
    with refused("no_hand"):
        decide(meeting, MARI, NOW, MoveHand(member=ANA, kind="speak", place=0))


def kinds(meeting: Meeting) -> list[tuple[int, str]]:
    return [(hand.member, hand.kind) for hand in meeting.floor.hands]


def test_everyone_may_have_one_hand_of_each_kind() -> None:
    meeting = raised(raised(talking(), ANA, BO), BO, kind="question")
    assert kinds(meeting) == [(BO, "speak"), (BO, "question")]

    lower = do(meeting, BO, LowerHand(kind="speak"))
    assert kinds(lower) == [(BO, "question")]
    assert kinds(do(meeting, BO, LowerHand())) == []
    assert kinds(done(meeting)) == [(BO, "question")]


def test_a_response_goes_right_after_the_turn_that_it_answers() -> None:
    meeting = raised(talking(), ANA, BO)
    meeting = raised(raised(meeting, CY, kind="respond"), MARI, kind="clarify")

    assert in_line(meeting) == [CY, MARI, BO]


def test_only_so_many_responses_go_ahead_of_those_who_wait() -> None:
    meeting = raised(talking("queue", Customs(responses=1)), ANA, BO)
    meeting = raised(meeting, CY, MARI, kind="respond")
    assert in_line(meeting) == [CY, BO, MARI]

    responding = raised(done(meeting), ANA, kind="respond")
    assert (holder(responding), in_line(responding)) == (CY, [BO, MARI, ANA])
    assert in_line(raised(done(responding), CY, kind="clarify")) == [CY, MARI, ANA]


def test_a_hand_keeps_its_place_when_it_becomes_another_wish() -> None:
    meeting = raised(talking(), ANA, BO, CY)

    changed = do(meeting, BO, ChangeHand(kind="speak", to="question"))

    assert kinds(changed) == [(BO, "question"), (CY, "speak")]
    with refused("no_hand"):
        decide(changed, BO, NOW, ChangeHand(kind="speak", to="process"))


def test_no_wish_gets_ahead_by_having_been_a_response() -> None:
    meeting = raised(raised(talking(), ANA, BO), CY, kind="respond")

    changed = do(meeting, CY, ChangeHand(kind="respond", to="speak"))

    assert in_line(changed) == [BO, CY]


def test_anyone_may_let_others_go_first_but_not_themselves() -> None:
    meeting = raised(talking(), ANA, BO, CY)

    assert in_line(do(meeting, BO, MoveHand(member=BO, kind="speak", place=1))) == [CY, BO]
    with refused("not_a_facilitator"):
        decide(meeting, CY, NOW, MoveHand(member=CY, kind="speak", place=0))


def test_a_facilitator_lowers_the_hand_of_somebody_and_nobody_else_does() -> None:
    meeting = raised(talking(), ANA, BO)

    assert in_line(do(meeting, MARI, LowerHand(kind="speak", member=BO))) == []
    with refused("not_a_facilitator"):
        decide(meeting, CY, NOW, LowerHand(kind="speak", member=BO))


def test_an_invitation_is_between_a_facilitator_and_the_one_invited() -> None:
    meeting = do(raised(talking(), ANA), MARI, InviteToSpeak(member=BO))

    assert view(meeting, "participant", BO).floor.invited == (BO,)
    assert view(meeting, "participant", CY).floor.invited == ()
    assert view(meeting, "facilitator", MARI).floor.invited == (BO,)


def test_an_invitation_is_over_with_a_hand_or_a_word() -> None:
    meeting = do(raised(talking(), ANA), MARI, InviteToSpeak(member=BO))

    assert raised(meeting, BO).floor.invited == ()
    assert do(meeting, BO, DeclineInvitation()).floor.invited == ()
    assert done(raised(meeting, BO)).floor.invited == ()
