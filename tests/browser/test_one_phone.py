"""A meeting held wholly from the facilitator's phone: nobody else has a device."""

from circlekeeper_protocol.meeting import Meeting
from playwright.async_api import Browser, expect

from tests.browser.person import PHONE, Person, person
from tests.support.circles import make_meeting
from tests.support.known import known
from tests.support.running_hub import running_hub


def speaker(meeting: Meeting) -> str | None:
    turn = meeting.floor.turn
    if turn is None:
        return None
    return next(seat.name for seat in meeting.seats if seat.id == turn.member)


class Drawer:
    """Opened once; from then on each thing is one tap."""

    def __init__(self, mari: Person) -> None:
        self.sheet = mari.page.get_by_role("dialog", name="Facilitator's drawer")

    async def press(self, name: str) -> None:
        await self.sheet.get_by_role("button", name=name, exact=True).click()

    async def choose(self, mode: str) -> None:
        radio = self.sheet.get_by_role("radio", name=mode, exact=True)
        await radio.click()
        await expect(radio).to_be_checked()

    async def add_seat(self, name: str) -> None:
        field = self.sheet.get_by_label("Their name")
        await field.fill(name)
        await self.press("Add the seat")
        await expect(field).to_have_value("")


async def test_a_whole_meeting_is_held_from_one_phone(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Mari", PHONE) as mari:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        async with known(hub.log, links.meeting) as meeting_of:
            await mari.open(links.facilitator)
            await mari.sit_down()
            await mari.press("Drawer")
            drawer = Drawer(mari)
            await drawer.sheet.get_by_text("A seat for someone without a device").click()
            await drawer.add_seat("Vera")
            await drawer.add_seat("Otto")
            await drawer.sheet.get_by_role("button", name="Begin").click()
            await meeting_of.until(lambda meeting: meeting.stage == "running")

            await drawer.choose("Hands in order")
            await drawer.press("Vera: Asks to speak")
            await meeting_of.until(lambda meeting: speaker(meeting) == "Vera")
            await drawer.press("Otto: Asks to speak")
            await drawer.press("Vera: Is done")
            await meeting_of.until(lambda meeting: speaker(meeting) == "Otto")
            await drawer.press("Undo: back to Vera")
            await meeting_of.until(lambda meeting: speaker(meeting) == "Vera")
            await drawer.press("Vera: Passes")
            await meeting_of.until(lambda meeting: speaker(meeting) == "Otto")
            await drawer.press("Otto: Passes")

            await drawer.choose("Round")
            await meeting_of.until(lambda meeting: speaker(meeting) == "Mari")
            await drawer.press("Otto: Passes this round")
            await drawer.press("Give the floor to Vera")
            await meeting_of.until(lambda meeting: speaker(meeting) == "Vera")
            await drawer.press("Vera: Is done")
            await meeting_of.until(lambda meeting: speaker(meeting) is None)

            await drawer.choose("Each once")
            await drawer.press("Otto: Asks to speak")
            await meeting_of.until(lambda meeting: speaker(meeting) == "Otto")
            await drawer.press("Otto: Is done")

            await drawer.choose("Talking piece")
            await drawer.press("Vera: Picks up the piece")
            await drawer.press("Offer the piece to Otto")
            await drawer.press("Otto: Lets it go on")
            await drawer.press("Offer the piece to Otto")
            await drawer.press("Otto: Takes the piece")
            await meeting_of.until(lambda meeting: speaker(meeting) == "Otto")
            await drawer.press("Otto: Is done")
            await expect(drawer.sheet.get_by_text("The piece lies in the middle.")).to_be_visible()

            await drawer.choose("Quiet")
            await drawer.sheet.get_by_role("button", name="End kindly, now").click()
            await meeting_of.until(lambda meeting: meeting.stage == "ended")
