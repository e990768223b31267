"""P23: at the last meeting the goals that were kept are at hand, with a question for each."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import EndMeeting, KeepCard, PutCard, StartMeeting
from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP, person
from tests.support.circles import make_meeting
from tests.support.running_hub import running_hub


async def test_everyone_is_asked_how_it_is_now_with_what_they_hoped_for(browser: Browser) -> None:
    async with (
        running_hub() as hub,
        person(browser, "Mari", DESKTOP) as mari,
        person(browser, "Ana") as ana,
    ):
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", meetings=2)
        async with connect(links.facilitator, "Mari") as circle:
            await circle.do(PutCard(1, "goal", "To sleep again", "circle", None))
            await circle.do(PutCard(2, "goal", "Another one", "circle", None))
            await circle.do(KeepCard(1, keep=True))
            await circle.do(StartMeeting())
            await circle.do(EndMeeting())

        await ana.open(links.participant)
        await ana.sit_down()
        await mari.open(links.facilitator)
        await mari.sit_down()
        await mari.press("Begin")
        await mari.drawer.get_by_text("Another prompt").click()
        await expect(mari.drawer.get_by_text("Another one")).to_have_count(0)
        await mari.press("We hoped for this: To sleep again. How is it now?")
        await expect(ana.page.get_by_role("main")).to_contain_text("To sleep again. How is it now?")
