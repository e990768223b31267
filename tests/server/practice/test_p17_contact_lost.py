"""P17: somebody stays away without a goodbye. What was agreed is at hand; nobody is marked."""

import msgspec
from circlekeeper_protocol.commands import Leave, StartMeeting
from circlekeeper_protocol.privacy import view
from circlekeeper_protocol.readers import VIEWERS

from tests.support.floors import ANA, MARI
from tests.support.meetings import circle_of, do


def test_whoever_goes_leaves_no_mark_with_anyone() -> None:
    begun = do(circle_of("Mari", "Ana", "Bo"), MARI, StartMeeting())

    left = do(begun, ANA, Leave())

    for viewer in VIEWERS:
        assert "Ana" not in msgspec.json.encode(view(left, viewer)).decode()


def test_a_meeting_without_them_is_a_meeting_like_any_other() -> None:
    """Nothing in it says who might have come: there is no list of those who were invited."""
    with_two = do(circle_of("Mari", "Bo"), MARI, StartMeeting())

    assert [seat.name for seat in with_two.seats] == ["Mari", "Bo"]
    assert view(with_two, "facilitator").about.contact == "write to Mari"
