"""Links, seats and tabs: who gets in, and where they come back to."""

from playwright.async_api import Browser, Page, expect

from tests.browser.person import DESKTOP, person
from tests.support.circles import make_meeting
from tests.support.kept_log import kept_log
from tests.support.running_hub import running_hub


async def says(page: Page, heading: str) -> None:
    await expect(page.get_by_role("heading", level=1)).to_have_text(heading)


async def sit_in(page: Page, name: str) -> None:
    await page.get_by_label("What shall we call you?").fill(name)
    await page.get_by_role("button", name="Take a seat").click()
    await expect(page.get_by_role("navigation", name="Phases of the meeting")).to_be_visible()


async def test_a_link_that_opens_nothing_says_so(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Ana") as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        for wrong in (
            links.participant[:-22] + "w" * 22,
            links.participant.replace(links.meeting, "m" * 22),
        ):
            await ana.page.goto("about:blank")
            await ana.open(wrong)
            await says(ana.page, "This link does not open a meeting.")
        await ana.open(links.participant.partition("#")[0])
        await says(ana.page, "You have no seat here at the moment.")
        await ana.open(f"http://127.0.0.1:{hub.port}/elsewhere")
        await says(ana.page, "There is nothing here.")
        [noted] = ana.troubles
        assert "404" in noted
        ana.troubles = []


async def test_the_address_keeps_no_secret_and_the_seat_is_come_back_to(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Ana") as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        await ana.open(links.participant)
        await ana.sit_down()
        assert ana.page.url == links.participant.partition("#")[0]

        await ana.page.reload()
        await expect(ana.phases).to_be_visible()
        second_tab = await ana.page.context.new_page()
        await second_tab.goto(links.participant)
        await expect(second_tab.get_by_role("navigation")).to_be_visible()

        meeting = (await kept_log(hub.log, links.meeting)).meeting
        assert [seat.name for seat in meeting.seats] == ["Ana"]


async def test_a_renewed_link_opens_and_the_old_one_does_not(browser: Browser) -> None:
    async with (
        running_hub() as hub,
        person(browser, "Mari", DESKTOP) as mari,
        person(browser, "Ana") as ana,
        person(browser, "Bo") as bo,
    ):
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        await mari.open(links.facilitator)
        await mari.sit_down()
        await mari.drawer.get_by_text("For everyone", exact=True).click()
        shown = mari.drawer.get_by_text("/m/")
        await expect(shown).to_have_text(links.participant.removeprefix("http://"))
        await ana.open(links.participant)
        await ana.sit_down()

        await mari.press("Make a new link: For everyone")
        await expect(shown).not_to_have_text(links.participant.removeprefix("http://"))
        await bo.open(links.participant)
        await says(bo.page, "This link does not open a meeting.")
        await bo.open(f"http://{await shown.inner_text()}")
        await bo.sit_down()
        await ana.sees_seat("Bo")


async def test_who_is_asked_to_leave_is_told(browser: Browser) -> None:
    async with (
        running_hub() as hub,
        person(browser, "Mari", DESKTOP) as mari,
        person(browser, "Ana") as ana,
    ):
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        await mari.open(links.facilitator)
        await mari.sit_down()
        await ana.open(links.participant)
        await ana.sit_down()
        await mari.drawer.get_by_text("Ana", exact=True).click()
        await mari.press_what_begins("Ask to leave Their seat")

        await says(ana.page, "Your seat here was given up.")
        await ana.page.reload()
        await says(ana.page, "You have no seat here at the moment.")
