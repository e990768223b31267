"""The smallest screen, and words that do not break by themselves: nothing runs out of the page."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import (
    EndMeeting,
    EndTurn,
    RaiseHand,
    SetFloorMode,
    StartMeeting,
)
from playwright.async_api import Browser, ViewportSize, expect

from tests.browser.person import Person, person
from tests.support.circles import make_meeting, until
from tests.support.running_hub import running_hub

NARROW = ViewportSize(width=320, height=568)
ONE_WORD = "Nachbarschaftsversammlungsleitungen"
WIDEST = """
    Math.max(
        document.documentElement.scrollWidth,
        ...Array.from(document.querySelectorAll('button'), (button) =>
            button.getBoundingClientRect().right),
    )
"""
ADDRESS = "write.to.somebody.with.a.long.name@neighbourhood-circles.example"


async def fits(somebody: Person) -> None:
    wide = await somebody.page.evaluate(WIDEST)
    assert wide <= NARROW["width"]


async def test_long_words_stay_within_the_smallest_screen_from_the_door_to_goodbye(
    browser: Browser,
) -> None:
    async with running_hub() as hub, person(browser, "Ana", NARROW) as ana:
        links = await make_meeting(
            f"http://127.0.0.1:{hub.port}", title=ONE_WORD, place=ADDRESS, contact=ADDRESS
        )
        async with connect(links.facilitator, ONE_WORD) as mari:
            await ana.open(f"http://127.0.0.1:{hub.port}")
            await expect(ana.page.get_by_role("radio", name="Support circle")).to_be_checked()
            await fits(ana)
            await ana.open(links.participant)
            await expect(ana.page.get_by_text(f"{ONE_WORD}, who facilitates")).to_be_visible()
            await fits(ana)
            await ana.sit_down()
            await mari.do(StartMeeting())
            await ana.is_in("Opening")
            await fits(ana)
            await mari.do(SetFloorMode(mode="queue"))
            await mari.do(RaiseHand(kind="speak"))
            await ana.press("Ask to speak")
            await mari.do(EndTurn(turn=1))
            await expect(ana.button(f"Give it back to {ONE_WORD}")).to_be_visible()
            await fits(ana)
            await mari.do(EndMeeting())
            await expect(ana.page.get_by_text(ADDRESS)).to_be_visible()
            await fits(ana)


async def test_the_list_is_as_wide_as_the_screen_and_the_buttons_of_whoever_leads_are_no_wider(
    browser: Browser,
) -> None:
    async with running_hub() as hub, person(browser, "Ana", NARROW) as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        async with connect(links.facilitator, "Mari") as mari:
            await ana.open(links.facilitator)
            await ana.sit_down()
            await until(mari, lambda meeting: len(meeting.seats) == 2)
            await ana.press("More")
            await ana.page.get_by_text("As a list", exact=True).click()
            await ana.page.keyboard.press("Escape")
            everyone = ana.page.get_by_role("list", name="Everyone, in seated order")
            box = await everyone.bounding_box()
            assert box is not None
            assert box["width"] == NARROW["width"] - 2 * box["x"]
            assert box["x"] <= 20
            await ana.press("Begin")
            await expect(ana.page.get_by_text("Step 1 of 2", exact=True)).to_be_visible()
            await fits(ana)
