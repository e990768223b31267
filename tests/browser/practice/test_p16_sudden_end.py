"""P16: an end that nobody planned, by two taps, and kind words with what may help."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import PutCard, RaiseHand, SetFloorMode
from playwright.async_api import Browser, expect

from tests.browser.practice.ours import group
from tests.support.circles import until


async def test_two_taps_bring_everyone_to_a_kind_goodbye_with_what_may_help(
    browser: Browser,
) -> None:
    contact = "write to Mari"
    async with (
        group(browser, contact=contact) as circle,
        circle.seated("Mari", facilitates=True) as mari,
        circle.seated("Ana") as ana,
    ):
        await mari.press("Begin")
        async with connect(circle.links.facilitator, "Nadia") as nadia:
            help_line = "Somebody to call, day and night"
            await nadia.do(PutCard(1, "resource", help_line, "seated", None))
            await nadia.do(PutCard(2, "backup", "Jonas, supervisor", "facilitators", None))
            await nadia.do(SetFloorMode(mode="queue"))
            await nadia.do(RaiseHand(kind="speak"))

            await mari.press("Drawer")
            await mari.press_what_begins("End kindly, now")

            await until(nadia, lambda meeting: meeting.stage == "ended")
            goodbye = ana.page.get_by_role("main")
            for words in (help_line, contact, "Take one good thing along."):
                await expect(goodbye).to_contain_text(words)
            await expect(goodbye).not_to_contain_text("Jonas")
            await expect(mari.page.get_by_role("main")).to_contain_text("Jonas, supervisor")
            assert await mari.faults() == []
