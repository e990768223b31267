"""P6: goals and hopes stay in view; topics to leave alone are unsigned."""

from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP
from tests.browser.practice.ours import group, opens_ours, writes


async def test_a_goal_is_on_the_board_and_a_topic_reaches_whom_its_writer_chose(
    browser: Browser,
) -> None:
    async with (
        group(browser) as circle,
        circle.seated("Ana") as ana,
        circle.seated("Bo", DESKTOP) as bo,
        circle.seated("Mari", DESKTOP, facilitates=True) as mari,
    ):
        ours = await opens_ours(ana)
        await writes(ours, "Write a goal", "To be heard")
        await writes(ours, "Name a topic", "My family", for_="Only the facilitators")
        await expect(ours.get_by_text("Only you see that this is from you.")).to_be_visible()

        beside = bo.page.get_by_role("complementary", name="Beside the circle")
        await expect(beside.get_by_text("To be heard")).to_be_visible()
        await expect(mari.drawer.get_by_text("My family")).to_be_visible()
        await mari.press("Begin")
        bos = await opens_ours(bo)
        await expect(bos.get_by_text("To be heard")).to_be_visible()
        await expect(bos.get_by_text("My family")).to_have_count(0)
        assert await bo.faults() == []

        # Taken away, and whoever goes by the keyboard goes on from there.
        await ours.get_by_role("button", name="Take it away: To be heard").click()
        await expect(ours.locator("summary", has_text="Write a goal")).to_be_focused()
