"""Taking back how the floor moved last."""

from circlekeeper_protocol.commands import GiveFloor, Leave, SetFloorMode, UndoMove
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
    turn_id,
)
from tests.support.meetings import NOW, do, refused


def test_the_floor_is_with_who_had_it_and_the_hand_is_up_where_it_was() -> None:
    meeting = raised(talking(), ANA, BO, CY)
    moved = do(meeting, MARI, GiveFloor(to=CY, after=turn_id(meeting)))

    undone = do(moved, MARI, UndoMove())

    assert (holder(undone), in_line(undone)) == (ANA, [BO, CY])
    assert turn_id(undone) > turn_id(moved)


def test_a_round_has_not_reached_whom_it_reached_by_the_move() -> None:
    meeting = done(talking("round"))

    undone = do(meeting, MARI, UndoMove())

    assert holder(undone) == MARI
    assert undone.floor.round is not None
    assert undone.floor.round.to_come == (ANA, BO, CY)


def test_what_was_undone_is_not_undone_again() -> None:
    meeting = do(done(raised(talking(), ANA, BO)), MARI, UndoMove())

    with refused("nothing_to_undo"):
        decide(meeting, MARI, NOW, UndoMove())
    assert holder(do(done(meeting), MARI, UndoMove())) == ANA


def test_only_facilitators_take_a_move_back() -> None:
    with refused("not_a_facilitator"):
        decide(done(raised(talking(), ANA, BO)), ANA, NOW, UndoMove())


def test_nobody_is_called_back_who_has_left() -> None:
    meeting = do(raised(talking(), ANA, BO), ANA, Leave())

    undone = do(do(meeting, MARI, SetFloorMode(mode="open")), MARI, UndoMove())

    assert (holder(undone), in_line(undone)) == (None, [BO])
