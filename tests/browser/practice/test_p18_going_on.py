"""P18: after a pair's meeting each answers apart, and both hear the same at one moment."""

from circlekeeper_server.rules.pair import ANSWER
from circlekeeper_server.settings import Settings
from playwright.async_api import Browser, expect

from tests.browser.person import person
from tests.support.circles import make_meeting
from tests.support.running_hub import running_hub

MINUTE = 60_000


async def test_any_no_ends_it_gently_for_both_alike(browser: Browser) -> None:
    settings = Settings(contact="care@linden.example")
    async with (
        running_hub(settings=settings) as hub,
        person(browser, "Mari") as mari,
        person(browser, "Ana") as ana,
    ):
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", plan="one-to-one")
        for somebody, link in ((mari, links.facilitator), (ana, links.participant)):
            await somebody.open(link)
            await somebody.sit_down()
        await mari.press("Begin")
        await mari.press("Drawer")
        await mari.press_what_begins("End, and ask whether to go on")

        mine = mari.page.get_by_role("main")
        theirs = ana.page.get_by_role("main")
        await mari.page.get_by_role("radio", name="I would like to go on").click()
        await ana.page.get_by_role("radio", name="I would like someone else").click()
        await expect(theirs).to_contain_text("care@linden.example")
        await expect(mine).not_to_contain_text("care@linden.example")
        assert await ana.faults() == []

        hub.time.move(ANSWER * MINUTE)
        for page in (mine, theirs):
            await expect(page).to_contain_text("This is where the two of you say goodbye.")
            await expect(page).to_contain_text("care@linden.example")
