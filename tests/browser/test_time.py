"""Time that everyone shares, as four people see and hear it who sit at four screens."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final, Literal

from circlekeeper_protocol.bounds import Millis, SignalKind
from circlekeeper_protocol.meeting import Meeting, Signal
from circlekeeper_server.rules.time import LEAD
from playwright.async_api import Browser, Locator, expect

from tests.browser.person import Person
from tests.browser.table import Table, seated
from tests.support.known import Known, known
from tests.support.running_hub import WAIT_SECONDS

MINUTE: Final[Millis] = 60_000

NOTE_DOWN: Final = """() => {
    const region = document.querySelector('.say [role=status]');
    window.told = [];
    const note = () => {
        if (window.told.at(-1) !== region.textContent) window.told.push(region.textContent);
    };
    new MutationObserver(note).observe(region, {
        childList: true, characterData: true, subtree: true,
    });
}"""
"""Each change of the one polite region, as it would be read out."""


FEEL: Final = """() => {
    window.felt = [];
    let fallsAsleep;
    window.sleeps = new Promise((done) => { fallsAsleep = done; });
    window.awake = new Promise((stays) => {
        const request = async () => {
            stays();
            return { release: async () => fallsAsleep() };
        };
        Object.defineProperty(navigator, 'wakeLock', { value: { request } });
    });
    navigator.vibrate = (pattern) => window.felt.push(pattern);
}"""
MY_TURN: Final = [60]
HEADS_UP: Final = [40, 120, 40]

LOOKS: Final = """(state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange'));
}"""
"""The page is hidden, or shown."""


async def test_more_time_says_what_it_takes_and_takes_that(browser: Browser) -> None:
    async with seated(browser, plan="support-circle") as here, watched(here) as w:
        mari = here.mari
        await mari.press("Begin")
        more = first_button(mari, "5 more minutes")
        await expect(more).to_contain_text("Getting to know keeps 15, we end at")
        await w.until(lambda meeting: meeting.stage == "running")
        end = w.meeting.time.ends_at
        await mari.page.get_by_label("also if a part takes longer").check()
        await expect(more).to_contain_text("Getting to know 10 instead of 15 minutes")
        await expect(more).to_contain_text("we still end at")
        before = await ends(mari).inner_text()

        await more.click()
        await w.until(lambda meeting: minutes(meeting)["Getting to know"] == 10)
        effect = mari.drawer.get_by_role("status").filter(has_text="5 more minutes.")
        await expect(effect).to_contain_text("Getting to know 10 instead of 15 minutes")
        assert w.meeting.time.ends_at == end
        await expect(ends(mari)).not_to_have_text(before)
        await expect(more).to_contain_text("Getting to know 5 instead of 10 minutes")

        await mari.page.get_by_text("Something else takes longer").click()
        step = mari.drawer.get_by_role("group", name="Welcome: until about")
        await step.get_by_role("button", name="One more minute").click()
        await w.until(lambda meeting: minutes(meeting)["Getting to know"] == 9)


async def test_a_quiet_ends_with_a_bell_a_part_and_overtime_are_told_once_without_a_sound(
    browser: Browser,
) -> None:
    async with seated(browser) as here, watched(here) as w:
        await here.mari.press("Begin")
        await w.until(lambda meeting: meeting.stage == "running")
        for somebody in here.everyone:
            await somebody.page.evaluate(NOTE_DOWN)
        await here.mari.press_what_begins("On to A few breaths")
        await come_to(here, w, "quiet", 0)
        await here.all_are_told("The quiet may end now.", "Sound: one deep bell. Take your time.")
        await come_to(here, w, "phase", 0)
        await here.all_are_told("Opening may end now.")
        for ears in here.ears:
            assert len(await ears.until(1)) == 1

        await come_to(here, w, "end", 0)
        await here.all_are_told("The time we set is over.", "Sound: two low bells.")
        for ears in here.ears:
            assert len(await ears.until(3)) == 3
        await come_to(here, w, "overtime", 5)
        await here.all_are_told("The time we set is over.", "Leave when you need to.")
        for ears in here.ears:
            assert len(await ears.bells()) == 3
        for somebody in here.everyone:
            told: list[str] = await somebody.page.evaluate("window.told")
            assert sum("The quiet may end now" in each for each in told) == 1
            assert sum("Opening may end now." in each for each in told) == 1
            assert sum("two low bells" in each for each in told) == 1


async def test_one_device_rings_for_all_and_the_others_can_feel_it(browser: Browser) -> None:
    async with seated(browser) as here, watched(here) as w:
        mari, ana, bo = here.mari, here.ana, here.bo
        await here.cy.press("More")
        await here.cy.page.get_by_label("Vibration").uncheck()
        await here.cy.page.keyboard.press("Escape")
        for somebody in here.everyone:
            await somebody.page.evaluate(FEEL)
        await mari.press("Begin")
        await mari.choose("Hands in order")
        await mari.page.get_by_text("Every device rings").click()
        devices = mari.drawer.get_by_role("group", name="Which device rings")
        await devices.get_by_role("radio", name="Ana", exact=True).click()
        await w.until(lambda meeting: meeting.time.sounding is not None)
        await expect(mari.page.get_by_text("Ana's device rings for all")).to_be_visible()

        await ana.press("More")
        sound = ana.page.get_by_role("checkbox", name="Sounds")
        silent = mari.page.get_by_text("It cannot be heard now.")
        await sound.uncheck()
        await expect(silent).to_be_visible()
        await sound.check()
        await expect(silent).to_have_count(0)
        await ana.page.keyboard.press("Escape")

        await bo.press("Ask to speak")
        await ana.is_told("Bo has the floor.", "Sound: one clear bell.")
        await bo.is_told("The floor is yours.", "What would help you?")
        assert await felt(bo) == [MY_TURN]
        assert await felt(ana) == []
        await screen_is(bo, "awake")
        await bo.press("I am done")
        await screen_is(bo, "sleeps")
        await come_to(here, w, "heads_up", 15)
        await here.all_are_told("About 15 minutes left together.")
        await ana.is_told("Sound: one low bell.")
        for somebody, ears in zip(here.everyone, here.ears, strict=True):
            if somebody is ana:
                assert len(await ears.until(1)) == 1
            else:
                assert await ears.bells() == []
                await expect(somebody.told).not_to_contain_text("Sound")
        assert await felt(bo) == [MY_TURN, HEADS_UP]
        assert await felt(ana) == [HEADS_UP]
        assert await felt(here.cy) == []


async def test_what_was_told_while_nobody_looked_is_shown_to_them_afterwards(
    browser: Browser,
) -> None:
    async with seated(browser) as here, watched(here) as w:
        await here.mari.press("Begin")
        await w.until(lambda meeting: meeting.stage == "running")
        await here.ana.page.evaluate(LOOKS, "hidden")
        await come_to(here, w, "heads_up", 15)
        await here.bo.is_told("About 15 minutes left together.")
        here.hub.time.move(2 * MINUTE)
        await expect(here.bo.told).not_to_contain_text("left together")

        await here.ana.page.evaluate(LOOKS, "visible")
        await here.ana.is_told("About 13 minutes left together.")
        await expect(here.ana.told).not_to_contain_text("Sound")


async def felt(somebody: Person) -> list[list[int]]:
    """How their device has vibrated."""
    patterns: list[list[int]] = await somebody.page.evaluate("window.felt")
    return patterns


async def screen_is(somebody: Person, how: Literal["awake", "sleeps"]) -> None:
    """Kept awake while it is their turn, and left to sleep after it."""
    async with asyncio.timeout(WAIT_SECONDS):
        await somebody.page.evaluate(f"window.{how}")


async def come_to(here: Table, w: Known, kind: SignalKind, left: int) -> None:
    """To where the hub announces it; it rings in its own time."""

    def this(meeting: Meeting) -> list[Signal]:
        signals = meeting.time.signals
        return [s for s in signals if (s.kind, s.minutes) == (kind, left)]

    await w.until(this)
    here.hub.time.move(this(w.meeting)[0].due - LEAD - here.hub.time.now())
    await w.until(lambda meeting: any(s.ring_at for s in this(meeting)))


def first_button(somebody: Person, words: str) -> Locator:
    return somebody.drawer.get_by_role("button", name=re.compile(f"^{words}")).first


def ends(somebody: Person) -> Locator:
    return somebody.drawer.get_by_role("heading", name=re.compile("^Time")).locator("small")


@asynccontextmanager
async def watched(here: Table) -> AsyncIterator[Known]:
    async with known(here.hub.log, here.links.meeting) as meeting:
        yield meeting


def minutes(meeting: Meeting) -> dict[str, int]:
    return {phase.title: phase.minutes for phase in meeting.plan.phases}
