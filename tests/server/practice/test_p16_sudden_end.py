"""P16: an end that nobody planned is kind, at any moment, and by one command."""

import pytest
from circlekeeper_protocol.commands import EndMeeting, PauseMeeting, PutCard, RingBell
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view

from tests.support.floors import ANA, BO, MARI, raised, talking
from tests.support.meetings import do, line_lost

LINE = PutCard(1, "resource", "Somebody to call, day and night", "seated", None)


def moments() -> dict[str, Meeting]:
    meeting = do(raised(talking(), ANA, BO), MARI, LINE)
    return {
        "while somebody speaks": meeting,
        "while the bell holds everything": do(meeting, BO, RingBell(named=False)),
        "while the meeting pauses": do(meeting, MARI, PauseMeeting()),
        "while the speaker's line is down": line_lost(meeting, ANA),
    }


@pytest.mark.parametrize("moment", moments())
def test_it_can_end_at_any_moment_and_sends_nobody_away(moment: str) -> None:
    before = moments()[moment]

    ended = do(before, MARI, EndMeeting())

    assert (ended.stage, ended.bell, ended.floor.turn) == ("ended", None, None)
    assert ended.seats == before.seats
    for role in ("participant", "facilitator", "observer"):
        assert [card.text for card in view(ended, role).cards] == [LINE.text]
        assert view(ended, role).about.contact == "write to Mari"
