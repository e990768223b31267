"""Nobody loses their place in a round but by their own turn."""

from circlekeeper_protocol.bounds import HUB
from circlekeeper_protocol.commands import (
    BeginRound,
    EndMeeting,
    GiveFloor,
    JoinRound,
    Leave,
    NextSpeaker,
    SetFloorMode,
    UndoMove,
)
from circlekeeper_protocol.meeting import Meeting

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
from tests.support.meetings import do, take_seat


def to_come(meeting: Meeting) -> tuple[int, ...]:
    assert meeting.floor.round is not None
    return meeting.floor.round.to_come


def test_who_speaks_in_between_is_still_to_come_when_the_round_goes_on() -> None:
    meeting = do(done(talking("round")), MARI, SetFloorMode(mode="open"))
    meeting = done(do(meeting, MARI, GiveFloor(to=CY, after=turn_id(meeting))))

    assert to_come(meeting) == (BO, CY)
    assert holder(do(meeting, MARI, SetFloorMode(mode="round"))) == BO


def test_who_has_left_is_not_to_come_in_a_round_that_is_kept() -> None:
    meeting = done(do(talking("round"), MARI, SetFloorMode(mode="open")))

    assert to_come(do(meeting, BO, Leave())) == (ANA, CY)


def test_taking_back_the_beginning_of_a_round_leaves_nobody_out() -> None:
    begun = do(talking("open"), MARI, BeginRound(mode="round", first=ANA, backwards=False))

    meeting = done(do(begun, MARI, UndoMove()))

    assert (holder(meeting), to_come(meeting)) == (BO, (CY, MARI))


def test_taking_back_the_turn_of_a_late_comer_leaves_them_in_the_round() -> None:
    meeting = talking("round")
    while holder(meeting) is not None:
        meeting = done(meeting)
    meeting = do(do(meeting, HUB, take_seat("Dee", NEXT_ONE)), NEXT_ONE, JoinRound())
    assert holder(meeting) == NEXT_ONE

    meeting = do(do(meeting, MARI, SetFloorMode(mode="open")), MARI, UndoMove())

    assert (holder(meeting), to_come(meeting)) == (None, (NEXT_ONE,))


def test_taking_a_move_back_puts_nobody_first_in_a_round_that_began_since() -> None:
    meeting = done(talking("round"))
    meeting = do(meeting, MARI, BeginRound(mode="round", first=CY, backwards=False))

    meeting = do(meeting, MARI, UndoMove())

    assert (holder(meeting), to_come(meeting)) == (MARI, (CY, ANA, BO))


def test_who_has_the_floor_back_needs_no_place_kept() -> None:
    meeting = raised(talking(), ANA, BO)
    meeting = do(meeting, MARI, NextSpeaker(after=turn_id(meeting), keep_place=True))

    meeting = do(meeting, MARI, UndoMove())

    assert (holder(meeting), in_line(meeting)) == (ANA, [BO])


def test_who_had_the_floor_as_the_meeting_ended_is_forgotten() -> None:
    ended = do(raised(talking(), ANA), MARI, EndMeeting())

    assert ended.floor.move is None
