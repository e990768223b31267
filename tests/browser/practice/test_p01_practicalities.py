"""P1: whoever opens the link days before finds when, where and how often, and a calendar file; and
the same link says what has changed since."""

from datetime import UTC, datetime, timedelta

from playwright.async_api import Browser, expect

from tests.browser.album import Album
from tests.browser.person import DESKTOP, person
from tests.support.circles import make_meeting
from tests.support.running_hub import running_hub

STARTS_AT = datetime.now(UTC).replace(hour=18, minute=30, second=0, microsecond=0) + timedelta(2)


async def test_the_link_tells_all_that_people_need_to_know_before_and_what_changed(
    browser: Browser,
) -> None:
    album = Album("p01")
    async with (
        running_hub() as hub,
        person(browser, "Ana") as ana,
        person(browser, "Mari", DESKTOP) as mari,
    ):
        links = await make_meeting(
            f"http://127.0.0.1:{hub.port}",
            starts_at=int(STARTS_AT.timestamp() * 1000),
            place="Linden House, room 2",
            rhythm="every second Tuesday",
            contact="write to Mari",
            zone="Asia/Kathmandu",
        )
        await ana.open(links.participant)
        door = ana.page.get_by_role("main")
        await expect(door).to_contain_text("18:30")
        await expect(door).to_contain_text("In Kathmandu it is 00:15 then.")
        await expect(door).to_contain_text("Linden House, room 2")
        await expect(door).to_contain_text("We meet every second Tuesday.")
        await expect(door).to_contain_text("To stay in touch: write to Mari")
        await expect(door).to_contain_text("What this cannot be")
        await album.take(ana, "early")
        async with ana.page.expect_download() as saving:
            await ana.press("Save it in your calendar")
        file = (await (await saving.value).path()).read_bytes()
        assert b"DTSTART;TZID=Asia/Kathmandu" in file
        assert links.participant.encode() in file.replace(b"\r\n ", b"")

        await mari.open(links.facilitator)
        await mari.sit_down()
        await mari.drawer.get_by_text("When and where").click()
        await mari.drawer.get_by_label("Day", exact=True).fill(str(STARTS_AT.date() + timedelta(8)))
        await mari.drawer.get_by_label("Where", exact=True).fill("The garden")
        await mari.press("Save the changes")
        await expect(door).to_contain_text("It was moved. At first it was")
        await expect(door).to_contain_text("The garden")
        await album.take(mari, "form", ("desktop",))
        await album.take(ana, "moved", ("phone",))

        await mari.press("Call this meeting off")
        await expect(door).to_contain_text("This meeting does not take place.")
        await expect(ana.button("Take a seat")).to_have_count(0)
        await album.take(ana, "off", ("phone", "panel"))
        inside = mari.page.get_by_text("This meeting does not take place.")
        await expect(inside).to_be_visible()
        await album.take(mari, "off-inside", ("desktop",))

        await mari.press("It takes place after all")
        await expect(ana.button("Take a seat")).to_be_visible()
    assert not album.faults, album.faults
