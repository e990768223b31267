"""F31: somebody harms the group, or a facilitator does."""

from circlekeeper_client import connect
from circlekeeper_server.settings import Settings
from playwright.async_api import Browser, expect

from tests.browser.person import person
from tests.support.circles import make_meeting, until
from tests.support.running_hub import running_hub


async def test_removal_takes_two_taps_and_a_worry_leads_past_the_facilitators(
    browser: Browser,
) -> None:
    settings = Settings(contact="care@linden.example")
    async with (
        running_hub(settings=settings) as hub,
        person(browser, "Mari") as mari,
        person(browser, "Ana") as ana,
        person(browser, "Vera") as vera,
    ):
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        people = ((mari, links.facilitator), (ana, links.participant), (vera, links.participant))
        for somebody, link in people:
            await somebody.open(link)
            await somebody.sit_down()

        await ana.press("More")
        await ana.page.get_by_text("Something is not right").click()
        await expect(ana.page.get_by_text("You can turn to: care@linden.example")).to_be_visible()
        assert await ana.faults() == []

        async with connect(links.facilitator, "Nadia") as nadia:
            known = nadia.meeting.invites.participant
            await mari.press("Drawer")
            await mari.page.get_by_role("dialog").locator("summary", has_text="Vera").click()
            await mari.press_what_begins("Ask to leave, with a new link")
            await until(nadia, lambda meeting: meeting.invites.participant != known)
            await expect(vera.page.get_by_role("main")).to_contain_text(
                "Your seat here was given up."
            )
            await vera.open(links.participant)
            await expect(vera.page.get_by_role("main")).to_contain_text("does not open a meeting")
