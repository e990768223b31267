"""P7: what helps to hold a part lies folded in the drawer, and changes with the part."""

from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP, person
from tests.support.circles import make_meeting
from tests.support.running_hub import running_hub

LISTEN = "Look for who has not spoken, and leave them free."


async def test_hints_are_there_for_those_who_look_for_them(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Mari", DESKTOP) as mari:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        await mari.open(links.facilitator)
        await mari.sit_down()
        hints = mari.drawer.locator("details").filter(has_text="What helps to hold this part")
        short = hints.get_by_text("Keep it short; the round is what people came for.")
        await expect(short).to_have_count(1)
        await expect(short).to_be_hidden()

        await hints.locator("summary").click()
        await expect(short).to_be_visible()
        await mari.press("Begin")
        await mari.press("Go to Open talk")
        await expect(hints.get_by_text(LISTEN)).to_be_visible()
        await expect(short).to_have_count(0)
        assert await mari.faults() == []
        await mari.press_what_begins("Set the plan aside")
        await expect(hints).to_have_count(0)
