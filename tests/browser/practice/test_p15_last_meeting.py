"""P15: a series of three meetings under the same links: its end is said from afar, what the group
keeps goes along and nothing else, and at last all of it is forgotten."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import PutCard
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.hub.record import decode
from circlekeeper_server.plans import first_agreements
from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP, Person, person
from tests.browser.practice.ours import opens_ours
from tests.support.running_hub import RunningHub, running_hub

DAY = 24 * 60 * 60 * 1000

AGREED = [card.text for card in first_agreements()]
"""What every circle begins with is kept until its group says otherwise."""

NAMES = (b'"Mari"', b'"Ana"', b'"Bo"')
"""As a log has them."""


async def test_three_meetings_follow_one_another_and_are_forgotten(browser: Browser) -> None:
    log = MemoryEventLog()
    async with (
        running_hub(log=log) as hub,
        person(browser, "Mari", DESKTOP) as mari,
        person(browser, "Ana") as ana,
    ):
        await mari.open(f"http://127.0.0.1:{hub.port}/")
        await mari.page.get_by_text("Call, how often, contact").click()
        await mari.page.get_by_label("How many meetings?").fill("3")
        assert await mari.faults() == []
        await mari.press("Make the meeting")
        facilitators = await mari.page.get_by_role("link", name="Go to the door").get_attribute(
            "href"
        )
        assert facilitators is not None
        everyone = "http://" + await mari.page.locator(".url").first.inner_text()

        # The first
        await sees_door(ana, everyone, "Meeting 1 of 3. Two more meetings after this one.")
        assert await ana.faults() == []
        await ana.sit_down()
        async with connect(everyone, "Bo") as bo:
            for number, text in ((1, "To be heard."), (2, "Not to be kept")):
                await bo.do(PutCard(number, "goal", text, "circle", None))
            await sit_down(mari, facilitators)
            await chooses(mari, "To be heard.")
            ours = await opens_ours(ana)
            along = ours.locator("section").filter(has_text="For our next meeting")
            await expect(along.get_by_role("listitem")).to_have_text([*AGREED, "To be heard."])
            await expect(along.get_by_role("checkbox")).to_have_count(0)
            await hold(mari)
        goodbye = ana.page.get_by_role("main")
        await expect(goodbye).to_contain_text("Meeting 1 of 3. We have two more meetings.")
        await expect(goodbye).to_contain_text("We meet again on")
        assert await ana.faults() == []
        assert all(name in bytes_in(log) for name in NAMES)
        await forget(hub, ana)

        # The second
        await sees_door(ana, everyone, "Meeting 2 of 3. One more meeting after this one.")
        assert texts_in(log) == {"To be heard.", *AGREED}
        assert not any(name in bytes_in(log) for name in NAMES)
        await sit_down(mari, facilitators)
        await mari.drawer.get_by_text("A stand-in for this meeting").scroll_into_view_if_needed()
        await mari.drawer.get_by_label("A plan for parting, at the last meeting").check()
        assert await mari.faults() == []
        await hold(mari)
        await forget(hub, mari)

        # The last
        await sees_door(ana, everyone, "Meeting 3 of 3. This is our last meeting.")
        await expect(ana.page.get_by_role("main")).to_contain_text("Looking back")
        await sit_down(mari, facilitators)
        await expect(mari.drawer.get_by_text("For our next meeting")).to_have_count(0)
        await hold(mari)
        await expect(mari.page.get_by_role("main")).to_contain_text("This was our last meeting.")
        assert await mari.faults() == []
        await mari.page.get_by_text("Forget all the meetings").click()
        await mari.press("Forget them all now")
        await expect(ana.page.get_by_role("heading", level=1)).to_have_text(
            "This meeting is forgotten."
        )
        assert bytes_in(log) == b""


async def sees_door(somebody: Person, link: str, words: str) -> None:
    await somebody.open("about:blank")
    await somebody.open(link)
    await expect(somebody.page.get_by_role("main")).to_contain_text(words)


async def sit_down(mari: Person, link: str) -> None:
    await mari.open("about:blank")
    await mari.open(link)
    await mari.sit_down()


async def chooses(mari: Person, text: str) -> None:
    """What the group takes along, on its word."""
    fold = mari.drawer.locator("details").filter(has_text="For our next meeting")
    await fold.locator("summary").click()
    await fold.get_by_role("checkbox", name=text).check()
    await expect(fold.get_by_role("checkbox", name="Not to be kept")).not_to_be_checked()


async def hold(mari: Person) -> None:
    await mari.press("Begin")
    await mari.press_what_begins("End kindly, now")
    await expect(mari.page.get_by_role("heading", level=1)).to_have_text(
        "Thank you for being here."
    )


async def forget(hub: RunningHub, somebody: Person) -> None:
    """The day after."""
    hub.time.move(DAY + 1)
    await hub.rooms.sweep()
    await expect(somebody.page.get_by_role("heading", level=1)).to_have_text(
        "This meeting is forgotten."
    )


def texts_in(log: MemoryEventLog) -> set[str]:
    """On cards, in everything that is kept."""
    return {
        event.card.text
        for entry in entries_in(log)
        if b'"lead"' not in entry
        for event in decode(entry).events
        if hasattr(event, "card") and hasattr(event.card, "text")
    }


def bytes_in(log: MemoryEventLog) -> bytes:
    return b"".join(entries_in(log))


def entries_in(log: MemoryEventLog) -> list[bytes]:
    return [entry for stream in log._streams.values() for entry in stream.entries]
