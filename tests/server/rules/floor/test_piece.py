"""The talking piece."""

from circlekeeper_protocol.commands import (
    DeclinePiece,
    KeepPiece,
    Leave,
    PassPiece,
    PickUpPiece,
    SetFloorMode,
    TakePiece,
)
from circlekeeper_protocol.meeting import Meeting
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


def with_piece() -> Meeting:
    """Ana holds it."""
    return do(talking("piece"), ANA, PickUpPiece())


def offered(to: int = BO) -> Meeting:
    meeting = with_piece()
    return do(meeting, ANA, PassPiece(turn=turn_id(meeting), to=to))


def test_the_first_to_pick_it_up_has_it() -> None:
    meeting = with_piece()

    assert holder(meeting) == ANA
    with refused("turn_is_over"):
        decide(meeting, BO, NOW, PickUpPiece())


def test_it_goes_on_only_when_it_is_taken() -> None:
    meeting = offered()
    assert holder(meeting) == ANA

    assert holder(do(meeting, BO, TakePiece(turn=turn_id(meeting)))) == BO
    with refused("not_offered"):
        decide(meeting, CY, NOW, TakePiece(turn=turn_id(meeting)))


def test_declined_and_taken_back_cannot_be_told_apart() -> None:
    meeting = offered()
    turn = turn_id(meeting)

    declined = decide(meeting, BO, NOW, DeclinePiece(turn=turn))

    assert declined == decide(meeting, ANA, NOW, KeepPiece(turn=turn))
    with refused("not_offered"):
        decide(do(meeting, ANA, KeepPiece(turn=turn)), BO, NOW, TakePiece(turn=turn))


def test_it_can_go_back_to_the_middle() -> None:
    meeting = done(offered())

    assert (holder(meeting), meeting.floor.offer) == (None, None)
    assert holder(do(meeting, CY, PickUpPiece())) == CY


def test_hands_tell_the_holder_who_would_like_it_and_call_nobody() -> None:
    meeting = done(raised(with_piece(), BO))

    assert (holder(meeting), in_line(meeting)) == (None, [BO])


def test_an_offer_ends_with_whom_it_was_made_to_and_with_the_mode() -> None:
    assert do(offered(), BO, Leave()).floor.offer is None
    assert do(offered(), MARI, SetFloorMode(mode="queue")).floor.offer is None


def test_there_is_a_piece_in_its_own_mode_alone() -> None:
    meeting = raised(talking(), ANA)

    with refused("no_piece"):
        decide(meeting, ANA, NOW, PassPiece(turn=turn_id(meeting), to=BO))
    with refused("no_piece"):
        decide(done(meeting), BO, NOW, PickUpPiece())
