"""A meeting from the first page to goodbye, in five browsers, by nothing but the screens."""

from pathlib import Path

from circlekeeper_protocol.frames import Resumed
from playwright.async_api import Browser, expect

from tests.browser.album import SMALL
from tests.browser.evening import MINUTE, Evening, evening


async def test_a_meeting_from_the_first_page_to_goodbye(browser: Browser, tmp_path: Path) -> None:
    database = tmp_path / "circles.sqlite"
    async with evening(browser, database, "meeting") as held:
        await make_the_meeting(held)
        await come_in(held)
        await opening(held)
        await getting_to_know(held)
        await goals_and_in_depth(held)
        await held_and_extended(held)
        await a_line_drops_and_comes_back(held)
        await heads_ups(held)
        await closing(held)
        await the_end(held)
        await held.require_all_heard()
        await forgotten(held, database)
        assert held.album.faults == {}


async def make_the_meeting(held: Evening) -> None:
    mari = held.mari
    await mari.open(held.address)
    await expect(mari.page.get_by_role("radio", name="Support circle")).to_be_checked()
    await held.album.take(mari, "01-home")
    await mari.page.get_by_label("What is it called?").fill("Tuesday circle")
    await mari.page.get_by_label("Where?").fill("Linden House")
    await mari.page.get_by_text("Call, how often, contact, observers").click()
    await mari.page.get_by_label("How often do you meet?").fill("every second Tuesday")
    await mari.page.get_by_label("How do you stay in touch?").fill("write to Mari")
    await mari.page.get_by_role("checkbox", name="Observers may come").check()
    await mari.press("Make the meeting")
    await expect(mari.page.get_by_role("heading", level=1)).to_have_text("Your meeting is made.")
    await held.album.take(mari, "02-made")


async def come_in(held: Evening) -> None:
    mari = held.mari
    links = [f"http://{link}" for link in await mari.page.get_by_text("/m/").all_inner_texts()]
    everyone, _, observers = links
    held.meeting = everyone.rpartition("/")[2].partition("#")[0]
    await mari.page.get_by_role("link", name="Go to the door").click()
    await expect(mari.page.get_by_text("You are invited to hold")).to_be_visible()
    await mari.agree()
    await mari.sit_down()
    await held.ana.open(everyone)
    await expect(held.ana.page.get_by_text("Mari, who facilitates")).to_be_visible()
    await held.album.take(held.ana, "03-door")
    await held.ana.agree()
    await held.ana.sit_down()
    await held.bo.open(everyone)
    await held.bo.agree()
    await held.bo.sit_down()
    await held.cy.open(everyone.replace(f":{held.hub.port}/", f":{held.cys_way.port}/"))
    await held.cy.agree()
    await held.cy.sit_down()
    await held.piret.open(observers)
    await expect(held.piret.page.get_by_text("You are invited to observe")).to_be_visible()
    await held.album.take(held.piret, "03-door-observer")
    await held.piret.sit_on_the_bench()
    await held.album.take(held.piret, "04-curtain")
    for somebody in held.circle:
        for name in ("Mari", "Ana", "Bo", "Cy"):
            notes = ", facilitator" if name == "Mari" else ""
            await somebody.sees_seat(("You" if somebody.name == name else name) + notes)
        await somebody.sees_bench("Piret waits outside")
    await held.album.take(held.cy, "04-gathering")
    await held.cy.press("More")
    await held.album.take(held.cy, "04-more", SMALL)
    await held.cy.page.get_by_text("As a list", exact=True).click()
    await held.cy.page.keyboard.press("Escape")
    await held.album.take(held.cy, "04-as-a-list")
    await held.cy.press("More")
    await held.cy.page.get_by_text("Drawn", exact=True).click()
    await held.cy.page.keyboard.press("Escape")


async def opening(held: Evening) -> None:
    """A ritual, step by step, and at its end a round in which someone passes."""
    mari, ana, bo, cy = held.mari, held.ana, held.bo, held.cy
    await mari.press("Begin")
    await held.all_are_in("Opening")
    for somebody in held.everyone:
        await somebody.sees_bench("Piret observes")
    await held.all_see("Welcome")
    await held.album.take(ana, "05-ritual-say")
    await mari.press("On to Something warm")
    await held.all_see("Put the kettle on if you like.")
    await held.album.take(bo, "06-ritual-drink")
    await mari.press("On to A few breaths")
    await held.all_see("Breathe as it suits you.")
    await held.album.take(cy, "07-ritual-breathe")

    await mari.press("On to Arriving")
    await held.all_see_seat("Mari", "facilitator", "has the floor")
    await mari.is_told("The floor is yours.")
    await cy.is_told("Mari has the floor.", "It comes to you in this round.")
    await mari.press("I am done")
    await held.all_see_seat("Ana", "has the floor")
    await ana.is_told("The floor is yours.")
    await held.album.take(ana, "08-my-turn")
    await held.album.take(held.piret, "09-observer")
    await ana.press("I am done")
    await bo.is_told("The floor is yours.")
    await bo.press("Pass")
    await cy.is_told("The floor is yours.")
    await cy.press("I am done")
    for somebody in held.circle:
        await somebody.is_told("The round has been with everyone.")


async def getting_to_know(held: Evening) -> None:
    """A round that one lets go by before it comes to them."""
    await held.mari.press("On to Getting to know")
    await held.all_are_in("Getting to know")
    await held.mari.is_told("The floor is yours.")
    await held.ana.press("Pass this round")
    await held.ana.is_told("You can just listen.")
    await held.mari.press("I am done")
    await held.all_see_seat("Bo", "has the floor")
    await held.cy.is_told("You are next, after Bo.")
    await held.album.take(held.cy, "10-round")
    await held.bo.press("I am done")
    await held.cy.press("Pass")
    await held.ana.is_told("The round has been with everyone.")


async def goals_and_in_depth(held: Evening) -> None:
    """Two phases at once; hands of several kinds, in the order that a facilitator changes."""
    mari, ana, bo, cy = held.mari, held.ana, held.bo, held.cy
    await mari.press("On to Goals")
    await held.all_are_in("Goals")
    await mari.choose("Open talk")
    await mari.press("I am done")
    await ana.is_told("The floor is free.")
    await mari.press("Blend in In depth")
    await held.all_are_in("Goals", "In depth")
    await held.album.take(ana, "11-two-phases")

    await mari.choose("Hands in order")
    await ana.press("Ask to speak")
    await held.all_see_seat("Ana", "has the floor")
    await bo.press("Ask to speak")
    await held.all_see_seat("Bo", "next", "hand 1")
    await cy.press("Respond or ask")
    await held.album.take(cy, "12-kinds-of-hands", SMALL)
    await cy.press_what_begins("To ask a question")
    await held.all_see_seat("Cy", "hand 2", "a question")
    await mari.press("Cy, earlier")
    await held.all_see_seat("Cy", "next", "hand 1", "a question")
    await held.all_see_seat("Bo", "hand 2")
    await held.album.take(mari, "13-facilitator")
    async with mari.on_a_phone():
        await mari.press("Drawer")
        await held.album.take(mari, "13-facilitator-drawer", SMALL)
        await mari.page.keyboard.press("Escape")
    await held.album.take(bo, "14-hand-is-up")

    await ana.press("I am done")
    await held.all_see_seat("Cy", "has the floor")
    await bo.press("Lower my hand")
    await held.all_see_seat("Bo")
    await mari.press("Ask to speak")
    await held.all_see_seat("Mari", "facilitator", "next", "hand 1")
    await cy.press("I am done")
    await mari.is_told("The floor is yours.")
    await mari.press("I am done")
    await ana.is_told("The floor is free.")


async def held_and_extended(held: Evening) -> None:
    """Time that is held moves everything on; five minutes more are five minutes more."""
    planned = (await held.state()).time.ends_at or 0
    await held.mari.press_what_begins("Hold the time")
    await held.all_are_told("The time is held.")
    await held.album.take(held.ana, "15-time-is-held")
    held.move_time(10 * MINUTE)
    await held.mari.press_what_begins("Let the time go on")
    await held.ana.is_told("The floor is free.")
    moved = (await held.state()).time.ends_at or 0
    assert moved >= planned + 10 * MINUTE

    await held.mari.press_what_begins("5 more minutes")
    await held.until(lambda meeting: meeting.time.ends_at == moved + 5 * MINUTE)


async def a_line_drops_and_comes_back(held: Evening) -> None:
    """Cy's, while Cy speaks: the floor waits, goes on, and Cy is next again."""
    ana, bo, cy = held.ana, held.bo, held.cy
    others = [held.mari, ana, bo, held.piret]
    await cy.press("Ask to speak")
    await cy.is_told("The floor is yours.")
    await held.cy_goes_offline()
    await cy.is_told("Your line is down. We keep your seat.")
    await expect(cy.button("Try now")).to_be_visible()
    await held.album.take(cy, "16-line-is-down")

    held.move_time(5_000)
    for somebody in others:
        await somebody.is_told("Cy is reconnecting.", "The floor waits for them.")
    await bo.press("Ask to speak")
    await held.album.take(ana, "17-speaker-is-reconnecting")
    await held.mari.show_prompt("What would help you today?")
    held.move_time(MINUTE)
    await ana.press("Let the floor go on")
    for somebody in others:
        who = "You" if somebody is bo else "Bo"
        await somebody.sees_seat(f"{who}, has the floor")
        await somebody.sees_seat("Cy, hand 1, reconnecting")

    await held.cy_comes_back()
    await held.all_see_seat("Cy", "next", "hand 1")
    await cy.is_told("You are next, after Bo.")
    await held.all_see("What would help you today?")
    assert any(isinstance(frame, Resumed) for frame in cy.heard)
    await bo.press("I am done")
    await cy.is_told("The floor is yours.")
    await cy.press("I am done")
    await ana.is_told("The floor is free.")


async def heads_ups(held: Evening) -> None:
    """Everyone is told at once, and never in the middle of a turn."""
    mari, ana = held.mari, held.ana
    await mari.press("Finish Goals")
    await held.all_are_in("In depth")
    await held.move_time_to("wrap_up", 18)
    await held.rings("We can slowly turn to something lighter.", "Sound: one low bell.")

    held.move_time(MINUTE)
    await ana.press("Ask to speak")
    await ana.is_told("The floor is yours.")
    await held.move_time_to("heads_up", 15)
    await held.until(lambda meeting: any(s.state == "held" for s in meeting.time.signals))
    await ana.is_told("The floor is yours.")
    await ana.press("I am done")
    await held.rings("About 15 minutes left together.", "Sound: one low bell.")
    await held.album.take(held.bo, "18-heads-up")

    await mari.press("On to Wrap-up")
    await held.all_are_in("Wrap-up")
    await held.all_see("Would anyone like to add something before we turn?")
    await held.move_time_to("heads_up", 10)
    await held.rings("About 10 minutes left together.", "Sound: one low bell.")
    held.move_time(MINUTE)


async def closing(held: Evening) -> None:
    mari = held.mari
    await mari.press("On to Closing")
    await held.all_are_in("Closing")
    for somebody in held.circle:
        await somebody.is_told("The floor is yours.")
        await somebody.press("I am done")
    await mari.press("On to Until next time")
    for words in ("Until next time", "We meet: every second Tuesday", "write to Mari"):
        for somebody in held.everyone:
            await expect(somebody.page.get_by_role("main").get_by_text(words)).to_be_visible()
    await held.album.take(held.cy, "19-ritual-contact")
    await mari.press("On to Something to look forward to")
    for somebody in held.circle:
        await somebody.is_told("The floor is yours.")
        await somebody.press("Pass")


async def the_end(held: Evening) -> None:
    await held.move_time_to("end", 0)
    await held.rings("The time we set is over.", "Sound: two low bells. Stay if you like.")
    held.move_time(MINUTE)
    await held.all_are_told("The time we set is over.", "Leave when you need to.")
    await held.album.take(held.ana, "20-overtime")
    await held.mari.press_what_begins("End kindly, now")
    for somebody in held.everyone:
        heading = somebody.page.get_by_role("heading", level=1)
        await expect(heading).to_have_text("Thank you for being here.")
    await held.album.take(held.ana, "21-goodbye")


async def forgotten(held: Evening, database: Path) -> None:
    await held.mari.page.get_by_text("Forget this meeting").click()
    await held.mari.press("Forget everything now")
    for somebody in held.everyone:
        heading = somebody.page.get_by_role("heading", level=1)
        await expect(heading).to_have_text("This meeting is forgotten.")
    await held.album.take(held.bo, "22-forgotten")
    kept = b"".join(file.read_bytes() for file in database.parent.glob(f"{database.name}*"))
    for text in ("Tuesday circle", "Linden House", "Mari", "Piret", "What would help you"):
        assert text.encode() not in kept
