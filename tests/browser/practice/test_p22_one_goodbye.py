"""P22: a goodbye for one, if they wish."""

from circlekeeper_client import connect
from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP, person
from tests.support.circles import make_meeting, until
from tests.support.running_hub import running_hub


async def test_a_goodbye_for_one_is_before_everyone(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Mari", DESKTOP) as mari:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        await mari.open(links.facilitator)
        await mari.sit_down()
        async with connect(links.participant, "Vera") as bo:
            await mari.press("Begin")
            await mari.drawer.locator("summary", has_text="Vera").click()
            await mari.press_what_begins("A goodbye for Vera")
            await until(bo, lambda meeting: meeting.course.prompt.startswith("Vera moves on."))
            await expect(
                mari.page.get_by_role("main").get_by_text("Vera moves on.")
            ).to_be_visible()
        assert await mari.faults() == []
