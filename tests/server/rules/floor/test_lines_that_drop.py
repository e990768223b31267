"""The floor waits for a line that dropped, and never blocks the circle."""

from circlekeeper_protocol.commands import (
    AddSeat,
    EndTurn,
    NextSpeaker,
    PassPiece,
    RaiseHand,
    SetFloorMode,
    TakePiece,
)
from circlekeeper_server.rules import decide
from circlekeeper_server.rules.floor.turns import GRACE

from tests.support.floors import (
    ANA,
    BO,
    CY,
    MARI,
    holder,
    in_line,
    raised,
    talking,
    turn_id,
)
from tests.support.meetings import MINUTE, NOW, do, line_back, line_lost, refused


def test_the_floor_waits_for_a_speaker_whose_line_drops_and_their_clock_stands_still() -> None:
    meeting = raised(talking(), ANA, BO)
    began = meeting.floor.turn and meeting.floor.turn.began_at

    meeting = line_lost(meeting, ANA, at=NOW + 5_000)
    assert meeting.floor.turn is not None
    assert meeting.floor.turn.held_at == NOW + 5_000

    meeting = line_back(meeting, ANA, at=NOW + 25_000)
    assert meeting.floor.turn is not None
    assert (meeting.floor.turn.held_at, holder(meeting)) == (None, ANA)
    assert meeting.floor.turn.began_at == (began or 0) + 20_000


def test_facilitators_can_go_on_with_the_reconnecting_person_next() -> None:
    meeting = line_lost(raised(talking(), ANA, BO, CY), ANA)

    meeting = do(meeting, MARI, NextSpeaker(after=turn_id(meeting), keep_place=True))
    assert holder(meeting) == BO
    assert in_line(meeting) == [ANA, CY]

    meeting = do(meeting, BO, EndTurn(turn=turn_id(meeting)))
    assert holder(meeting) == CY
    assert in_line(line_back(meeting, ANA)) == [ANA]


def test_after_the_grace_time_anyone_may_let_the_floor_go_on() -> None:
    meeting = line_lost(raised(talking(), ANA, BO), ANA)
    go_on = NextSpeaker(after=turn_id(meeting), keep_place=True)

    with refused("not_a_facilitator"):
        decide(meeting, CY, NOW + GRACE * MINUTE - 1, go_on)
    assert holder(do(meeting, CY, go_on, at=NOW + GRACE * MINUTE)) == BO


def test_a_round_leaves_out_whoever_cannot_be_reached_until_they_are_back() -> None:
    meeting = line_lost(talking("round"), ANA)
    meeting = do(meeting, MARI, EndTurn(turn=turn_id(meeting)))
    assert holder(meeting) == BO

    meeting = do(line_back(meeting, ANA), BO, EndTurn(turn=turn_id(meeting)))
    assert holder(meeting) == ANA


def test_going_on_calls_nobody_who_cannot_be_reached() -> None:
    meeting = line_lost(raised(talking(), ANA, BO), BO)

    meeting = do(meeting, MARI, NextSpeaker(after=turn_id(meeting), keep_place=False))

    assert (holder(meeting), in_line(meeting)) == (None, [BO])
    with refused("nobody_waits"):
        decide(meeting, MARI, NOW, NextSpeaker(after=0, keep_place=False))


def test_without_a_facilitator_the_floor_does_not_stay_with_whom_one_acts_for() -> None:
    meeting = do(talking(), MARI, AddSeat(name="Nana"))
    meeting = do(meeting, MARI, RaiseHand(kind="speak"), acting_for=6)
    meeting = raised(meeting, ANA)
    assert holder(meeting) == 6

    alone = line_lost(meeting, MARI)
    assert alone.floor.turn is not None
    assert alone.floor.turn.held_at == NOW
    go_on = NextSpeaker(after=turn_id(alone), keep_place=True)
    on = do(alone, BO, go_on, at=NOW + GRACE * MINUTE)
    assert (holder(on), in_line(on)) == (ANA, [6])

    back = line_back(alone, MARI).floor.turn
    assert back is not None
    assert back.held_at is None


def test_when_all_lines_drop_at_once_everyone_comes_back_to_their_place() -> None:
    meeting = raised(talking(), ANA, BO, CY)
    for member in (MARI, ANA, BO, CY):
        meeting = line_lost(meeting, member, at=NOW + 1_000)
    assert (holder(meeting), in_line(meeting)) == (ANA, [BO, CY])

    for member in (CY, BO, ANA, MARI):
        meeting = line_back(meeting, member, at=NOW + 60_000)
    assert (holder(meeting), in_line(meeting)) == (ANA, [BO, CY])


def test_an_offered_piece_waits_for_the_line_of_who_is_to_take_it() -> None:
    meeting = raised(talking(), ANA)
    meeting = do(meeting, MARI, SetFloorMode(mode="piece"))
    meeting = do(meeting, ANA, PassPiece(turn=turn_id(meeting), to=BO))

    meeting = line_back(line_lost(meeting, BO), BO)

    assert holder(do(meeting, BO, TakePiece(turn=turn_id(meeting)))) == BO
