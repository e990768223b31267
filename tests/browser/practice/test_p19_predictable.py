"""P19: who is at the door knows what comes; and what changes is seen before it happens."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import InsertPhase, SetPhaseMinutes
from playwright.async_api import Browser, expect

from tests.browser.person import person
from tests.support.circles import make_meeting
from tests.support.running_hub import running_hub


async def test_the_door_shows_the_evening_and_how_it_changes(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Ana") as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", plan="check-in")
        async with connect(links.facilitator, "Mari") as mari:
            await ana.open(links.participant)
            parts = ana.page.locator(".parts li")
            planned = [(phase.title, phase.minutes) for phase in mari.meeting.plan.phases]
            await expect(parts).to_contain_text([title for title, _ in planned])
            await expect(parts.first).to_contain_text(f"{planned[0][1]} minutes")

            await mari.do(SetPhaseMinutes(phase=0, minutes=17))
            await mari.do(InsertPhase("Tea in the garden", 9, "open", "", before=1))
            await expect(parts.first).to_contain_text("17 minutes")
            await expect(parts.nth(1)).to_contain_text("Tea in the garden")
            await expect(parts.nth(1)).to_contain_text("9 minutes")

            await ana.sit_down()
            seen = ana.phases.get_by_role("listitem")
            await expect(seen.nth(1)).to_contain_text("Tea in the garden")
