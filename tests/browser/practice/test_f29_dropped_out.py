"""F29: somebody drops out in their turn, or after a word to the facilitators."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import Leave, PutCard, RaiseHand, SetFloorMode
from playwright.async_api import Browser, expect

from tests.browser.person import person
from tests.support.circles import make_meeting, until
from tests.support.running_hub import running_hub


async def test_facilitators_have_a_quiet_hint_and_what_was_agreed(browser: Browser) -> None:
    async with (
        running_hub() as hub,
        person(browser, "Mari") as mari,
        person(browser, "Ana") as ana,
    ):
        contact = "call after nine"
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", contact=contact)
        for somebody, link in ((mari, links.facilitator), (ana, links.participant)):
            await somebody.open(link)
            await somebody.sit_down()
        await mari.press("Begin")
        async with connect(links.facilitator, "Nadia") as nadia:
            await nadia.do(SetFloorMode(mode="queue"))
            async with (
                connect(links.participant, "Bo") as bo,
                connect(links.participant, "Cy") as cy,
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
            hub.time.move(30_000)
            await mari.press("Ask to speak")

            await expect(mari.page.get_by_text("Cy's line is gone, in their turn.")).to_be_visible()
            await mari.press("All is well")
            await expect(mari.page.get_by_text("Cy's line is gone")).to_have_count(0)
        for words in ("has gone", "line is gone", contact):
            await expect(ana.page.get_by_text(words)).to_have_count(0)
