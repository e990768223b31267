"""Other links, ends and refusals: nobody is stuck, and nothing complains."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import (
    GiveFloor,
    Remove,
    SetFloorMode,
    StartMeeting,
)
from playwright.async_api import Browser, expect

from tests.browser.person import PANEL, Person, person
from tests.support.circles import make_meeting, until
from tests.support.running_hub import running_hub

NO_NAME = "\N{BRAILLE PATTERN BLANK}"


async def says(somebody: Person, heading: str) -> None:
    await expect(somebody.page.get_by_role("heading", level=1)).to_have_text(heading)


async def test_another_link_leads_to_its_own_door_and_back_to_the_seat(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Ana") as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        await ana.open(links.participant)
        await ana.sit_down()

        await ana.page.goto("about:blank")
        await ana.open(links.facilitator)
        await expect(ana.page.get_by_text("You are invited to hold")).to_be_visible()
        await ana.page.reload()
        await expect(ana.page.get_by_text("You are invited to hold")).to_be_visible()
        assert await ana.faults() == []
        await ana.press("Back to your seat")
        await ana.sees_seat("You")

        await ana.open(links.participant[:-22] + "w" * 22)
        await says(ana, "This link does not open a meeting.")
        await ana.press("Back to your seat")
        await ana.sees_seat("You")

        await ana.open(links.facilitator)
        await ana.sit_down()
        await ana.sees_seat("You, facilitator")
        await ana.page.goto("about:blank")
        await ana.open(links.facilitator)
        await ana.sees_seat("You, facilitator")


async def test_every_end_leads_on_to_the_first_page(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Ana") as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        on = ana.page.get_by_role("link", name="To the first page")
        async with connect(links.facilitator, "Mari") as mari:
            await ana.open(links.participant)
            await ana.sit_down()
            await ana.press("Leave")
            await says(ana, "You have left the circle.")
            await expect(on).to_be_visible()

            await ana.page.goto("about:blank")
            await ana.open(links.participant)
            await ana.sit_down()
            await until(mari, lambda meeting: len(meeting.seats) == 2)
            await mari.do(Remove(member=mari.meeting.seats[-1].id))
            await says(ana, "Your seat here was given up.")
            await expect(on).to_be_visible()
            await ana.page.reload()
            await says(ana, "You have no seat here at the moment.")
            assert await ana.faults() == []
            await on.click()
            await says(ana, "A good circle, kept with care.")


async def test_a_page_reloaded_in_its_turn_claims_no_sound(browser: Browser) -> None:
    """Nobody has touched it yet, so the browser plays nothing, and must not be asked to."""
    async with running_hub() as hub, person(browser, "Ana") as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        async with connect(links.facilitator, "Mari") as mari:
            await ana.open(links.participant)
            await ana.sit_down()
            await mari.do(StartMeeting())
            await mari.do(SetFloorMode(mode="queue"))
            await ana.press("Ask to speak")
            await ana.is_told("The floor is yours.", "One clear bell.")
            await ana.page.reload()
            await ana.is_told("The floor is yours.", "Take your time. What would help you?")


async def test_what_is_pressing_is_said_on_a_sheet_as_well(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Ana") as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        async with connect(links.facilitator, "Mari") as mari:
            await ana.open(links.participant)
            await ana.sit_down()
            await ana.press("More")
            await mari.do(StartMeeting())
            await mari.do(GiveFloor(to=mari.meeting.seats[-1].id, after=0))
            await ana.is_told("The floor is yours.")
            await expect(ana.told).to_be_in_viewport()
            assert await ana.faults() == []

            await ana.page.get_by_label("Your name here").fill(NO_NAME)
            await ana.press("Save")
            await ana.is_told("Please choose a name that others can read.")


async def test_a_ritual_says_the_same_in_the_list_and_shows_what_was_refused(
    browser: Browser,
) -> None:
    async with running_hub() as hub, person(browser, "Ana", PANEL) as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", plan="support-circle")
        async with connect(links.facilitator, "Mari") as mari:
            await ana.open(links.participant)
            await ana.sit_down()
            await mari.do(StartMeeting())
            said = ana.page.get_by_role("main").get_by_text("You may pass at any time.")
            await expect(said).to_be_visible()
            await ana.press("More")
            await ana.page.get_by_text("As a list", exact=True).click()
            await ana.page.keyboard.press("Escape")
            await expect(said).to_be_visible()

            await mari.do(SetFloorMode(mode="queue"))
            await ana.press("Ask to speak")
            await ana.button("I am done").dblclick()
            refused = ana.told.get_by_text("The floor has moved on")
            await expect(refused).to_be_visible()
            box = await refused.bounding_box()
            assert box is not None
            assert box["width"] > 100
