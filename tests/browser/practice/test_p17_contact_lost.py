"""P17: what helps when somebody stays away without a goodbye."""

from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP
from tests.browser.practice.ours import group


async def test_facilitators_read_what_was_agreed_and_that_they_may_let_go(browser: Browser) -> None:
    contact = "a message on Friday"
    async with (
        group(browser, contact=contact) as circle,
        circle.seated("Mari", DESKTOP, facilitates=True) as mari,
    ):
        await mari.press("Begin")
        await mari.drawer.get_by_text("If somebody stays away").click()

        await expect(mari.drawer.get_by_text(f"Do what you agreed: {contact}")).to_be_visible()
        await expect(mari.drawer.get_by_text("Then let them go.")).to_be_visible()
        assert await mari.faults() == []
