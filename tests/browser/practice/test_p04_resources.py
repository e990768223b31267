"""P4: other help is at hand, for all or for one; facilitators prepare."""

from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP
from tests.browser.practice.ours import group, opens_letter, opens_ours, writes

LINE = "Night line, 116 123"


async def test_a_resource_is_brought_up_for_one_and_then_for_all(browser: Browser) -> None:
    async with (
        group(browser) as circle,
        circle.seated("Ana") as ana,
        circle.seated("Bo") as bo,
        circle.seated("Mari", DESKTOP, facilitates=True) as mari,
    ):
        await mari.drawer.locator("summary", has_text="Before you begin").click()
        honest = mari.page.get_by_label("I will say what this circle can and cannot do.")
        await honest.check()
        await expect(honest).to_be_checked()

        maris = await opens_ours(mari)
        await writes(maris, "Add a person", LINE, for_="Only the facilitators")
        await expect(maris.get_by_text(LINE, exact=True)).to_be_visible()
        await mari.page.keyboard.press("Escape")
        await mari.drawer.get_by_label(f"For one person: {LINE}").select_option(label="Ana")
        await expect((await opens_letter(ana)).get_by_text(LINE)).to_be_visible()
        await expect(bo.button("There is something for you")).to_have_count(0)
        await ana.press(f"Close: {LINE}")
        await expect(mari.drawer.get_by_text("Ana sees it now.")).to_have_count(0)

        await mari.press(f"For all: {LINE}")
        await expect((await opens_letter(bo)).get_by_text(LINE)).to_be_visible()
        assert await bo.faults() == []
        await mari.drawer.get_by_role("button", name="Put it away").click()
        await expect(bo.page.get_by_text(LINE)).to_have_count(0)
