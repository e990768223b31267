"""The facilitator's drawer, where it is more than its view."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import AddSeat, RaiseHand, SetFloorMode, StartMeeting
from circlekeeper_protocol.meeting import Meeting
from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP, person
from tests.support.circles import make_meeting, until
from tests.support.running_hub import running_hub


def hands(meeting: Meeting) -> list[str]:
    names = {seat.id: seat.name for seat in meeting.seats}
    return [names[hand.member] for hand in meeting.floor.hands]


async def test_a_hand_is_moved_by_arrow_keys_and_keeps_the_focus(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Mari", DESKTOP) as mari:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        async with connect(links.facilitator, "Nadia") as nadia:
            for name in ("Vera", "Otto", "Ilse"):
                await nadia.do(AddSeat(name=name))
            await nadia.do(StartMeeting())
            await nadia.do(SetFloorMode(mode="open"))
            for seat in nadia.meeting.seats[1:]:
                await nadia.do(RaiseHand(kind="speak"), acting_for=seat.id)
            await mari.open(links.facilitator)
            await mari.sit_down()

            await mari.button("Vera, later").focus()
            await mari.page.keyboard.press("ArrowDown")
            await until(nadia, lambda meeting: hands(meeting) == ["Otto", "Vera", "Ilse"])
            await expect(mari.button("Vera, earlier")).to_be_visible()
            await expect(mari.button("Vera, later")).to_be_focused()

            await mari.page.keyboard.press("ArrowDown")
            await until(nadia, lambda meeting: hands(meeting) == ["Otto", "Ilse", "Vera"])
            await expect(mari.button("Vera, earlier")).to_be_focused()
