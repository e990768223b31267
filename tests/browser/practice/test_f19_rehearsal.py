"""Somebody who learns to facilitate leads a circle of invented people, tries again, looks back."""

import json
import re
from pathlib import Path

from playwright.async_api import Browser, Locator, Route, expect

from tests.browser.person import DESKTOP, Person, person
from tests.support.running_hub import running_hub

PARTS = ("Opening", "Getting to know", "Goals", "In depth", "Wrap-up", "Closing")
QUESTION = "What do you need yourself, after such an evening?"
INVENTED = ("Zofia", "Daniel", "Amina", "Pekka")


async def test_a_rehearsal_goes_from_the_first_page_into_its_debrief(
    browser: Browser, tmp_path: Path
) -> None:
    async with running_hub() as hub, person(browser, "Noor", DESKTOP) as noor:
        await noor.open(f"http://127.0.0.1:{hub.port}/")
        await begins(noor)
        await pauses_and_tries_again(noor)
        await leads(noor)
        await says_goodbye(noor)
        await looks_back(noor, tmp_path)
        await goes_back_to(noor, "Goals")


async def begins(noor: Person) -> None:
    """At sixty times life, with people whose intentions are always the same."""
    await noor.page.route("**/api/rehearsals/led", with_a_seed)
    await noor.press("Choose a rehearsal")
    await noor.page.get_by_role("radio", name=re.compile("^A heavy moment")).check()
    paces = noor.page.get_by_role("group", name="An hour takes")
    await paces.get_by_role("radio", name="1 min", exact=True).check()
    assert await noor.faults() == []
    await noor.press("Begin")
    await expect(strip(noor)).to_contain_text("A rehearsal.")
    await noor.sit_down()
    await expect(here(noor)).to_have_count(1 + len(INVENTED))


async def with_a_seed(route: Route) -> None:
    wanted = {**json.loads(route.request.post_data or ""), "seed": 2}
    await route.continue_(post_data=json.dumps(wanted))


def strip(noor: Person) -> Locator:
    """Above every screen of a rehearsal."""
    return noor.page.get_by_role("complementary", name="About this rehearsal")


def here(noor: Person) -> Locator:
    return noor.circle.get_by_role("listitem")


async def pauses_and_tries_again(noor: Person) -> None:
    await noor.press("Begin")
    await noor.press_what_begins("On to Getting to know")
    await noor.press_what_begins("On to Goals")
    await noor.is_in("Goals")
    await strip(noor).get_by_role("button").click()
    about = noor.page.get_by_role("dialog", name="About this rehearsal")
    await expect(about).to_contain_text("Lost her sister a year ago this week.")
    await about.get_by_text("Rehearse with others").click()
    await expect(about.get_by_role("img", name="The link as a code")).to_be_visible()
    await about.get_by_role("button", name="Pause").click()
    await expect(about.get_by_role("button", name="Go on")).to_be_visible()
    assert await noor.faults() == []

    first = noor.page.url
    await about.get_by_role("button", name="As Getting to know began").click()
    await expect(noor.page).not_to_have_url(first)
    await noor.is_in("Getting to know")
    await expect(here(noor)).to_have_count(1 + len(INVENTED))
    await expect(here(noor).filter(has_text="reconnecting")).to_have_count(0)


async def leads(noor: Person) -> None:
    """Through every part: a round comes round, and what is quiet does not stay so."""
    await noor.press("I am done")
    await noor.is_told("The round has been with everyone.")
    await noor.press_what_begins("On to Goals")
    await noor.press("I am done")
    await noor.press_what_begins("On to In depth")
    await noor.is_in("In depth")
    await expect(strip(noor)).to_contain_text(re.compile("|".join(INVENTED)))
    await noor.press_what_begins("On to Wrap-up")
    await noor.is_in("Wrap-up")
    await noor.press_what_begins("On to Closing")
    await noor.is_in("Closing")


async def says_goodbye(noor: Person) -> None:
    await noor.press("On to Until next time")
    await noor.press("On to Something to look forward to")
    await noor.press("I am done")
    await noor.press("On to the goodbye")
    await expect(noor.page.get_by_text("The circle is whole.")).to_be_visible()
    await strip(noor).get_by_role("button").click()
    about = noor.page.get_by_role("dialog", name="About this rehearsal")
    await expect(about).to_contain_text(QUESTION)
    await noor.page.keyboard.press("Escape")


async def looks_back(noor: Person, folder: Path) -> None:
    page = noor.page
    await noor.press_what_begins("Look back at this meeting")
    await expect(page.get_by_role("img", name="A picture of the course")).to_be_visible()
    assert await noor.faults() == []
    happened = page.locator(".happened > li")
    for deed in ("The meeting", *(f"“{part}”" for part in PARTS[1:])):
        await expect(happened.filter(has_text=f"{deed} began.")).to_have_count(1)
    await expect(page.locator(".talk")).to_contain_text(QUESTION)

    replay = page.get_by_role("region", name="See it again")
    await happened.filter(has_text="“Goals” began.").get_by_role("button").click()
    await expect(replay.locator("[aria-current=step]")).to_contain_text("Goals, now")
    for name in INVENTED:
        await expect(replay.get_by_role("list", name="The circle")).to_contain_text(name)

    course = await saved(noor, folder)
    assert [part["title"] for part in json.loads(course)["parts"]] == list(PARTS)
    assert not [name for name in ("Noor", *INVENTED) if name in course]


async def saved(noor: Person, folder: Path) -> str:
    file = folder / "course.json"
    async with noor.page.expect_download() as download:
        await noor.press("Data, JSON")
    await (await download.value).save_as(file)
    return file.read_text("utf-8")


async def goes_back_to(noor: Person, part: str) -> None:
    """From the debrief: they all come back to that moment, also those who had gone home."""
    over = noor.page.url
    replay = noor.page.get_by_role("region", name="See it again")
    await expect(replay.locator("[aria-current=step]")).to_contain_text(part)
    await noor.press_what_begins("Try again from here")
    await expect(noor.page).not_to_have_url(over)
    await noor.is_in(part)
    await expect(here(noor)).to_have_count(1 + len(INVENTED))
    await noor.press("I am done")
    await expect(here(noor).filter(has_text=re.compile("^[^Y].*has the floor"))).to_have_count(1)
