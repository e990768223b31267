"""P21: what calms me is shown to me alone, near the end."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import BeginPhase, StartMeeting
from playwright.async_api import Browser, expect

from tests.browser.practice.ours import group, opens_letter, opens_ours, writes


async def test_what_calms_me_is_said_to_me_alone_near_the_end(browser: Browser) -> None:
    async with (
        group(browser) as circle,
        connect(circle.links.facilitator, "Mari") as mari,
        circle.seated("Ana") as ana,
    ):
        await writes(await opens_ours(ana), "This calms me afterwards", "A walk home")
        await ana.page.keyboard.press("Escape")
        await expect(ana.button("There is something for you")).to_have_count(0)

        await mari.do(StartMeeting())
        last = next(phase.id for phase in mari.meeting.plan.phases if phase.kind == "closing")
        await mari.do(BeginPhase(phase=last, blend=False))

        letter = await opens_letter(ana)
        await expect(letter.get_by_text("You wrote that this calms you")).to_be_visible()
        await expect(letter.get_by_text("A walk home")).to_be_visible()
        assert mari.meeting.own_cards == ()
        assert "A walk home" not in {card.text for card in mari.meeting.cards}
