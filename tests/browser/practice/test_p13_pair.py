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

        await mari.press("Drawer")
        await mari.press_what_begins("On to Arriving")
        await mari.press_what_begins("Go to In depth")
        await expect(mari.page.get_by_role("heading", name="Hands")).not_to_be_visible()
        await expect(mari.page.get_by_text("As in a circle")).to_be_visible()
        await ana.is_told("This time is for the two of you.", "Talk as it comes.")
        await ana.sees_seat("Mari")
        await expect(ana.button("Ask to speak")).to_have_count(0)
        await expect(ana.button("Ring the bell")).to_be_visible()
        assert await ana.faults() == []
        await mari.press_what_begins("End kindly, now")
        for somebody in (mari, ana):
            await expect(somebody.page.get_by_role("main")).to_contain_text("Thank you")
