"""When a browser lets a low or deep bell be heard, in machine time, and how exact that is."""

import asyncio
from typing import Any, Final, NamedTuple

from playwright.async_api import Page

LISTEN: Final = """
    window.bells = [];
    const LOW_AND_DEEP_BELL_HERTZ = [264, 174];
    const { start, stop } = OscillatorNode.prototype;
    const later = setTimeout.bind(window);
    OscillatorNode.prototype.start = function (when) {
        start.call(this, when);
        if (!LOW_AND_DEEP_BELL_HERTZ.includes(this.frequency.value)) return;
        const begins = () => {
            const { contextTime, performanceTime } = this.context.getOutputTimestamp();
            return performanceTime + (when - contextTime) * 1000;
        };
        const planned = performance.timeOrigin + begins();
        const bell = { planned, at: null, bound: null, takenBack: false };
        window.bells.push(bell);
        this.bell = bell;
        const listen = () => {
            if (bell.takenBack) return;
            const heard = begins();
            const wait = heard - performance.now();
            if (wait > 0) {
                later(listen, wait);
                return;
            }
            const shown = document.querySelector('[data-milliseconds]');
            bell.at = performance.timeOrigin + heard;
            bell.bound = shown && Number(shown.dataset.milliseconds);
            window.heard();
        };
        listen();
    };
    OscillatorNode.prototype.stop = function (when) {
        if (when === undefined && this.bell?.at === null) this.bell.takenBack = true;
        stop.call(this, when);
    };
"""
"""Asks the audio clock when a bell begins, as it is laid down and at the very moment: on a machine
that is too busy to play sounds the clock stumbles in between."""

PATIENCE_SECONDS: Final = 30.0


class Bell(NamedTuple):
    """Instants are machine time in milliseconds."""

    planned: float
    """As it was laid down."""
    at: float | None
    """As it was heard; `None` for one that is still to come."""
    bound: float | None
    """How exact the page said that it is, if its diagnostics were shown."""


class Ears:
    """To be put on a page before it is opened."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._news = asyncio.Event()

    async def put_on(self) -> "Ears":
        await self._page.expose_function("heard", self._news.set)
        await self._page.add_init_script(LISTEN)
        return self

    async def bells(self) -> list[Bell]:
        """Every bell that was rung or is going to be."""
        all_bells: list[Any] = await self._page.evaluate("window.bells")
        return [
            Bell(bell["planned"], bell["at"], bell["bound"])
            for bell in all_bells
            if not bell["takenBack"]
        ]

    async def until(self, count: int, seconds: float = PATIENCE_SECONDS) -> list[Bell]:
        """Wait for so many to be heard."""
        async with asyncio.timeout(seconds):
            while True:
                self._news.clear()
                found = await self.bells()
                if sum(bell.at is not None for bell in found) >= count:
                    return found
                await self._news.wait()
