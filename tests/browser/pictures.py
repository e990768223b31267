"""`make pictures`: the README's pictures, of a rehearsal as any hub holds it.

They show what one of its simulated members sees, in depth, while somebody else has the floor.
"""

import asyncio
from pathlib import Path
from typing import Final

from circlekeeper_client import connect
from circlekeeper_protocol.meeting import Meeting
from playwright.async_api import Browser, Page, ViewportSize

from tests.browser.chromium import chromium
from tests.browser.person import DESKTOP, PHONE, SEEN
from tests.support.known import known
from tests.support.running_hub import running_hub

FOLDER: Final = Path(__file__).parents[2] / "docs" / "pictures"
PICTURES: Final = (("meeting", DESKTOP), ("meeting-phone", PHONE))

SEED: Final = 56
"""Brings Mari's circle, and to the moment that is looked for."""
MINUTE_SECONDS: Final = 2
SPEAKER, NEXT = "Jonas", "Wei"
LONGEST_SECONDS: Final = 90.0 * MINUTE_SECONDS

FONTS: Final = "() => document.fonts.ready"


def is_the_moment(meeting: Meeting) -> bool:
    """The circle is whole, somebody speaks, somebody is next, and another one waits."""
    names = {seat.id: seat.name for seat in meeting.seats if seat.presence == "here"}
    active = [
        phase.kind
        for phase in meeting.plan.phases
        if meeting.course.progress[phase.id].status == "active"
    ]
    if active != ["in_depth"] or len(names) < len(meeting.seats) or meeting.time.paused_at:
        return False
    turn, hands = meeting.floor.turn, [names[hand.member] for hand in meeting.floor.hands]
    return (
        turn is not None
        and names[turn.member] == SPEAKER
        and hands[:1] == [NEXT]
        and len(hands) > 1
    )


async def looks_on(browser: Browser, address: str, size: ViewportSize) -> Page:
    context = await browser.new_context(
        viewport=size, color_scheme="light", reduced_motion="reduce", locale="en-GB"
    )
    page = await context.new_page()
    await page.goto(address)
    await page.get_by_role("navigation", name="Phases of the meeting").wait_for()
    await page.evaluate(FONTS)
    return page


async def take_pictures(browser: Browser) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    async with running_hub() as hub:
        wanted = {"minute_seconds": MINUTE_SECONDS, "seed": SEED}
        rehearsal = (await hub.http.post("/api/rehearsals", json=wanted)).json()
        seat = rehearsal["seats"]["participant"]
        address = f"http://127.0.0.1:{hub.port}/see/{rehearsal['meeting']}#{seat}"
        async with (
            connect(rehearsal["links"]["observer"], "Piret"),
            known(hub.log, rehearsal["meeting"]) as kept,
        ):
            pages = [await looks_on(browser, address, size) for _, size in PICTURES]
            await kept.until(is_the_moment, seconds=LONGEST_SECONDS)
            for page, (name, _) in zip(pages, PICTURES, strict=True):
                await page.get_by_text(f"{SPEAKER} has the floor").wait_for()
                await page.evaluate(SEEN)
                await page.screenshot(path=FOLDER / f"{name}.png")


async def main() -> None:
    async with chromium() as browser:
        await take_pictures(browser)


if __name__ == "__main__":
    asyncio.run(main())
