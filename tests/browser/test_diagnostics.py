"""How exact the time is, for whoever asks: hidden, and gone the way it came."""

from playwright.async_api import Browser, expect

from tests.browser.person import PANEL, person
from tests.support.circles import make_meeting
from tests.support.running_hub import running_hub


async def test_diagnostics_come_and_go_by_the_clock(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Ana", PANEL) as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        await ana.open(links.participant)
        await ana.sit_down()
        shown = ana.page.get_by_role("region", name="How exact this is")

        clock = ana.button("Show the time left in numbers")

        await clock.dblclick()
        await expect(shown).to_contain_text("Hub time, to within")
        await expect(shown).to_contain_text("millisecond")
        assert await ana.faults() == []
        await ana.press("Close")
        await expect(shown).to_have_count(0)

        await clock.dblclick()
        await expect(shown).to_be_visible()
        await clock.dblclick()
        await expect(shown).to_have_count(0)
