"""A bell is never further from its instant than the page says; `make signals` measures how far."""

from typing import Final

from playwright.async_api import Browser

from tests.browser.ringing import Road, ensemble

SIGNALS: Final = 5
ROADS: Final = (
    Road("Near", 20, 20),
    Road("Askew", 150, 50, jitter=10),
)


async def test_every_bell_rings_once_and_within_the_bound_that_is_shown(browser: Browser) -> None:
    async with ensemble(browser, ROADS, SIGNALS) as group:
        await group.begin()
        rung = [await listener.ears.until(SIGNALS) for listener in group.listeners]
        announced = await group.announced()

        for bells in rung:
            heard, missed, twice = group.matched(bells, announced)
            assert (missed, twice) == ([], [])
            assert [each for each in heard if abs(each.error) > each.bound] == []
