"""Looking at the door takes no seat."""

import pytest
from circlekeeper_client import NoEntry, NoHub, knock

from tests.support.circles import make_meeting
from tests.support.running_hub import RunningHub

UNKNOWN = "n" * 22


async def test_the_door_shows_the_meeting_and_the_role_that_the_link_gives(hub: RunningHub) -> None:
    links = await make_meeting(
        f"http://127.0.0.1:{hub.port}", title="Tuesday circle", observers=True
    )

    door = await knock(links.facilitator)
    again = await knock(links.observer)

    assert (door.role, again.role) == ("facilitator", "observer")
    assert again.meeting.about.title == "Tuesday circle"
    assert again.meeting.joined == 0


async def test_a_link_that_opens_nothing_shows_nothing(hub: RunningHub) -> None:
    with pytest.raises(NoEntry):
        await knock(f"http://127.0.0.1:{hub.port}/m/{UNKNOWN}#{UNKNOWN}")


async def test_where_no_hub_is_nobody_answers() -> None:
    with pytest.raises(NoHub, match="no hub answered at http://"):
        await knock(f"http://127.0.0.1:9/m/{UNKNOWN}#{UNKNOWN}", patience_seconds=5)
