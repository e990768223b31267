"""P8 and F24: a late start with who is here; everyone hears that the end is near."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import SetFixedEnd
from circlekeeper_server.rules.time import LEAD
from playwright.async_api import Browser, expect

from tests.browser.person import person
from tests.support.circles import make_meeting, until
from tests.support.running_hub import running_hub

MINUTE = 60_000


async def test_what_is_shortened_is_said_and_the_end_is_told_ahead(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Mari") as mari, person(browser, "Ana") as ana:
        starts = hub.time.now() - 5 * MINUTE
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", starts_at=starts)
        async with connect(links.facilitator, "Nadia") as nadia:
            await nadia.do(SetFixedEnd(fixed=True))
            for somebody, link in ((mari, links.facilitator), (ana, links.participant)):
                await somebody.open(link)
                await somebody.sit_down()
            await expect(mari.page.locator(".beginning")).to_contain_text("We end at")
            await mari.press("Begin")
            await until(nadia, lambda meeting: bool(meeting.time.signals))

            ahead = next(s for s in nadia.meeting.time.signals if s.kind == "heads_up")
            hub.time.move(ahead.due - LEAD - hub.time.now())
            await until(nadia, lambda m: any(s.ring_at for s in m.time.signals))
            hub.time.move(LEAD)
            await ana.is_told("About 15 minutes left together.")
