"""Who is next, as hub and clients read it out of the same state."""

from circlekeeper_protocol.commands import (
    AddCompanion,
    AddSeat,
    GiveFloor,
    Leave,
    PassPiece,
    RaiseHand,
    SetFloorMode,
)
from circlekeeper_protocol.line_up import current_round, next_member, reachable
from circlekeeper_protocol.meeting import Meeting

from tests.support.floors import ANA, BO, MARI, NEXT_ONE, raised, talking, turn_id
from tests.support.meetings import do, line_lost


def mari_speaks() -> Meeting:
    return do(talking(), MARI, GiveFloor(to=MARI, after=0))


def test_the_first_hand_that_can_be_reached_is_next() -> None:
    asked = raised(mari_speaks(), ANA, BO)

    assert next_member(mari_speaks()) is None
    assert next_member(asked) == ANA
    assert next_member(line_lost(asked, ANA)) == BO


def test_nobody_is_next_in_the_quiet() -> None:
    asked = raised(mari_speaks(), ANA)

    assert next_member(do(asked, MARI, SetFloorMode(mode="quiet"))) is None


def test_a_round_comes_before_the_hands() -> None:
    asked = raised(mari_speaks(), BO)

    assert next_member(do(asked, MARI, SetFloorMode(mode="round"))) == ANA


def test_a_round_that_is_kept_for_later_calls_nobody() -> None:
    meeting = do(talking("round"), MARI, SetFloorMode(mode="queue"))

    assert meeting.floor.round is not None
    assert current_round(meeting.floor) is None
    assert next_member(meeting) is None


def test_whoever_is_offered_the_piece_is_next() -> None:
    meeting = do(mari_speaks(), MARI, SetFloorMode(mode="piece"))
    meeting = do(raised(meeting, ANA), MARI, PassPiece(turn=turn_id(meeting), to=BO))

    assert next_member(meeting) == BO


def test_who_has_no_device_is_next_while_a_facilitator_is_here() -> None:
    meeting = do(mari_speaks(), MARI, AddSeat(name="Opa"))
    meeting = do(meeting, MARI, RaiseHand(kind="speak"), acting_for=NEXT_ONE)

    assert next_member(meeting) == NEXT_ONE
    assert next_member(line_lost(meeting, MARI)) is None


def test_who_shares_a_phone_is_reached_as_long_as_it_is_here() -> None:
    meeting = line_lost(do(talking(), ANA, AddCompanion(name="Opa")), MARI)

    assert NEXT_ONE in reachable(meeting)
    assert NEXT_ONE not in reachable(line_lost(meeting, ANA))
    assert NEXT_ONE not in reachable(do(meeting, ANA, Leave()))
