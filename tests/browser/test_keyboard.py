"""Everything by the keyboard alone."""

import re

from circlekeeper_client import connect
from circlekeeper_protocol.commands import NextSpeaker, SetFloorMode, StartMeeting
from playwright.async_api import Browser, Locator, expect

from tests.browser.person import DESKTOP, PHONE, Person, person
from tests.support.circles import make_meeting, until
from tests.support.running_hub import running_hub

END = re.compile("^End kindly, now")


async def go_to(somebody: Person, wanted: Locator) -> None:
    """By Tab, until it has the focus."""
    for _ in range(80):
        await somebody.page.keyboard.press("Tab")
        if await wanted.and_(somebody.page.locator(":focus")).count():
            return
    raise AssertionError(f"Tab never comes to {wanted}")


async def press(somebody: Person, name: str) -> None:
    await go_to(somebody, somebody.button(name))
    await somebody.page.keyboard.press("Enter")


async def test_a_participant_needs_nothing_but_the_keyboard(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Ana") as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        async with connect(links.facilitator, "Mari") as mari:
            await ana.open(links.participant)
            await go_to(ana, ana.page.get_by_label("What shall we call you?"))
            await ana.page.keyboard.type("Ana")
            await press(ana, "Take a seat")
            await expect(ana.phases).to_be_visible()
            await mari.do(StartMeeting())
            await mari.do(SetFloorMode(mode="queue"))
            await expect(ana.button("Ask to speak")).to_be_visible()

            await press(ana, "Skip to what you can do now")
            await expect(ana.button("Ask to speak")).to_be_focused()
            await ana.page.keyboard.press("Enter")
            await ana.is_told("The floor is yours.")
            await expect(ana.button("I am done")).to_be_focused()
            await mari.do(NextSpeaker(after=1, keep_place=False))
            await mari.do(SetFloorMode(mode="quiet"))
            await expect(ana.page.locator("p", has_text="Nothing to do now.")).to_be_focused()
            await mari.do(SetFloorMode(mode="queue"))
            await expect(ana.button("Ask to speak")).to_be_focused()
            await ana.press_key("Enter")
            await ana.is_told("The floor is yours.")
            await ana.press_key("d")
            await ana.is_told("The floor is free.")
            await ana.press_key("h")
            await ana.is_told("The floor is yours.")
            await press(ana, "Pass")
            await ana.is_told("The floor is free.")

            await press(ana, "More")
            await expect(ana.page.get_by_role("dialog")).to_be_visible()
            await go_to(ana, ana.page.get_by_label("Your name here"))
            await ana.page.keyboard.type("Anabelle")
            await ana.page.keyboard.press("Enter")
            await until(mari, lambda meeting: meeting.seats[1].name == "Anabelle")
            await ana.page.keyboard.press("Escape")
            await expect(ana.button("More")).to_be_focused()
            await press(ana, "Leave")
            await expect(ana.page.get_by_role("heading", level=1)).to_have_text(
                "You have left the circle."
            )


async def test_a_facilitator_needs_nothing_but_the_keyboard(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Mari", DESKTOP) as mari:
        await mari.open(f"http://127.0.0.1:{hub.port}/")
        await expect(mari.page.get_by_role("radio", name="Support circle")).to_be_checked()
        await go_to(mari, mari.page.get_by_role("radio", name="Support circle"))
        await mari.page.keyboard.press("ArrowDown")
        await mari.page.keyboard.press("ArrowDown")
        await expect(mari.page.get_by_role("radio", name="Check-in")).to_be_checked()
        await go_to(mari, mari.page.get_by_label("What is it called?"))
        await mari.page.keyboard.type("Tuesday circle")
        await press(mari, "Make the meeting")
        await go_to(mari, mari.page.get_by_role("link", name="Go to the door"))
        await mari.page.keyboard.press("Enter")
        await go_to(mari, mari.page.get_by_label("What shall we call you?"))
        await mari.page.keyboard.type("Mari")
        await mari.page.keyboard.press("Enter")
        await press(mari, "Begin")
        await mari.is_in("Opening")
        await press(mari, "On to A few breaths")
        await press(mari, "On to How we are")
        await mari.is_told("The floor is yours.")
        await go_to(mari, mari.page.get_by_role("radio", name="Round", exact=True))
        await mari.page.keyboard.press("ArrowUp")
        await expect(mari.page.get_by_role("radio", name="Hands in order")).to_be_checked()

        await mari.page.set_viewport_size(PHONE)
        await press(mari, "Drawer")
        await expect(mari.page.get_by_role("dialog")).to_be_visible()
        await go_to(mari, mari.page.get_by_role("button", name=END))
        await mari.page.keyboard.press("Escape")
        await expect(mari.button("Drawer")).to_be_focused()
