"""Two people beside one phone: a seat for each, and what is for one alone stays covered."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import (
    EndTurn,
    InviteToSpeak,
    RaiseHand,
    SetFloorMode,
    StartMeeting,
)
from playwright.async_api import Browser, expect

from tests.browser.person import person
from tests.support.circles import make_meeting, until
from tests.support.running_hub import running_hub

INVITATION = "Would you like to speak?"


async def test_an_invitation_is_covered_until_it_is_shown_and_again_when_the_phone_goes_on(
    browser: Browser,
) -> None:
    async with running_hub() as hub, person(browser, "Ana") as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        async with connect(links.facilitator, "Mari") as mari:
            await ana.open(links.participant)
            await ana.sit_down()
            await ana.press("More")
            await ana.page.get_by_text("Someone sits beside me on this phone").click()
            await ana.page.get_by_label("Their name here").fill("Ben")
            await ana.press("Give them a seat")
            await until(mari, lambda meeting: len(meeting.seats) == 3)
            await ana.page.keyboard.press("Escape")
            seats = {seat.name: seat.id for seat in mari.meeting.seats}

            await mari.do(StartMeeting())
            await mari.do(SetFloorMode(mode="queue"))
            await mari.do(RaiseHand(kind="speak"))
            await mari.do(InviteToSpeak(member=seats["Ana"]))
            await ana.is_told("There is something only for you.")
            await expect(ana.page.get_by_text(INVITATION)).to_have_count(0)
            await ana.press("Show it")
            await ana.is_told(INVITATION)

            await ana.press("Respond or ask")
            await ana.page.get_by_role("radio", name="Ben").check(force=True)
            await ana.press_what_begins("To speak")
            await until(mari, lambda meeting: meeting.floor.hands)
            await mari.do(EndTurn(turn=1))
            await ana.is_told("It is Ben's turn.", "There is something only for Ana.")
            await expect(ana.page.get_by_text(INVITATION)).to_have_count(0)
            await ana.press("Ben is done")
            await until(mari, lambda meeting: meeting.floor.turn is None)
