"""P5: a round in which everyone has the same, whoever facilitates too, and which may be let be."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import BeginPhase, EndTurn, SetPhaseAside, StartMeeting
from playwright.async_api import Browser, expect

from tests.browser.person import person
from tests.support.circles import make_meeting
from tests.support.running_hub import running_hub


async def test_it_comes_to_each_once_with_a_question_and_is_let_be(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Ana") as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", plan="first-meeting")
        async with connect(links.facilitator, "Mari") as mari:
            await ana.open(links.participant)
            await ana.sit_down()
            await mari.do(StartMeeting())
            phases = mari.meeting.plan.phases
            part = next(phase for phase in phases if phase.kind == "getting_to_know")
            await mari.do(BeginPhase(phase=part.id, blend=False))

            await ana.is_in(part.title)
            await expect(ana.page.get_by_role("main")).to_contain_text(part.prompts[0])
            await ana.is_told("You are next, after Mari.")
            await mari.do(EndTurn(turn=1))
            await ana.is_told("The floor is yours.")
            await ana.press("Pass")
            await ana.sees_seat("You")  # as if they had spoken
            await mari.do(SetPhaseAside(phase=part.id))
            await expect(ana.phases.get_by_text(f"{part.title}, set aside")).to_have_count(1)
