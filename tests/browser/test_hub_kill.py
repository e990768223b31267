"""kill -9 of the hub under five browsers: they come back to the meeting by themselves."""

from pathlib import Path
from typing import Final

from circlekeeper_protocol.frames import Resumed
from circlekeeper_server.event_log.sqlite import SqliteEventLog
from playwright.async_api import Browser, expect

from tests.browser.evening import browsers
from tests.browser.heard import require_heard
from tests.support.circles import make_meeting
from tests.support.hub_process import hub_process
from tests.support.kept_log import kept_log

RUNG: Final = "One clear bell. Take your time, or pass."
RUNG_OR_LATER: Final = f"/{RUNG}|Take your time. What would help you?/"
"""The bell's caption stands for ten seconds, which may be over when they are back."""


async def test_browsers_are_back_in_the_same_state_after_a_kill(
    browser: Browser, tmp_path: Path
) -> None:
    database = tmp_path / "circles.sqlite"
    async with hub_process(database) as hub, browsers(browser) as circle:
        links = await make_meeting(hub.address, plan="support-circle", observers=True)
        mari, ana, bo, cy, piret = circle
        await mari.open(links.facilitator)
        await mari.agree()
        await mari.sit_down()
        for somebody in (ana, bo, cy):
            await somebody.open(links.participant)
            await somebody.agree()
            await somebody.sit_down()
        await piret.open(links.observer)
        await piret.sit_on_the_bench()
        await mari.press("Begin")
        await mari.press("On to Getting to know")
        await mari.choose("Hands in order")
        await mari.press("I am done")
        await ana.press("Ask to speak")
        await ana.is_told("The floor is yours.")
        await bo.press("Ask to speak")
        for somebody in circle:
            await somebody.sees_seat(("You" if somebody is bo else "Bo") + ", next, hand 1")
        before = [
            (await somebody.page.locator("body").aria_snapshot()).replace(RUNG, RUNG_OR_LATER)
            for somebody in circle
        ]

        await hub.kill()
        for somebody in circle:
            await somebody.is_told("Your line is down. We keep your seat.")
        await hub.start()

        for somebody, was in zip(circle, before, strict=True):
            await expect(somebody.button("Try now")).to_have_count(0)
            await expect(somebody.page.locator("body")).to_match_aria_snapshot(was)
            assert any(isinstance(frame, Resumed) for frame in somebody.heard)
        await ana.press("I am done")
        await bo.is_told("The floor is yours.")
        for somebody in circle:
            await somebody.sees_seat(("You" if somebody is bo else "Bo") + ", has the floor")

        await hub.kill()
        log = await SqliteEventLog.open(database)
        kept = await kept_log(log, links.meeting)
        await log.close()
        kept.require_whole()
        for somebody in circle:
            assert require_heard(kept, somebody.heard) > 0
