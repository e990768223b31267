"""What a circle is told, from the first fresh view on, makes the meeting that it shows."""

import asyncio

from circlekeeper_client import Circle
from circlekeeper_client.news import News
from circlekeeper_client.replica import Replica, fresh, with_entry
from circlekeeper_protocol.commands import HandOver, RaiseHand, StartMeeting
from circlekeeper_protocol.frames import Welcome

from tests.support.circles import circle_at, make_meeting
from tests.support.running_hub import WAIT_SECONDS, RunningHub


async def folded(news: News, circle: Circle) -> tuple[Replica, list[str]]:
    """What the news make, and what they were, until they have caught up with the circle."""
    kinds: list[str] = []
    replica: Replica | None = None
    async with asyncio.timeout(WAIT_SECONDS):
        while replica is None or replica.seq < circle.seq:
            told = await anext(news)
            kinds.append(type(told).__name__)
            if isinstance(told, Welcome):
                replica = fresh(told)
            elif replica is not None:
                replica = with_entry(replica, told)
    return replica, kinds


async def test_news_begin_with_the_meeting_as_it_is_and_go_on_with_entries(hub: RunningHub) -> None:
    links = await make_meeting(f"http://127.0.0.1:{hub.port}")
    async with circle_at(links, "Mari") as [mari]:
        await mari.do(StartMeeting())
        news = mari.news()
        await mari.do(RaiseHand(kind="speak"))

        replica, kinds = await folded(news, mari)

        assert replica.meeting == mari.meeting
        assert kinds == ["Welcome", "Entry"]
    assert [told async for told in news] == []


async def test_a_changed_role_is_told_as_a_fresh_view(hub: RunningHub) -> None:
    links = await make_meeting(f"http://127.0.0.1:{hub.port}")
    async with circle_at(links, "Mari", "Ana") as [mari, ana]:
        news = mari.news()
        await mari.do(HandOver(to=ana.member))

        replica, kinds = await folded(news, mari)

        assert (replica.role, replica.meeting) == ("participant", mari.meeting)
        assert kinds[0] == kinds[-1] == "Welcome"
