"""P24: facilitators land, have somebody to call, and questions for themselves afterwards."""

from circlekeeper_client import connect
from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP
from tests.browser.practice.ours import group


async def test_a_minute_to_land_a_person_to_call_and_questions_afterwards(
    browser: Browser,
) -> None:
    async with (
        group(browser) as circle,
        circle.seated("Mari", DESKTOP, facilitates=True) as mari,
        connect(circle.links.participant, "Ana") as ana,
    ):
        await mari.drawer.locator("summary", has_text="Before you begin").click()
        await mari.page.clock.install()
        await mari.press("A minute to land")
        await expect(mari.page.get_by_text("Feel your feet")).to_be_visible()
        await mari.page.clock.run_for(60_000)
        await expect(mari.page.get_by_text("That was a minute.")).to_be_visible()

        backup = mari.drawer.locator("details", has_text="Who, and how to reach them")
        await backup.locator("summary").click()
        await backup.get_by_role("textbox").fill("Eva, 0100 200 300")
        await backup.get_by_role("button", name="Save").click()
        await expect(mari.page.get_by_role("link", name="Call 0100 200 300")).to_be_visible()
        assert await mari.faults() == []
        assert {card.kind for card in ana.meeting.cards} == {"agreement"}

        await mari.page.get_by_role("button", name="Begin", exact=True).click()
        await mari.press_what_begins("End kindly, now")
        await expect(mari.page.get_by_text("For you, who held this circle")).to_be_visible()
        await expect(mari.page.get_by_text("What do you still carry")).to_be_visible()
        await expect(mari.page.get_by_text("Eva, 0100 200 300")).to_be_visible()
