"""F17: observers see nothing unless everyone agrees, each for themselves, and at any time not."""

import re

from circlekeeper_client import connect
from circlekeeper_protocol.commands import (
    AnswerObservers,
    BeginPhase,
    DrawCurtain,
    EndMeeting,
    StartMeeting,
)
from playwright.async_api import Browser, ViewportSize, expect

from tests.browser.person import person
from tests.support.circles import make_meeting
from tests.support.running_hub import running_hub

WHY = "Piret learns to hold circles."
NARROW = ViewportSize(width=320, height=568)
EDGES = """async () => {
    await new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)));
    const edges = ['.phases', '.stage', '.say', '.act'].flatMap((place) => {
        const { top, bottom } = document.querySelector(place).getBoundingClientRect();
        return [top, bottom];
    });
    return [...edges, document.documentElement.scrollHeight].map(Math.round);
}"""


async def test_consent_is_given_refused_and_withdrawn_in_the_middle(browser: Browser) -> None:
    async with (
        running_hub() as hub,
        person(browser, "Ana") as ana,
        person(browser, "Piret") as piret,
    ):
        links = await make_meeting(
            f"http://127.0.0.1:{hub.port}", observers=True, why_observers=WHY
        )
        async with connect(links.facilitator, "Mari") as mari:
            await mari.do(AnswerObservers(welcome=True))
            await piret.open(links.observer)
            await expect(piret.page.get_by_text("Mari")).to_have_count(0)
            await piret.sit_on_the_bench()
            assert await piret.faults() == []

            # At the door: who, and why; it can be left open.
            await ana.open(links.participant)
            await expect(ana.page.get_by_text("Piret would like to observe.")).to_be_visible()
            await expect(ana.page.get_by_text(WHY)).to_be_visible()
            assert await ana.faults() == []
            await ana.sit_down()
            await ana.sees_bench("Piret waits outside")

            # In the room it is asked once, and a no weighs as much as a yes.
            await expect(
                ana.page.get_by_role("group", name="Do you agree to observers?")
            ).to_be_visible()
            assert await ana.faults() == []
            await ana.page.set_viewport_size(NARROW)
            edges = await ana.page.evaluate(EDGES)
            assert edges == sorted(edges), (
                "on a low screen each has its place, and the page scrolls"
            )
            await ana.as_before()
            await ana.press("I would rather not")
            await expect(ana.button("I would rather not")).to_have_count(0)
            await mari.do(StartMeeting())
            await ana.is_in("Opening")
            await expect(piret.curtain).to_be_visible()

            # She thinks better of it: they see from the next part on.
            await ana.press("More")
            more = ana.page.get_by_role("dialog", name="More")
            await expect(more.get_by_role("radio", name="I would rather not")).to_be_checked()
            await more.get_by_text("I agree", exact=True).click()
            await expect(more.get_by_role("radio", name="I agree")).to_be_checked()
            assert await ana.faults() == []
            await expect(piret.curtain).to_be_visible()
            await mari.do(BeginPhase(phase=1, blend=False))
            await expect(piret.phases).to_be_visible()
            await expect(more.get_by_text("They can see the circle now.")).to_be_visible()

            # One tap, and nobody sees any more; and so it is when she does not agree any longer.
            await more.get_by_role("button", name="Draw the curtain").click()
            await expect(piret.curtain).to_be_visible()
            await mari.do(BeginPhase(phase=2, blend=False))
            await expect(piret.phases).to_be_visible()
            await more.get_by_text("I would rather not", exact=True).click()
            await expect(piret.curtain).to_be_visible()
            await mari.do(BeginPhase(phase=1, blend=False))
            await mari.do(DrawCurtain())
            await expect(piret.curtain).to_be_visible()

            # At the goodbye too it takes one tap, and nothing of the circle is left to them.
            await more.get_by_text("I agree", exact=True).click()
            await expect(more.get_by_role("radio", name="I agree")).to_be_checked()
            await mari.do(BeginPhase(phase=2, blend=False))
            await expect(piret.phases).to_be_visible()
            await mari.do(EndMeeting())
            await expect(piret.page.get_by_text("The circle is whole.")).to_be_visible()
            await ana.press_what_begins("Draw the curtain")
            await expect(piret.curtain).to_be_visible()
            await expect(piret.page.get_by_role("main")).not_to_contain_text(
                re.compile("Mari|Ana|The circle is whole")
            )
            await expect(ana.page.get_by_text("It does not open any more.")).to_be_visible()
            assert [*await ana.faults(), *await piret.faults()] == []
