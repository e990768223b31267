"""F23: the plan on paper: a sheet for everyone, with the code, and one for those who hold it."""

import re

from playwright.async_api import Browser, Page, expect

from tests.browser.album import OUT
from tests.browser.person import DESKTOP, person
from tests.support.running_hub import running_hub

NOT_PRINTING = "window.print = () => { document.body.dataset.printed = 'yes'; }"
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
HINT = "Advice only when it is asked for."

PAST_THE_EDGE = """() => [...document.querySelectorAll(".paper *")]
    .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
    .map((each) => each.className + each.textContent)"""


async def prints(page: Page) -> None:
    await page.get_by_role("button", name="Print the plan").click()
    await expect(page.locator("body")).to_have_attribute("data-printed", "yes")


async def sheets(page: Page, name: str, paper: str) -> int:
    """Kept as test output for people to look at; how many there are."""
    pdf = await page.pdf(path=OUT / "f23" / f"{name}-{paper}.pdf", format=paper)
    return len(re.findall(rb"/Type /Page\b", pdf))


async def test_two_sheets_one_for_everyone_and_one_for_those_who_hold(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Mari", DESKTOP, "dark") as mari:
        await mari.page.add_init_script(NOT_PRINTING)
        await mari.open(f"http://127.0.0.1:{hub.port}/")
        await mari.page.get_by_label("What is it called?").fill("Tuesday circle")
        await mari.page.get_by_label("Where?").fill(LONG)
        await mari.press("Make the meeting")
        await prints(mari.page)
        everyone, holding = await mari.page.locator("article.leaf").all()
        await expect(everyone).to_be_hidden()

        await mari.page.emulate_media(media="print")
        await expect(everyone.get_by_role("img")).to_be_visible()
        await expect(everyone.locator("path")).to_have_attribute("d", re.compile("^M"))
        await expect(everyone).to_contain_text(re.compile(r"/m/[\w-]+#[\w-]+.*In depth"))
        await expect(everyone).to_contain_text(LONG)
        await expect(everyone).not_to_contain_text(HINT)
        await expect(holding).to_contain_text(HINT)
        await expect(holding).not_to_contain_text("/m/")
        await expect(holding).to_contain_text("Hands in order")
        await expect(mari.page.get_by_role("button")).to_have_count(0)
        assert await mari.page.evaluate(PAST_THE_EDGE) == []
        for paper in ("A4", "Letter"):
            assert 2 <= await sheets(mari.page, "home", paper) <= 5

        # From the drawer, as the meeting is now.
        await mari.page.emulate_media(media="screen")
        await mari.page.get_by_role("link", name="Go to the door").click()
        await mari.sit_down()
        await prints(mari.page)
        await mari.page.emulate_media(media="print")
        await expect(mari.page.locator("article.leaf").first).to_contain_text("/m/")
        await expect(mari.page.get_by_role("button")).to_have_count(0)

        # With the next touch nothing is left of them that could be printed later.
        await mari.page.emulate_media(media="screen")
        await mari.page.get_by_role("heading", level=1).click()
        await expect(mari.page.locator(".paper")).to_have_count(0)
