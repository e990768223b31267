"""P2: everyone may say what helps, what bothers them and where their limits are."""

from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP
from tests.browser.practice.ours import group, opens_ours, writes


async def test_a_comfort_card_is_offered_once_seated_read_by_some_and_taken_back(
    browser: Browser,
) -> None:
    async with (
        group(browser) as circle,
        circle.seated("Ana") as ana,
        circle.seated("Bo") as bo,
        circle.seated("Mari", DESKTOP, facilitates=True) as mari,
    ):
        await ana.press("Write it")
        anas = ana.page.get_by_role("dialog", name="Our circle")
        await writes(anas, "This helps me", "A cup of tea")
        await writes(anas, "My limits", "My work", for_="Only the facilitators")
        await expect(anas.get_by_text("My work", exact=True)).to_be_visible()
        assert await ana.faults() == []
        # Who goes by the keyboard goes on from there.
        await expect(anas.get_by_role("button", name="Change: My work")).to_be_focused()

        bos, maris = await opens_ours(bo), await opens_ours(mari)
        await expect(bos.get_by_text("A cup of tea", exact=True)).to_be_visible()
        await expect(bos.get_by_text("My work", exact=True)).to_have_count(0)
        await expect(maris.get_by_text("My work", exact=True)).to_be_visible()

        await anas.get_by_role("button", name="Take it away: A cup of tea").click()
        await expect(bos.get_by_text("A cup of tea", exact=True)).to_have_count(0)
        await expect(anas.locator("summary", has_text="This helps me")).to_be_focused()
