"""A bell is never further from its instant than the page says; `make signals` measures how far."""

import asyncio
from typing import Final

from playwright.async_api import Browser

from tests.browser.ringing import Road, ensemble

SIGNALS: Final = 5
ROADS: Final = (
    Road("Near", 20, 20),
    Road("Askew", 150, 50, jitter=10),
)
HIDDEN: Final = """() => {
    for (const name of ['setTimeout', 'setInterval']) {
        const real = window[name].bind(window);
        window[name] = (act, wait, ...given) => real(act, Math.max(wait ?? 0, 60_000), ...given);
    }
}"""
"""What a browser does to the timers of a tab that nobody sees."""

SET: Final = """(hours) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + hours * 3_600_000;
}"""
"""Somebody sets the clock of the device."""


async def test_every_bell_rings_once_and_within_the_bound_that_is_shown(browser: Browser) -> None:
    async with ensemble(browser, ROADS, SIGNALS) as group:
        await group.begin()
        rung = [await listener.ears.until(SIGNALS) for listener in group.listeners]
        announced = await group.announced()

        for bells in rung:
            heard, missed, again = group.matched(bells, announced)
            assert (missed, again) == ([], [])
            assert [each for each in heard if abs(each.error) > each.bound] == []


async def test_bells_are_in_time_in_a_hidden_tab_and_on_a_clock_that_is_set(
    browser: Browser,
) -> None:
    mishaps = (HIDDEN, None), (SET, 1), (SET, -1)
    roads = [Road(name, 20, 20) for name in ("Hidden", "Ahead", "Behind")]
    async with ensemble(browser, roads, SIGNALS) as group:
        await group.begin()
        for listener, (mishap, hours) in zip(group.listeners, mishaps, strict=True):
            await listener.person.page.evaluate(mishap, hours)
        rung = await asyncio.gather(*(each.ears.until(SIGNALS) for each in group.listeners))
        announced = await group.announced()

        for bells in rung:
            heard, missed, again = group.matched(bells, announced)
            assert (missed, again) == ([], [])
            assert [each for each in heard if abs(each.error) > each.bound] == []
