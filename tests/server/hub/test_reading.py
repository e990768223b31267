"""What is remembered of how viewer classes read kinds of entries."""

import pytest
from circlekeeper_protocol.cards import Card
from circlekeeper_protocol.events import (
    CardGone,
    CardPut,
    Events,
    HandRaised,
    MeetingStarted,
    SeatKeySet,
)
from circlekeeper_protocol.privacy import visible_by, visible_events
from circlekeeper_protocol.readers import VIEWERS, Viewer
from circlekeeper_server.hub.reading import kinds_of, reading
from circlekeeper_server.hub.record import Record

KEY = SeatKeySet(member=1, digest="0" * 64)
HAND = HandRaised(member=1, kind="speak", number=1, place=0, ahead=False, responses=0)
FOR_ALL = Card(1, "agreement", "It stays here", "everyone", None, 1, keep=False)
FOR_FEW = Card(1, "limits", "My work", "facilitators", 1, 1, keep=False)
ENTRIES: list[Events] = [
    (KEY,),
    (HAND,),
    (KEY, HAND),
    (MeetingStarted(),),
    (MeetingStarted(), HAND),
    (CardPut(FOR_ALL),),
    (CardPut(FOR_FEW),),
    (CardGone(1, "circle"), CardPut(FOR_FEW)),
    (CardGone(1, "everyone"), CardPut(FOR_ALL)),
]


@pytest.mark.parametrize("events", ENTRIES)
@pytest.mark.parametrize("viewer", VIEWERS)
def test_a_reading_says_what_the_law_of_privacy_says(events: Events, viewer: Viewer) -> None:
    record = Record(seq=1, at=0, by=1, cause=None, node="one", events=events)

    first = reading(record, kinds_of(events), viewer)
    again = reading(record, kinds_of(events), viewer)

    assert first == again
    assert tuple(events[place] for place in first.places) == visible_events(events, viewer)
    assert first.by == (visible_by(events, 1, viewer) is not None)
