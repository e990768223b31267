"""Whoever holds the piece chooses who is next."""

from circlekeeper_protocol.commands import GiveFloor, SetFloorMode
from circlekeeper_protocol.line_up import next_member

from tests.support.floors import ANA, MARI, raised, talking
from tests.support.meetings import do


def test_a_hand_is_not_next_where_the_holder_of_the_piece_chooses() -> None:
    meeting = do(talking("piece"), MARI, GiveFloor(to=MARI, after=0))

    assert next_member(raised(meeting, ANA)) is None
    assert next_member(do(raised(meeting, ANA), MARI, SetFloorMode(mode="open"))) == ANA
