"""F25: who comes late finds a quiet threshold, and nobody who speaks is disturbed."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import (
    EndTurn,
    RaiseHand,
    SetFloorMode,
    ShowPrompt,
    StartMeeting,
)
from playwright.async_api import Browser, expect

from tests.browser.person import person
from tests.browser.practice.ours import group


async def test_a_late_comer_reads_where_it_is_while_somebody_speaks_and_comes_in_when_they_like(
    browser: Browser,
) -> None:
    async with (
        group(browser, observers=True) as circle,
        connect(circle.links.facilitator, "Mari") as mari,
        connect(circle.links.observer, "Piret"),
        person(browser, "Bo") as bo,
    ):
        await mari.do(StartMeeting())
        await mari.do(SetFloorMode(mode="queue"))
        await mari.do(ShowPrompt(text="What is on your mind?"))
        await mari.do(RaiseHand(kind="speak"))
        await bo.open(circle.links.participant)
        await bo.page.get_by_label("What shall we call you?").fill("Bo")
        await bo.press("Take a seat")

        await expect(bo.page.get_by_text("Mari is speaking.")).to_be_visible()
        for words in (
            "Opening goes on.",
            "What is on your mind?",
            "Piret waits outside.",
            "stays here",
        ):
            await expect(bo.page.get_by_text(words)).to_be_visible()
        await expect(bo.phases).to_have_count(0)
        assert await bo.faults() == []

        await mari.do(EndTurn(turn=mari.meeting.floor.turns))
        await expect(bo.page.get_by_text("Nobody is speaking just now.")).to_be_visible()
        await bo.press("Come in")
        await bo.is_in("Opening")
        await bo.page.reload()
        await bo.is_in("Opening")
