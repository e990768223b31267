"""F20: who holds the content and who holds the container have a line between them."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import SendNote
from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP
from tests.browser.practice.ours import group


async def test_a_word_between_facilitators_reaches_them_and_nobody_else(browser: Browser) -> None:
    async with (
        group(browser) as circle,
        circle.seated("Mari", DESKTOP, facilitates=True) as mari,
        connect(circle.links.facilitator, "Nadia") as nadia,
        connect(circle.links.participant, "Ana") as ana,
    ):
        await nadia.do(SendNote(text="Shall we slow down?"))
        await expect(mari.drawer.get_by_text("Shall we slow down?")).to_be_visible()
        await mari.drawer.locator("summary", has_text="Write a note").click()
        await mari.drawer.get_by_label("A short word").fill("Yes, after this turn.")
        await mari.press("Send it")
        await expect(mari.drawer.get_by_text("Yes, after this turn.")).to_be_visible()
        assert ana.meeting.notes == ()
