"""P9: an opening goes from step to step; at one of them all read together what they agreed."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import GoToStep, PutCard, StartMeeting, TakeCardBack
from playwright.async_api import Browser, expect

from tests.browser.person import person
from tests.support.circles import make_meeting
from tests.support.running_hub import running_hub


async def test_what_was_agreed_is_read_in_the_circle(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Ana") as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", plan="first-meeting")
        await ana.open(links.participant)
        await ana.sit_down()
        middle = ana.page.get_by_role("main")
        async with connect(links.facilitator, "Mari") as mari:
            await mari.do(PutCard(1, "agreement", "נכבה את הטלפונים", "everyone", None))
            await mari.do(StartMeeting())
            await expect(middle.get_by_role("heading", name="Welcome")).to_be_visible()
            await mari.do(GoToStep(phase=0, step=2))
            await expect(middle.get_by_role("heading", name="What we start from")).to_be_visible()
            await expect(middle.get_by_text("What is said here stays here.")).to_be_visible()
            await expect(middle.get_by_text("נכבה את הטלפונים")).to_be_visible()
            assert await ana.faults() == []

            for card in mari.meeting.cards:
                await mari.do(TakeCardBack(card.id))
            await expect(middle.get_by_text("Nothing is written down yet.")).to_be_visible()
