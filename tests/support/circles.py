"""Members of a meeting at any hub that answers HTTP, seated by the Python client."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from random import Random
from typing import Final, NamedTuple

from circlekeeper_client import Circle, connect
from circlekeeper_protocol.meeting import Meeting

from tests.support.loopback import loopback

WAIT_SECONDS: Final = 15.0


class MeetingLinks(NamedTuple):
    meeting: str
    facilitator: str
    participant: str
    observer: str

    def by_way_of(self, port: int) -> "MeetingLinks":
        """The same links, by another port of this machine."""
        links = (re.sub(r":\d+/m/", f":{port}/m/", link) for link in self[1:])
        return MeetingLinks(self.meeting, *links)


async def until(circle: Circle, holds: Callable[[Meeting], object]) -> None:
    """Wait for it, but not for ever."""
    async with asyncio.timeout(WAIT_SECONDS):
        await circle.until(holds)


async def make_meeting(
    hub: str,
    *,
    plan: str = "check-in",
    title: str = "Tuesday circle",
    starts_at: int = 0,
    observers: bool = False,
    **about: str | int,
) -> MeetingLinks:
    """Start a meeting as the home page does. `hub` is its address."""
    async with loopback(hub) as http:
        wanted = {
            "title": title,
            "starts_at": starts_at,
            "plan": plan,
            "observers": observers,
            **about,
        }
        made = await http.post("/api/meetings", json=wanted)
    assert made.status_code == 201, made.text
    answer = made.json()
    return MeetingLinks(answer["meeting"], **answer["links"])


@asynccontextmanager
async def circle_at(
    links: MeetingLinks, *names: str, observers: Sequence[str] = (), random: Random | None = None
) -> AsyncIterator[list[Circle]]:
    """Seat a facilitator, then participants, then observers, one after the other."""
    async with AsyncExitStack() as stack:
        circles = []
        for place, name in enumerate((*names, *observers)):
            link = links.facilitator if place == 0 else links.participant
            if place >= len(names):
                link = links.observer
            circle = connect(link, name, random=random)
            circles.append(await stack.enter_async_context(circle))
        yield circles


class Hurried(Random):
    """Chance that lets a client come back almost at once."""

    def random(self) -> float:
        return super().random() / 200
