"""F25: who comes late learns where it is, and changes nothing for whoever speaks."""

from circlekeeper_protocol.commands import RaiseHand
from circlekeeper_protocol.events import (
    CurtainDrawn,
    LinesChanged,
    PresenceChanged,
    SeatKeySet,
    SeatTaken,
)
from circlekeeper_protocol.privacy import view, visible_events
from circlekeeper_server.rules import decide

from tests.support.cards import put
from tests.support.floors import ANA, talking
from tests.support.meetings import NOW, do, take_seat


def test_a_late_seat_is_taken_without_touching_the_turn_and_sees_where_it_is() -> None:
    meeting = put(talking(), ANA, 1, "agreement", "It stays here", "everyone")
    meeting = do(meeting, ANA, RaiseHand(kind="speak"))

    events = decide(meeting, 0, NOW, take_seat("Lea", 9))
    late = do(meeting, 0, take_seat("Lea", 9))

    told = visible_events(events, "participant", ANA)
    assert {type(event) for event in told} <= {SeatTaken, PresenceChanged, CurtainDrawn}
    assert {type(event) for event in events} >= {SeatTaken, SeatKeySet, LinesChanged}
    assert late.floor.turn == meeting.floor.turn
    seen = view(late, "participant", late.joined)
    assert [card.text for card in seen.cards] == ["It stays here"]
    assert (seen.course, seen.floor.turn) == (late.course, late.floor.turn)
