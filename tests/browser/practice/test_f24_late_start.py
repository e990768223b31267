"""F24: half of them are in when it should start. What a late start shortens is said before."""

import re
import time
from typing import Final

from circlekeeper_protocol.bounds import Millis
from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP
from tests.browser.practice.ours import group
from tests.support.known import known

MINUTE: Final[Millis] = 60_000


def shortened(words: str) -> dict[str, int]:
    found = re.findall(r"(?:^|, |and )([A-Z][\w ]*?) (\d+) instead of \d+", words)
    return {title: int(minutes) for title, minutes in found}


async def test_a_late_start_says_what_it_shortens_and_shortens_that(browser: Browser) -> None:
    begins_at = int(time.time() * 1000) - 30 * MINUTE
    async with (
        group(browser, plan="support-circle", starts_at=begins_at) as circle,
        circle.seated("Mari", DESKTOP, facilitates=True) as mari,
        known(circle.hub.log, circle.links.meeting) as its,
    ):
        said = mari.page.get_by_role("region", name="What you can do now").get_by_text("We end at")
        await expect(said).to_have_count(0)
        await mari.page.get_by_label("however late we begin").check()
        await its.until(lambda meeting: meeting.time.fixed_end)
        shorter = shortened(await said.inner_text())
        assert shorter["In depth"] == 17

        await mari.press("Begin")
        await its.until(lambda meeting: meeting.stage == "running")

        assert its.meeting.time.ends_at == begins_at + 90 * MINUTE
        lengths = {phase.title: phase.minutes for phase in its.meeting.plan.phases}
        assert lengths == {"Wrap-up": 8, "Closing": 10} | shorter
