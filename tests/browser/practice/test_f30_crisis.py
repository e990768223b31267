"""F30: one tap, and people come first."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import (
    AnswerObservers,
    RaiseHand,
    SetFloorMode,
    ShowPrompt,
    StartMeeting,
)
from circlekeeper_protocol.privacy import is_paused
from playwright.async_api import Browser, expect

from tests.browser.person import person
from tests.support.circles import make_meeting, until
from tests.support.running_hub import running_hub

TAP = "Somebody needs us: pause everything"


async def test_one_tap_holds_everything_and_says_what_helps(browser: Browser) -> None:
    async with (
        running_hub() as hub,
        person(browser, "Mari") as mari,
        person(browser, "Ana") as ana,
        person(browser, "Piret") as piret,
    ):
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", observers=True)
        await mari.open(links.facilitator)
        await mari.agree()
        await mari.sit_down()
        async with connect(links.facilitator, "Nadia") as nadia:
            await nadia.do(AnswerObservers(welcome=True))
            await ana.open(links.participant)
            await ana.agree()
            await ana.sit_down()
            await piret.open(links.observer)
            await piret.sit_on_the_bench()
            await nadia.do(StartMeeting())
            await nadia.do(SetFloorMode(mode="queue"))
            await nadia.do(ShowPrompt(text="What is on your mind?"))
            await nadia.do(RaiseHand(kind="speak"))
            await expect(piret.phases).to_be_visible()
            await expect(ana.page.get_by_role("main").get_by_text("on your mind?")).to_be_visible()

            await mari.press(TAP)

            await until(nadia, is_paused)
            await ana.is_told("We've set the plan aside.", "People come first now.")
            await expect(ana.page.get_by_text("on your mind?")).to_have_count(0)
            await expect(piret.curtain).to_be_visible()
            await expect(piret.page.get_by_role("list")).to_have_count(0)

            # What helps is in sight at once; the numbers are this device's own.
            helps = mari.page.get_by_role("dialog", name="What helps now")
            await expect(helps.get_by_role("link", name="Emergency 999")).to_have_attribute(
                "href", "tel:999"
            )
            await helps.get_by_text("Change the numbers").click()
            await helps.get_by_label("Number", exact=True).fill("112")
            await expect(helps.get_by_role("link", name="Emergency 112")).to_be_visible()
            await helps.get_by_role("radio", name="Nadia").click()
            await until(nadia, lambda meeting: meeting.keeper == nadia.member)
            await expect(helps.get_by_text("You are free to be with one person.")).to_be_visible()
            assert await mari.faults() == []

            await helps.get_by_role("button", name="Go on with a check-in").click()

            await until(nadia, lambda meeting: not is_paused(meeting))
            check_in = ana.page.get_by_role("main").get_by_text("How is everyone now?")
            await expect(check_in).to_be_visible()
            await expect(piret.curtain).to_be_visible()
            await ana.sees_seat("Nadia, facilitator, has the floor")
