"""P3: agreements are read at the door, answered by each for themselves, and amended together."""

from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP, person
from tests.browser.practice.ours import group, opens_ours, writes

FIRST = "What is said here stays here."


async def test_agreements_are_read_at_the_door_answered_counted_and_amended(
    browser: Browser,
) -> None:
    async with (
        group(browser) as circle,
        circle.seated("Ana") as ana,
        circle.seated("Mari", DESKTOP, facilitates=True) as mari,
        person(browser, "Bo") as bo,
    ):
        await bo.open(circle.links.participant)
        await expect(bo.page.get_by_text("If somebody's life is in danger")).to_be_visible()

        anas, maris = await opens_ours(ana), await opens_ours(mari)
        await anas.get_by_role("button", name=f"I agree: {FIRST}").click()
        await expect(maris.get_by_text("One agrees, 0 would like to talk.")).to_be_visible()
        await expect(anas.get_by_text("One agrees")).to_have_count(0)
        await writes(anas, "Propose something", "Phones stay in the bag.")
        await expect(bo.page.get_by_text("Phones stay in the bag.")).to_be_visible()

        await anas.get_by_role("button", name=f"Change: {FIRST}").click()
        await maris.get_by_role("button", name=f"Change: {FIRST}").click()
        await anas.get_by_role("textbox", name="In your own words").first.fill("Anas words.")
        await maris.get_by_role("textbox", name="In your own words").first.fill("Maris words.")
        await anas.get_by_role("button", name="Save", exact=True).click()
        await expect(maris.get_by_text("Somebody changed this meanwhile.")).to_be_visible()
        await expect(maris.get_by_text("Anas words.")).to_be_visible()
        await expect(maris.get_by_role("textbox", name="In your own words").first).to_have_value(
            "Maris words."
        )
        await maris.get_by_role("button", name="Save mine all the same").click()
        await expect(bo.page.get_by_text("Maris words.")).to_be_visible()
        await expect(anas.get_by_text("The words have changed since you answered.")).to_be_visible()
