"""See a meeting: one press on the first page, and invented people hold one, in real time."""

import re
from typing import Final

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.events import (
    MeetingStarted,
    SignalAnnounced,
    TimePaused,
    TimeResumed,
    TurnBegan,
)
from circlekeeper_protocol.meeting import Meeting
from playwright.async_api import Browser, FrameLocator, Locator, expect

from tests.browser.person import DESKTOP, PHONE, Person, person
from tests.support.forgetful import Forgetful
from tests.support.kept_log import KeptLog, kept_log
from tests.support.running_hub import RunningHub, running_hub

A_MINUTE_MS: Final = 60_000
NARROWEST: Final = 319
"""A room is made for 320 pixels, of which a line between two frames may take one."""
SIGNAL: Final = re.compile("minutes left together|turn to something lighter")
OBSERVER, PARTICIPANT, FACILITATOR = (
    f"The {role}'s screen" for role in ("observer", "participant", "facilitator")
)


def home(hub: RunningHub) -> str:
    return f"http://127.0.0.1:{hub.port}/"


def screen(visitor: Person, whose: str = OBSERVER) -> FrameLocator:
    return visitor.page.frame_locator(f'iframe[title="{whose}"]')


def phase(seen: FrameLocator) -> Locator:
    """The one that is on, or the first of them."""
    phases = seen.get_by_role("navigation", name="Phases of the meeting")
    return phases.locator("[aria-current=step]").first


def speaker(seen: FrameLocator) -> Locator:
    circle = seen.get_by_role("list", name="The circle, in seated order")
    return circle.get_by_role("listitem").filter(has_text="has the floor")


async def begins(hub: RunningHub, visitor: Person) -> str:
    """Returns the id of the meeting that is seen."""
    await visitor.open(home(hub))
    await visitor.press("See a meeting")
    return await meeting_of(visitor)


async def meeting_of(visitor: Person) -> str:
    frame = visitor.page.get_by_title(OBSERVER)
    await expect(frame).to_have_attribute("src", re.compile("/see/"))
    address = await frame.get_attribute("src") or ""
    return address.removeprefix("/see/").partition("#")[0]


async def waits(visitor: Person) -> None:
    await expect(visitor.page.get_by_role("status")).to_have_text("Everyone waits until you go on.")


async def over(visitor: Person) -> None:
    heading = visitor.page.get_by_role("heading", level=1)
    await expect(heading).to_have_text("This rehearsal is over.")


async def test_one_press_and_within_a_minute_a_turn_a_phase_and_a_signal_are_seen(
    browser: Browser,
) -> None:
    async with running_hub() as hub, person(browser, "Piret", DESKTOP) as visitor:
        await visitor.open(home(hub))
        await visitor.press("See a meeting")
        meeting = await meeting_of(visitor)
        seen = screen(visitor)
        await expect(phase(seen)).to_contain_text("Opening, now", timeout=A_MINUTE_MS)
        await expect(speaker(seen)).to_have_count(1, timeout=A_MINUTE_MS)
        name = (await speaker(seen).inner_text()).partition(",")[0]
        await expect(speaker(seen)).not_to_contain_text(name, timeout=A_MINUTE_MS)
        await expect(phase(seen)).to_contain_text("Getting to know, now", timeout=A_MINUTE_MS)
        told = seen.get_by_role("region", name="What happens now").get_by_role("status")
        await expect(told).to_contain_text(SIGNAL, timeout=A_MINUTE_MS)
        log = await log_of(hub, meeting)
        assert first_ring(log) - began(log) <= A_MINUTE_MS
        assert await visitor.faults() == []


async def test_it_waits_until_the_visitor_goes_on(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Piret", DESKTOP) as visitor:
        meeting = await begins(hub, visitor)
        await expect(speaker(screen(visitor))).to_have_count(1, timeout=A_MINUTE_MS)

        await visitor.press("Pause")
        await waits(visitor)
        await visitor.press(PARTICIPANT)
        await visitor.press(FACILITATOR)
        for whose in (OBSERVER, PARTICIPANT, FACILITATOR):
            await expect(phase(screen(visitor, whose))).to_contain_text("Opening, now")
        await expect(visitor.button(FACILITATOR)).to_be_focused()
        await visitor.page.set_viewport_size({"width": 900, "height": 600})
        for whose in (OBSERVER, PARTICIPANT, FACILITATOR):
            shown = await visitor.page.get_by_title(whose).bounding_box()
            assert shown is not None
            assert shown["width"] >= NARROWEST
        await visitor.as_before()
        await visitor.page.reload()
        await waits(visitor)
        turns = (await log_of(hub, meeting)).meeting.floor.turns
        await visitor.press("Go on")
        await expect(visitor.button("Pause")).to_be_visible()
        await expect(phase(screen(visitor))).not_to_contain_text("Opening, now")

        require_held(await log_of(hub, meeting), turns)


def began(log: KeptLog) -> Millis:
    return next(
        record.at
        for record in log.records
        if any(isinstance(event, MeetingStarted) for event in record.events)
    )


def first_ring(log: KeptLog) -> Millis:
    return next(
        event.ring_at
        for record in log.records
        for event in record.events
        if isinstance(event, SignalAnnounced)
    )


async def log_of(hub: RunningHub, meeting: str) -> KeptLog:
    return await kept_log(hub.log, meeting)


def require_held(log: KeptLog, turns: int) -> None:
    """No turn began while the time was held, and some did afterwards."""
    events = [event for record in log.records for event in record.events]
    paused = next(at for at, event in enumerate(events) if isinstance(event, TimePaused))
    resumed = next(at for at, event in enumerate(events) if isinstance(event, TimeResumed))
    assert not any(isinstance(event, TurnBegan) for event in events[paused:resumed])
    assert log.meeting.floor.turns > turns


async def test_looking_again_begins_anew_and_nothing_of_the_first_one_is_kept(
    browser: Browser,
) -> None:
    log = Forgetful()
    async with running_hub(log=log) as hub, person(browser, "Piret", DESKTOP) as visitor:
        first = await begins(hub, visitor)
        await expect(phase(screen(visitor))).to_contain_text("Opening, now")

        await visitor.press("Look again")
        assert await log.next_erased() == first
        await expect(visitor.page.get_by_title(OBSERVER)).not_to_have_attribute(
            "src", re.compile(first)
        )
        assert await meeting_of(visitor) != first
        await expect(phase(screen(visitor))).to_contain_text("Opening, now")


async def test_leaving_the_page_ends_it_and_reloading_does_not(browser: Browser) -> None:
    log = Forgetful()
    async with running_hub(log=log) as hub, person(browser, "Piret", DESKTOP) as visitor:
        meeting = await begins(hub, visitor)
        await expect(phase(screen(visitor))).to_contain_text("Opening, now")
        await visitor.page.reload()
        assert await meeting_of(visitor) == meeting
        await expect(phase(screen(visitor))).to_be_visible()
        seats = (await log_of(hub, meeting)).meeting.seats
        assert len([seat for seat in seats if seat.role == "observer"]) == 1

        await visitor.page.go_back()
        await expect(visitor.button("See a meeting")).to_be_visible()
        assert await log.next_erased() == meeting
        await visitor.page.go_forward()
        await over(visitor)
        assert await visitor.faults() == []
        await visitor.press("See a meeting")
        assert await meeting_of(visitor) != meeting


async def test_closing_it_ends_it_and_leaving_the_circle_too(browser: Browser) -> None:
    log = Forgetful()
    async with running_hub(log=log) as hub, person(browser, "Piret", DESKTOP) as visitor:
        first = await begins(hub, visitor)
        await visitor.press("Close")
        assert await log.next_erased() == first
        # The page is still on its way to the first one, and goes nowhere else meanwhile.
        await expect(visitor.button("See a meeting")).to_be_visible()

        await visitor.press("See a meeting")
        second = await meeting_of(visitor)
        await screen(visitor).get_by_role("button", name="Leave").click()
        await over(visitor)
        assert await log.next_erased() == second


async def test_on_a_phone_one_screen_is_seen_at_a_time_and_acts_as_its_member(
    browser: Browser,
) -> None:
    async with running_hub() as hub, person(browser, "Piret", PHONE) as visitor:
        await visitor.open(home(hub))
        await visitor.page.get_by_role("radio", name="3 min").check()
        await visitor.press("See a meeting")
        meeting = await meeting_of(visitor)
        await expect(phase(screen(visitor))).to_be_visible()

        await visitor.page.get_by_role("radio", name="Participant").check()
        seen = screen(visitor, PARTICIPANT)
        await expect(seen.get_by_role("button", name="More")).to_be_visible()
        await expect(screen(visitor).get_by_role("button", name="More")).to_be_hidden()
        await expect(visitor.page.get_by_role("status")).to_contain_text("What you press,")
        assert await visitor.faults() == []

        await visitor.page.get_by_role("radio", name="Facilitator").check()
        facilitator = screen(visitor, FACILITATOR)
        await facilitator.get_by_role("button", name="Drawer").click()
        await facilitator.get_by_role("button", name="Hold the time").click()
        await visitor.page.get_by_role("radio", name="Observer").check()
        now = screen(visitor).get_by_role("region", name="What happens now")
        await expect(now).to_contain_text("The time is held.")
        kept = await visitor.page.evaluate("Object.keys(localStorage)")
        assert kept == []
        state: Meeting = (await log_of(hub, meeting)).meeting
        assert state.plan.minute == 3_000


async def test_when_enough_are_running_that_is_said(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Piret") as visitor:
        for _ in range(8):
            await hub.http.post("/api/rehearsals", json={"minute_seconds": 60})
        await visitor.open(home(hub))
        await visitor.press("See a meeting")

        said = visitor.page.get_by_role("alert").filter(has_text="Others are looking at a meeting")
        await expect(said).to_be_visible()
        assert await visitor.faults() == []
        [noted] = visitor.troubles
        assert "503" in noted
        visitor.troubles = []
