"""P10: at the end everyone sees when they meet again and how to stay in touch, with a file."""

from datetime import UTC, datetime, timedelta

from playwright.async_api import Browser, expect

from tests.browser.album import Album
from tests.browser.person import DESKTOP, person
from tests.support.circles import make_meeting
from tests.support.running_hub import running_hub


async def test_everyone_goes_with_the_next_day_and_how_to_stay_in_touch(browser: Browser) -> None:
    album = Album("p10")
    async with (
        running_hub() as hub,
        person(browser, "Mari", DESKTOP) as mari,
        person(browser, "Ana") as ana,
    ):
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", contact="write to Mari")
        await mari.open(links.facilitator)
        await mari.sit_down()
        await ana.open(links.participant)
        await ana.sit_down()
        await mari.press("Begin")
        await mari.drawer.get_by_text("When and where").click()
        next_day = datetime.now(UTC).date() + timedelta(7)
        await mari.drawer.get_by_label("Next day").fill(str(next_day))
        await mari.drawer.get_by_label("Next time").fill("18:30")
        await mari.press("Save the changes")
        await expect(
            mari.drawer.get_by_text("Everyone who opens the link sees it.")
        ).to_be_visible()
        await mari.press_what_begins("End kindly, now")

        goodbye = ana.page.get_by_role("main")
        await expect(goodbye).to_contain_text("write to Mari")
        await expect(goodbye).to_contain_text(f"We meet again on {next_day:%A} {next_day.day} ")
        await album.take(ana, "goodbye")
        async with ana.page.expect_download() as saving:
            await ana.press("Save the next day in your calendar")
        file = (await (await saving.value).path()).read_bytes()
        assert f"DTSTART:{next_day:%Y%m%d}T183000Z".encode() in file
        assert b"/m/" not in file
        await expect(mari.page.get_by_role("main")).to_contain_text("We meet again on")
        await album.take(mari, "keeper", ("desktop",))
    assert not album.faults, album.faults
