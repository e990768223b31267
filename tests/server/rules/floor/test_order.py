"""Less heard first, in three coarse steps."""

from circlekeeper_protocol.bounds import HUB
from circlekeeper_protocol.commands import GiveFloor, MoveHand, NextSpeaker, SetCustoms
from circlekeeper_protocol.floor import Customs
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.rules import decide

from tests.support.floors import (
    ANA,
    BO,
    CY,
    MARI,
    NEXT_ONE,
    done,
    holder,
    in_line,
    raised,
    talking,
    turn_id,
)
from tests.support.meetings import MINUTE, NOW, do, refused, take_seat

LESS_HEARD = Customs(policy="less_heard")


def some_have_spoken() -> Meeting:
    """Ana for long, Bo shortly; Cy and Mari not yet; now Mari."""
    meeting = raised(talking("queue", LESS_HEARD), ANA)
    meeting = raised(done(meeting, at=NOW + 9 * MINUTE), BO)
    meeting = done(meeting, at=NOW + 10)
    return do(meeting, MARI, GiveFloor(to=MARI, after=0))


def test_those_less_heard_go_first_and_ties_by_arrival() -> None:
    meeting = raised(some_have_spoken(), ANA, BO, CY)

    assert in_line(meeting) == [CY, BO, ANA]


def test_who_has_been_heard_meanwhile_gives_way() -> None:
    meeting = raised(raised(some_have_spoken(), CY), BO)
    meeting = raised(meeting, CY, kind="question")
    assert in_line(meeting) == [CY, CY, BO]

    meeting = done(meeting)
    assert holder(meeting) == CY
    assert in_line(done(meeting, at=NOW + 8 * MINUTE)) == [CY]


def test_facilitators_give_the_floor_where_the_order_is_set() -> None:
    meeting = raised(some_have_spoken(), ANA, CY)

    with refused("order_is_set"):
        decide(meeting, MARI, NOW, MoveHand(member=ANA, kind="speak", place=0))
    assert holder(do(meeting, MARI, GiveFloor(to=ANA, after=turn_id(meeting)))) == ANA


def test_letting_others_go_first_stays_among_equals() -> None:
    meeting = raised(some_have_spoken(), CY, ANA)
    meeting = do(meeting, HUB, take_seat("Dee", NEXT_ONE))
    meeting = raised(meeting, NEXT_ONE)
    assert in_line(meeting) == [CY, NEXT_ONE, ANA]

    meeting = do(meeting, CY, MoveHand(member=CY, kind="speak", place=2))

    assert in_line(meeting) == [NEXT_ONE, CY, ANA]


def test_where_a_facilitator_calls_nobody_is_called_by_itself() -> None:
    meeting = raised(talking("queue", Customs(policy="facilitator")), ANA, BO)
    assert (holder(meeting), in_line(meeting)) == (None, [ANA, BO])

    assert holder(do(meeting, MARI, NextSpeaker(after=0, keep_place=False))) == ANA


def test_a_policy_that_is_changed_orders_the_hands_that_are_up() -> None:
    meeting = do(some_have_spoken(), MARI, SetCustoms(customs=Customs()))
    meeting = raised(meeting, ANA, CY)
    assert in_line(meeting) == [ANA, CY]

    assert in_line(do(meeting, MARI, SetCustoms(customs=LESS_HEARD))) == [CY, ANA]
