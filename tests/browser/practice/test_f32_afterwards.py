"""F32: the meeting is over. Some go and some stay a little, without a clock."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import EndMeeting, Leave
from playwright.async_api import Browser, expect

from tests.browser.practice.ours import group


async def test_whoever_wishes_stays_a_little_and_sees_who_is_still_here(browser: Browser) -> None:
    async with (
        group(browser) as circle,
        circle.seated("Mari", facilitates=True) as mari,
        circle.seated("Ana") as ana,
        connect(circle.links.facilitator, "Nadia") as nadia,
    ):
        await mari.press("Begin")
        await nadia.do(EndMeeting())

        await ana.press("Stay a little")
        here = ana.page.get_by_role("list", name="Still here").get_by_role("listitem")
        await expect(here).to_have_text(["Mari", "You", "Nadia"])

        await mari.press("Another question")
        await expect(mari.page.get_by_role("main")).to_contain_text("can stay here?")
        await nadia.do(Leave())
        await expect(here).to_have_text(["Mari", "You"])
        await mari.press("Go now")
        await expect(mari.page.get_by_role("main")).to_contain_text("You have left the circle.")
        assert await ana.faults() == []
