"""Somebody who learns to facilitate leads a circle of invented people, and tries again."""

import re

from playwright.async_api import Browser, expect

from tests.browser.person import person
from tests.support.running_hub import running_hub


async def test_a_rehearsal_is_led_from_the_first_page_and_tried_again(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Noor") as noor:
        await noor.open(f"http://127.0.0.1:{hub.port}/")
        await noor.press("Choose a rehearsal")
        await noor.page.get_by_role("radio", name=re.compile("^A heavy moment")).check()
        paces = noor.page.get_by_role("group", name="An hour takes")
        await paces.get_by_role("radio", name="1 min", exact=True).check()
        assert await noor.faults() == []
        await noor.press("Begin")
        strip = noor.page.get_by_role("complementary", name="About this rehearsal")
        await expect(strip).to_contain_text("A rehearsal.")
        await noor.sit_down()
        await expect(noor.circle.get_by_role("listitem")).to_have_count(5)

        await noor.press("Begin")
        await expect(strip).to_contain_text("A rehearsal.")
        await strip.get_by_role("button").click()
        about = noor.page.get_by_role("dialog", name="About this rehearsal")
        await expect(about).to_contain_text("Lost her sister a year ago this week.")
        await about.get_by_role("button", name="Pause").click()
        await expect(about.get_by_role("button", name="Go on")).to_be_visible()
        assert await noor.faults() == []
        first = noor.page.url

        await about.get_by_role("button", name="As Opening began").click()
        await expect(noor.page).not_to_have_url(first)
        await noor.is_in("Opening")
        await expect(strip).to_contain_text("A rehearsal.")
        here = noor.circle.get_by_role("listitem")
        await expect(here).to_have_count(5)
        await expect(here.filter(has_text="reconnecting")).to_have_count(0)
