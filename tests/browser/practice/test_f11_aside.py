"""F11: a private word to the facilitators, a quiet answer, and nothing that stays."""

from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP
from tests.browser.practice.ours import group, opens_letter, sheet


async def test_somebody_asks_quietly_is_answered_quietly_and_is_back(browser: Browser) -> None:
    async with (
        group(browser) as circle,
        circle.seated("Ana") as ana,
        circle.seated("Bo") as bo,
        circle.seated("Mari", DESKTOP, facilitates=True) as mari,
    ):
        await ana.press("More")
        await sheet(ana).locator("summary", has_text="A word to the facilitators").click()
        await ana.press("Please check on me")
        told = "Only the facilitators can see that you asked for help."
        await expect(sheet(ana).get_by_text(told)).to_be_visible()
        assert await ana.faults() == []
        await ana.page.keyboard.press("Escape")

        await expect(mari.drawer.get_by_text("Ana asks you to check on them.")).to_be_visible()
        assert await mari.faults() == []
        await mari.press("I come to you after this turn, to Ana")
        answer = "I come to you after this turn"
        await expect((await opens_letter(ana)).get_by_text(answer)).to_be_visible()
        await expect(bo.button("There is something for you")).to_have_count(0)
        await ana.press(f"Close: {answer}")
        await expect(ana.button("There is something for you")).to_have_count(0)

        await ana.press("More")
        await sheet(ana).locator("summary", has_text="A word to the facilitators").click()
        await ana.press("I am back")
        await expect(mari.drawer.get_by_text("Ana is back.")).to_be_visible()
        await mari.press("Done with Ana")
        await expect(mari.drawer.get_by_text("Asked for quietly")).to_have_count(0)
