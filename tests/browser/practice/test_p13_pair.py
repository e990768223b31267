"""P13: two people hold the same meeting, from the door to goodbye."""

from playwright.async_api import Browser, expect

from tests.browser.person import person
from tests.support.circles import make_meeting
from tests.support.running_hub import running_hub


async def test_two_sit_and_talk_and_are_told_of_no_queue(browser: Browser) -> None:
    async with (
        running_hub() as hub,
        person(browser, "Mari") as mari,
        person(browser, "Ana") as ana,
    ):
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", plan="one-to-one")
        for somebody, link in ((mari, links.facilitator), (ana, links.participant)):
            await somebody.open(link)
            await somebody.sit_down()
        await mari.press("Begin")

        await ana.is_told("The floor is free.", "Speak when there is room.")
        await mari.press("Drawer")
        await mari.press_what_begins("End kindly, now")
        for somebody in (mari, ana):
            await expect(somebody.page.get_by_role("main")).to_contain_text("Thank you")
