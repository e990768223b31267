"""F18: notes about how it is led, for whoever writes them alone, also behind the curtain."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import (
    AnswerObservers,
    BeginPhase,
    DrawCurtain,
    SendNote,
    StartMeeting,
)
from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP, PHONE, person
from tests.support.circles import make_meeting
from tests.support.running_hub import running_hub


async def test_an_observer_notes_what_they_see_and_finds_it_again(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Piret", DESKTOP) as piret:
        links = await make_meeting(
            f"http://127.0.0.1:{hub.port}", observers=True, observers_line=True
        )
        async with (
            connect(links.facilitator, "Mari") as mari,
            connect(links.observer, "Oleg") as oleg,
        ):
            await mari.do(AnswerObservers(welcome=True))
            await piret.open(links.observer)
            await piret.sit_on_the_bench()

            # Behind the curtain there are one's own notes, and nothing else.
            await piret.press("Would try that")
            noted = piret.page.get_by_role("list", name="My notes").get_by_role("listitem")
            await expect(noted).to_have_count(1)
            assert await piret.faults() == []

            # In the room, beside what whoever leads attends to.
            await mari.do(StartMeeting())
            await expect(piret.phases).to_be_visible()
            hint = mari.meeting.plan.phases[0].hints[0]
            await expect(piret.page.get_by_text(hint)).to_be_visible()
            await piret.press("Silence held")
            await expect(noted.first).to_contain_text("Silence held")
            await piret.page.locator("summary", has_text="Words of my own").click()
            await piret.page.get_by_label("A word that you use").fill("Eyes of all")
            await piret.press("Add it")
            await piret.press("Eyes of all")
            await piret.page.get_by_label("In your own words").fill("She waited.")
            await piret.press("Note it")
            await expect(noted).to_contain_text(
                ["She waited.", "Eyes of all", "Silence held", "Would try that"]
            )
            assert await piret.faults() == []
            await noted.nth(1).get_by_role("button", name="Take it away").click()
            await expect(noted).to_have_count(3)

            # With others who observe there is a line, as everyone was told before they agreed.
            await oleg.do(SendNote(text="Did you see how she waited?"))
            bench = piret.page.get_by_role("list", name="Among observers")
            await expect(bench).to_contain_text("Oleg: Did you see how she waited?")
            assert mari.meeting.observing.notes == ()

            # They come along: through the curtain, to another device, and on a phone.
            await mari.do(DrawCurtain())
            await expect(piret.curtain).to_be_visible()
            await expect(noted).to_have_count(3)
            await piret.page.set_viewport_size(PHONE)
            await piret.page.reload()
            await expect(noted).to_have_count(3)
            await mari.do(BeginPhase(phase=1, blend=False))
            await piret.press("Notes and guidance")
            sheet = piret.page.get_by_role("dialog", name="My notes")
            await expect(sheet.get_by_role("listitem").first).to_contain_text("She waited.")
            assert await piret.faults() == []
            assert mari.meeting.remarks == ()
