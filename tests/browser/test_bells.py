"""Everyone hears a signal at the same instant, which is the one that the hub announced."""

import time
from typing import Final

from circlekeeper_client import connect
from circlekeeper_protocol.commands import StartMeeting
from circlekeeper_server.rules.time import LEAD
from playwright.async_api import Browser

from tests.browser.ears import Ears
from tests.browser.evening import browsers
from tests.support.circles import make_meeting, until
from tests.support.running_hub import running_hub

TOGETHER_MS: Final = 100
"""By so much several browsers on a busy machine may differ; ears hear more."""


async def test_a_bell_rings_for_all_at_the_announced_instant(browser: Browser) -> None:
    async with running_hub() as hub, browsers(browser) as people:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        async with connect(links.facilitator, "Eva") as eva:
            ears = [await Ears(somebody.page).put_on() for somebody in people]
            for somebody in people:
                await somebody.open(links.participant)
                await somebody.sit_down()
            await eva.do(StartMeeting())
            [due] = [s.due for s in eva.meeting.time.signals if s.minutes == 15]
            hub.time.move(due - LEAD - hub.time.now())
            await until(eva, lambda meeting: any(s.ring_at for s in meeting.time.signals))
            [ring_at] = [s.ring_at for s in eva.meeting.time.signals if s.ring_at is not None]
            wall_at = time.time() * 1000 + ring_at - hub.time.now()
            for somebody in people:
                await somebody.is_told("About 15 minutes left together.")

        for each in ears:
            [bell] = await each.until(1)
            assert bell.at is not None
            assert abs(bell.at - wall_at) < TOGETHER_MS
