"""Each way of sharing turns, as four people see it who sit at four screens."""

import re

from playwright.async_api import Browser, expect

from tests.browser.table import Table, table

MINUTE = 60_000


async def test_open_talk(browser: Browser) -> None:
    """Nobody is called; a hand waits for the facilitator."""
    async with table(browser, "Open talk") as here:
        await here.all_are_told("The floor is free.", "Speak when there is room.")
        await here.bo.press("Ask to speak")
        await here.cy.sees_seat("Bo, next, hand 1")
        await here.ana.is_told("The floor is free.")
        await here.mari.press("Give the floor to Bo")
        await here.is_done(here.bo)
        await here.all_are_told("The floor is free.")


async def test_a_queue_of_hands(browser: Browser) -> None:
    """In the order of the hub, responses first; hands of one's own can be changed."""
    async with table(browser, "Hands in order") as here:
        await here.ana.press("Ask to speak")
        await here.speaks(here.ana)
        await here.bo.press("Ask to speak")
        await here.mari.sees_seat("Bo, next, hand 1")
        await here.mari.press("Ask to speak")
        await here.cy.press("Respond or ask")
        await here.cy.press_what_begins("To respond directly")
        await here.bo.sees_seat("Cy, next, hand 1, to respond")
        await here.cy.is_told("You are next, after Ana.")
        await here.mari.is_told("2 people are before you.")
        await here.is_done(here.ana)
        await here.speaks(here.cy)
        await here.cy.press("Give it back to Ana")
        await here.is_done(here.ana)
        await here.speaks(here.bo)
        await here.mari.press("Undo: back to Ana")
        await here.is_done(here.ana)
        await here.bo.press("Pass")
        await here.is_done(here.mari)
        await here.all_are_told("The floor is free.")


async def test_a_round(browser: Browser) -> None:
    """The other way around, with a pass before and in the turn; and then, anything to add?"""
    async with table(browser, "Round") as here:
        await here.speaks(here.mari)
        await here.mari.page.get_by_text("How we share turns").click()
        await here.mari.page.get_by_label("Anything to add?").check()
        await here.mari.press("Once more, the other way around")
        await here.is_done(here.mari)  # of the turn that went on
        await here.is_done(here.mari)
        await here.speaks(here.cy)
        await here.ana.press("Pass this round")
        await here.is_done(here.cy)
        await here.speaks(here.bo)
        await here.bo.press("Pass")
        for somebody in here.everyone:
            await somebody.is_told("Is there anything to add?")
        await here.ana.press("Add something")
        await here.is_done(here.ana)


async def test_each_once_in_any_order(browser: Browser) -> None:
    async with table(browser, "Each once") as here:
        await here.cy.is_told("Take a turn when you like, or pass.")
        await here.cy.press("Take a turn")
        await here.speaks(here.cy)
        await here.ana.press("Take a turn")
        await here.is_done(here.cy)
        await here.is_done(here.ana)
        await here.bo.press("Pass this round")
        await here.mari.press("Take a turn")
        await here.is_done(here.mari)
        await here.all_are_told("The round has been with everyone.")


async def test_the_talking_piece(browser: Browser) -> None:
    """From the middle to somebody who lets it go on, to somebody who takes it, and back."""
    async with table(browser, "Talking piece") as here:
        await here.all_are_told("The piece lies in the middle.")
        await here.ana.press("Take the piece")
        await here.speaks(here.ana)
        await offer(here, "Bo")
        await here.bo.is_told("Ana offers you the talking piece.")
        await here.cy.is_told("Ana offers the piece to Bo.")
        await here.bo.press("Let it go on")
        await here.speaks(here.ana)
        await offer(here, "Cy")
        await here.ana.press("Keep it for now")
        await here.speaks(here.ana)
        await offer(here, "Cy")
        await here.cy.press("Take it")
        await here.speaks(here.cy)
        await here.cy.press("Lay it in the middle")
        await here.all_are_told("The piece lies in the middle.")


async def offer(here: Table, name: str) -> None:
    await here.ana.press("Pass it on")
    await here.ana.page.get_by_role("dialog").get_by_role("button", name=name).click()


async def test_quiet(browser: Browser) -> None:
    """Whoever speaks is not cut off; nobody is called, and no digits are to be seen."""
    async with table(browser, "Hands in order") as here:
        await here.ana.press("Ask to speak")
        await here.speaks(here.ana)
        await here.bo.press("Ask to speak")
        await here.choose("Quiet")
        await here.speaks(here.ana)
        await here.ana.press("I am done")
        await here.all_are_told("We are quiet together.")
        for somebody in here.everyone:
            words = await somebody.told.inner_text()
            assert not re.search(r"\d", words)
        await here.choose("Hands in order")
        await here.is_done(here.bo)


async def test_the_bell_holds_everything_and_lets_it_go_on_together(browser: Browser) -> None:
    async with table(browser, "Hands in order") as here:
        await here.ana.press("Ask to speak")
        await here.speaks(here.ana)
        await here.bo.press("Ask to speak")
        await here.cy.press("Ring the bell")
        await here.cy.press("Ring it now")
        await here.all_are_told("Let's be quiet together for a moment.", "Someone rang the bell.")
        for somebody in here.everyone:
            await expect(somebody.page.get_by_text("Cy rang the bell.")).to_have_count(0)
        here.hub.time.move(MINUTE + 1_000)
        await here.is_done(here.ana)
        await here.speaks(here.bo)


async def test_advice_comes_only_to_whom_it_is_welcome(browser: Browser) -> None:
    """The thought waits for the end of the turn; nobody but the two ever hears of it."""
    async with table(browser, "Hands in order") as here:
        await here.ana.press("Ask to speak")
        await here.speaks(here.ana)
        await here.bo.press("Respond or ask")
        await here.bo.press_what_begins("Offer a thought")
        await here.bo.is_told("Your thought waits.")
        await here.is_done(here.ana)
        await here.ana.is_told("Someone has a thought.")
        for other in (here.mari, here.cy):
            await expect(other.page.get_by_text("thought")).to_have_count(0)
        await here.ana.press("Yes")
        await here.is_done(here.bo)


async def test_one_meeting_in_every_way(browser: Browser) -> None:
    """Round, round, open talk, round, as in a Conversation Café; with a piece and a quiet between.
    Hands, and a round that is not over, are kept from one way to the next."""
    async with table(browser, "Round") as here:
        await go_round(here)
        await here.mari.press("Round, once more")
        await go_round(here)
        await here.choose("Open talk")
        await here.all_are_told("Speak when there is room.")
        await here.cy.press("Ask to speak")
        await here.ana.sees_seat("Cy, next, hand 1")
        await here.choose("Quiet")
        await here.all_are_told("We are quiet together.")
        await here.choose("Talking piece")
        await here.bo.press("Take the piece")
        await here.speaks(here.bo)
        await here.bo.press("Lay it in the middle")
        await here.choose("Hands in order")
        await here.is_done(here.cy)
        await here.choose("Each once")
        await here.ana.press("Take a turn")
        await here.is_done(here.ana)
        await here.choose("Round")
        for somebody in (here.mari, here.bo, here.cy):
            await here.is_done(somebody)
        await here.all_are_told("The round has been with everyone.")


async def go_round(here: Table) -> None:
    for somebody in here.everyone:
        await here.is_done(somebody)
    await here.all_are_told("The round has been with everyone.")
