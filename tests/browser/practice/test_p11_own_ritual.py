"""P11: a group writes its own plan: with keys or by dragging, on this device, and as a file."""

import re
from typing import Final

from playwright.async_api import Browser, FilePayload, Locator, expect

from tests.browser.person import Person, person
from tests.browser.test_see import OBSERVER, meeting_of
from tests.support.kept_log import kept_log
from tests.support.running_hub import running_hub

SAVES_IT_TOO: Final = """
    for (const [key, text] of Object.entries(localStorage)) {
        if (!key.startsWith("circlekeeper:plan:")) continue;
        localStorage.setItem(key, JSON.stringify({ ...JSON.parse(text), blurb: "Theirs" }));
    }
"""
"""What another tab does that has saved the same plan."""


def rows(mari: Person) -> Locator:
    return mari.page.locator(".row-name bdi")


async def own(mari: Person, title: str) -> None:
    await mari.page.get_by_role("radio", name=title).check()
    await mari.page.get_by_text("A plan of your own").click()
    await mari.press(f"Make “{title}” your own")


async def drag(mari: Person, part: int, to: int) -> None:
    """By its number, to the place of another."""
    grips = mari.page.locator(".grab")
    await grips.nth(part).scroll_into_view_if_needed()
    taken, there = await grips.nth(part).bounding_box(), await grips.nth(to).bounding_box()
    assert taken is not None
    assert there is not None
    mouse = mari.page.mouse
    await mouse.move(taken["x"] + 9, taken["y"] + 9)
    await mouse.down()
    await mouse.move(there["x"] + 9, there["y"] + there["height"] - 2, steps=3)
    await mouse.up()


async def test_a_group_makes_a_plan_of_its_own_and_meets_by_it(browser: Browser) -> None:
    async with running_hub() as hub, person(browser, "Mari") as mari:
        page = mari.page
        await mari.open(f"http://127.0.0.1:{hub.port}/")
        await own(mari, "Check-in")
        before = ["Opening", "How we are", "Open talk", "Closing"]
        await expect(rows(mari)).to_have_text(before)

        await page.get_by_role("button", name="Opening").first.focus()
        await mari.press_key("ArrowDown")
        await mari.press_key("ArrowDown")
        await expect(rows(mari)).to_have_text(["How we are", "Open talk", "Opening", "Closing"])
        await expect(page.get_by_role("button", name="Opening").first).to_be_focused()
        await drag(mari, 0, 1)
        await expect(rows(mari)).to_have_text(["Open talk", "How we are", "Opening", "Closing"])

        await mari.press("Open talk 16 minutes, open talk")
        await page.get_by_label("Name", exact=True).fill("شاي 🫖")
        await mari.press("something warm")
        assert await mari.faults() == []
        await mari.press("Add one like it")
        await expect(rows(mari)).to_have_text(
            ["شاي 🫖", "شاي 🫖", "Something warm", "How we are", "Opening", "Closing"]
        )
        await expect(page.locator(".row-name").nth(1)).to_be_focused()
        await mari.press("Leave it out")
        await page.reload()  # what was written is still there
        await expect(rows(mari)).to_have_text(["شاي 🫖", "How we are", "Opening", "Closing"])
        await page.go_back()  # from the editor to the page that it lies on
        await mari.press("Go on with it")

        await page.get_by_label("What is it called?").fill(" ")
        await mari.press("Keep it as our own")
        await expect(page.get_by_role("alert").first).to_contain_text("The plan needs a name.")
        await page.get_by_label("What is it called?").fill("Tea first")
        await mari.press("Keep it as our own")
        await expect(page.get_by_role("radio", name="Tea first")).to_be_checked()
        await mari.press("Make the meeting")
        await page.get_by_role("link", name="Go to the door").click()
        await expect(page.get_by_text("شاي 🫖").first).to_be_visible()


async def test_it_is_tried_out_and_goes_along_as_a_file_and_no_version_of_it_is_lost(
    browser: Browser,
) -> None:
    async with running_hub() as hub, person(browser, "Mari") as mari:
        page, home = mari.page, f"http://127.0.0.1:{hub.port}/"
        await mari.open(home)
        await own(mari, "One to one")
        await mari.press("Try it out with invented people")
        await page.wait_for_url("**/see")
        first = await meeting_of(mari)
        await mari.press("Look again")
        await expect(page.get_by_title(OBSERVER)).not_to_have_attribute("src", re.compile(first))
        again = await kept_log(hub.log, await meeting_of(mari))
        assert again.meeting.plan.title == "One to one, ours"
        await page.go_back()
        await expect(page.get_by_label("What is it called?")).to_have_value("One to one, ours")
        async with page.expect_download() as coming:
            await mari.press("Save it as a file")
        file = await (await coming.value).path()
        toml = file.read_text("utf-8")
        assert (await coming.value).suggested_filename == "One to one, ours.toml"
        await mari.press("Back")

        await page.get_by_text("A plan of your own").click()
        faulty = toml.replace('title = "One to one, ours"', 'title = " "').replace(
            "minutes = ", "minutes = 1", 1
        )
        brings = page.get_by_label("Bring a plan from a file")
        await brings.set_input_files(
            FilePayload(name="plan.toml", mimeType="", buffer=faulty.encode())
        )
        refusal = page.get_by_role("alert").filter(has_text="its title is empty")
        await expect(refusal.get_by_role("listitem")).to_have_count(2)
        [noted] = mari.troubles
        assert "400" in noted  # the browser's own note of the refusal
        mari.troubles = []
        assert await mari.faults() == []
        await brings.set_input_files(
            FilePayload(name="plan.toml", mimeType="", buffer=toml.encode())
        )
        await expect(page.get_by_role("radio", name="One to one, ours")).to_be_checked()

        other = await page.context.new_page()
        await other.goto(f"{home}healthz")
        await mari.press("Change “One to one, ours”")
        await other.evaluate(SAVES_IT_TOO)
        notice = page.get_by_role("alert").filter(has_text="Another tab")
        await expect(notice).to_contain_text("is writing on this plan too")
        await page.get_by_label("In a few words, what is it for?").fill("Mine")
        await mari.press("Keep it as our own")
        await expect(notice).to_contain_text("has saved this plan since")
        await mari.press("Keep both")
        await expect(page.get_by_role("radio", name="One to one, ours, another")).to_be_checked()
        await expect(page.get_by_text("Mine 60 minutes.")).to_be_visible()
        await expect(page.get_by_text("Theirs 60 minutes.")).to_be_visible()
