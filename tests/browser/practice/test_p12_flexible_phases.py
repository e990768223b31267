"""P12: a part is put in and another moved while people meet; everyone sees it before it comes."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import RaiseHand
from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP, person
from tests.browser.test_read_out import READ, read_since
from tests.support.circles import make_meeting
from tests.support.running_hub import running_hub


async def test_a_break_is_put_in_and_a_part_comes_later(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Mari", DESKTOP) as mari:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", plan="support-circle")
        async with connect(links.participant, "Bo") as bo, person(browser, "Ana") as ana:
            for somebody, link in ((mari, links.facilitator), (ana, links.participant)):
                await somebody.open(link)
                await somebody.sit_down()
            await mari.press("Begin")
            await mari.drawer.get_by_role("button", name="Go to In depth").click()
            await expect(ana.phases).to_contain_text("then Wrap-up")
            await bo.do(RaiseHand(kind="speak"))
            await ana.is_told("Bo has the floor.")
            await ana.page.evaluate(READ)

            # What follows from it is said before.
            await mari.drawer.get_by_text("Put a part in").click()
            put_in = mari.drawer.get_by_role("button", name="Put it in")
            await expect(put_in).to_contain_text("We end at")
            await mari.drawer.get_by_label("Minutes", exact=True).fill("10")
            assert await mari.faults() == []
            await put_in.click()
            await expect(ana.phases).to_contain_text("then A break")
            assert await read_since(ana) == ["status: In depth, then A break"]

            await mari.drawer.get_by_text("Order and length of the parts").click()
            later = mari.drawer.get_by_role("button", name="A break, later")
            await later.focus()
            await mari.page.keyboard.press("Enter")
            await expect(ana.phases).to_contain_text("then Wrap-up")
            await expect(later).to_be_focused()
            order = [phase.title for phase in bo.meeting.plan.phases]
            assert order[order.index("Wrap-up") :] == ["Wrap-up", "A break", "Closing"]

            await mari.drawer.get_by_role("button", name="Go to A break").click()
            await ana.is_in("A break")
            await ana.is_told("Bo has the floor.")
            await mari.press_what_begins("Set the plan aside")
            await expect(ana.phases).to_contain_text("The plan is set aside")
