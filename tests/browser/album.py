"""Pictures of screens, in each size and theme, kept as test output for people to look at."""

from pathlib import Path
from typing import Final

from playwright.async_api import ViewportSize

from tests.browser.person import DESKTOP, PANEL, PHONE, Person, Theme

OUT: Final = Path(__file__).with_name("out")
SIZES: Final[dict[str, ViewportSize]] = {"phone": PHONE, "panel": PANEL, "desktop": DESKTOP}
ALL: Final = (*SIZES,)
SMALL: Final = ("phone", "panel")
"""Sizes in which the drawer is a sheet."""
THEMES: Final[tuple[Theme, ...]] = ("light", "dark")

SETTLED: Final = """() => {
    const drawn = (done) => requestAnimationFrame(() => requestAnimationFrame(done));
    return document.fonts.ready
        .then(() => new Promise(drawn))
        .then(() => document.getAnimations()
            .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
            .forEach((change) => change.finish()))
}"""
"""Fonts are there, the size is taken in, and nothing is on its way to another colour."""


class Album:
    def __init__(self, name: str) -> None:
        self._folder = OUT / name
        self._folder.mkdir(parents=True, exist_ok=True)
        for old in self._folder.glob("*.png"):
            old.unlink()
        self.faults: dict[str, str] = {}
        """What axe found, and in which picture first."""

    async def take(self, somebody: Person, screen: str, sizes: tuple[str, ...] = ALL) -> None:
        """What they see now, as it would be in other sizes and themes; axe looks at each."""
        for size in sizes:
            await somebody.page.set_viewport_size(SIZES[size])
            for theme in THEMES:
                await somebody.page.emulate_media(color_scheme=theme)
                await somebody.page.evaluate(SETTLED)
                picture = f"{screen}-{size}-{theme}.png"
                await somebody.page.screenshot(path=self._folder / picture)
                for fault in await somebody.faults():
                    self.faults.setdefault(fault, picture)
        await somebody.as_before()
