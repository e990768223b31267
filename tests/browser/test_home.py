from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP, PHONE, person
from tests.support.running_hub import running_hub


async def test_the_first_page_loads_and_axe_finds_nothing(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Mari") as mari:
        for size in (PHONE, DESKTOP):
            await mari.page.set_viewport_size(size)
            await mari.page.goto(f"http://127.0.0.1:{hub.port}/")
            await expect(mari.page.get_by_role("heading", level=1)).to_have_text(
                "A good circle, kept with care."
            )
            await expect(mari.page.get_by_role("radio", name="Support circle")).to_be_checked()
            assert await mari.faults() == []


async def test_a_title_of_spaces_alone_becomes_the_usual_one(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Mari") as mari:
        await mari.open(f"http://127.0.0.1:{hub.port}/")
        await mari.page.get_by_label("What is it called?").fill("   ")
        await mari.press("Make the meeting")
        await expect(mari.page.get_by_text("Our circle")).to_be_visible()


async def test_a_part_that_comes_later_brings_its_styles(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Mari") as mari:
        await mari.open(f"http://127.0.0.1:{hub.port}/")
        await expect(mari.page.locator(".offer")).to_have_css("display", "grid")
