"""P14: whoever speaks says what would help; a thought waits, asks once, and names nobody."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import (
    AnswerThought,
    BeginPhase,
    EndTurn,
    OfferThought,
    RaiseHand,
    StartMeeting,
)
from playwright.async_api import Browser, expect

from tests.browser.person import person
from tests.support.circles import make_meeting, until
from tests.support.running_hub import running_hub


async def test_ideas_begin_with_my_own_and_a_thought_of_others_is_asked_first(
    browser: Browser,
) -> None:
    async with running_hub() as hub, person(browser, "Ana") as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", plan="support-circle")
        async with connect(links.facilitator, "Mari") as mari:
            await ana.open(links.participant)
            await ana.sit_down()
            await mari.do(StartMeeting())
            await mari.do(BeginPhase(phase=3, blend=False))
            await ana.press("Ask to speak")
            await ana.page.get_by_role("radio", name="Ideas").click()
            middle = ana.page.get_by_role("main")
            await expect(middle).to_contain_text("What have you already thought of?")

            # A thought of Mari's waits for the end of the turn, and is not wished for.
            await ana.page.get_by_role("radio", name="Just listening").click()
            await mari.do(OfferThought(turn=1))
            await ana.press("I am done")
            above = ana.page.get_by_role("region", name="What you can do now")
            await ana.is_told("Someone has a thought. Would you like to hear it?")
            await above.get_by_role("button", name="Not now").click()
            await until(mari, lambda meeting: not meeting.floor.hands)

            # One of Ana's is welcome to Mari: then she is next, with words to begin with.
            await mari.do(RaiseHand(kind="speak"))
            await ana.is_told("Mari has the floor.")
            await ana.press("Respond or ask")
            await ana.press_what_begins("Offer a thought")
            await until(mari, lambda meeting: meeting.floor.turn is not None)
            await mari.do(EndTurn(turn=2))
            await until(mari, lambda meeting: meeting.advice.questions)
            await mari.do(AnswerThought(welcome=True))
            await ana.is_told("The floor is yours.", "You could begin:")
