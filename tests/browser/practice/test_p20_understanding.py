"""P20: one asks whether one has understood, and goes first; facilitators are asked too."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import BeginPhase, EndTurn, RaiseHand, ShowPrompt, StartMeeting
from playwright.async_api import Browser, expect

from tests.browser.person import person
from tests.support.circles import make_meeting
from tests.support.running_hub import running_hub


async def test_did_i_hear_you_right_goes_first_and_back_to_who_spoke(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Ana") as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", plan="support-circle")
        async with (
            connect(links.facilitator, "Mari") as mari,
            connect(links.participant, "Bo") as bo,
        ):
            await ana.open(links.participant)
            await ana.sit_down()
            await mari.do(StartMeeting())
            await mari.do(BeginPhase(phase=3, blend=False))
            await mari.do(RaiseHand(kind="speak"))
            await bo.do(RaiseHand(kind="speak"))
            await ana.is_told("Bo is next.")

            await ana.press("Respond or ask")
            await ana.press_what_begins("Did I hear you right?")
            await ana.sees_seat("You, next, hand 1, did I hear you right?")
            await mari.do(EndTurn(turn=1))
            await ana.is_told("The floor is yours.")
            await ana.press("Give it back to Mari")
            await ana.is_told("Mari has the floor.")

            prompts = [prompt for phase in mari.meeting.plan.phases for prompt in phase.prompts]
            to_us = next(prompt for prompt in prompts if "facilitate" in prompt)
            await mari.do(ShowPrompt(text=to_us))
            await expect(ana.page.get_by_role("main")).to_contain_text(to_us)
