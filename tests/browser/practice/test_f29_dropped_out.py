"""F29: somebody drops out in their turn, or after a word to the facilitators."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import Leave, PutCard, RaiseHand, SetFloorMode
from playwright.async_api import Browser, expect

from tests.browser.practice.ours import group
from tests.support.circles import until


async def test_facilitators_have_a_quiet_hint_and_what_was_agreed(browser: Browser) -> None:
    contact = "call after nine"
    async with (
        group(browser, contact=contact) as circle,
        circle.seated("Mari", facilitates=True) as mari,
        circle.seated("Ana") as ana,
    ):
        await mari.press("Begin")
        async with connect(circle.links.facilitator, "Nadia") as nadia:
            await nadia.do(SetFloorMode(mode="queue"))
            async with (
                connect(circle.links.participant, "Bo") as bo,
                connect(circle.links.participant, "Cy") as cy,
            ):
                await bo.do(PutCard(1, "check", "", "facilitators", None))
                await bo.do(Leave())
                gone = mari.page.get_by_text("Bo has gone. They had asked you for something.")
                await expect(gone).to_be_visible()
                await expect(
                    mari.page.get_by_text(f"Agreed about contact: {contact}")
                ).to_be_visible()
                assert await mari.faults() == []
                await mari.press("I try to reach them")
                await until(nadia, lambda meeting: bool(meeting.notes))
                await expect(gone).to_have_count(0)
                await cy.do(RaiseHand(kind="speak"))
            await mari.sees_seat("Cy, has the floor, reconnecting")
            circle.hub.time.move(30_000)
            await mari.press("Ask to speak")

            await expect(mari.page.get_by_text("Cy's line is gone, in their turn.")).to_be_visible()
            await mari.press("All is well")
            await expect(mari.page.get_by_text("Cy's line is gone")).to_have_count(0)
        for words in ("has gone", "line is gone", contact):
            await expect(ana.page.get_by_text(words)).to_have_count(0)
