"""One seat in two tabs of a browser: one of them sounds, and the other one when it is gone."""

from typing import Final

from playwright.async_api import Browser, Page, expect

from tests.browser.ears import Bell, Ears
from tests.browser.person import person
from tests.support.running_hub import running_hub
from tests.support.telling import links_at, telling

SIGNALS: Final = 6
TOGETHER: Final = 3


def heard(bells: list[Bell]) -> int:
    return sum(bell.at is not None for bell in bells)


async def open_again(page: Page, address: str) -> Ears:
    """In another tab, where it is touched once."""
    ears = await Ears(page).put_on()
    await page.goto(address)
    await page.get_by_role("navigation", name="Phases of the meeting").click()
    return ears


async def test_two_tabs_of_one_seat_ring_each_bell_once(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Mari") as mari:
        links = links_at(hub.port, await hub.rooms.make(telling(SIGNALS)))
        first = await Ears(mari.page).put_on()
        await mari.open(links.facilitator)
        await mari.sit_down()
        page = await mari.page.context.new_page()
        second = await open_again(page, links.facilitator.partition("#")[0])
        now = page.get_by_role("region", name="What happens now")
        await expect(now).to_contain_text("open in another tab")

        await mari.press("Begin")
        await first.until(TOGETHER)
        assert heard(await second.bells()) == 0

        rung = heard(await first.bells())
        await mari.page.close()
        await second.until(SIGNALS - rung)
        assert len([bell for bell in await second.bells() if bell.at]) == SIGNALS - rung
