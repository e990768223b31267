"""Somebody rehearses along with whoever leads, who tries again; and who leads goes early."""

from circlekeeper_client import connect
from playwright.async_api import Browser, expect

from tests.browser.person import person
from tests.support.running_hub import running_hub


async def test_whoever_rehearses_along_sees_calmly_where_it_goes_on(browser: Browser) -> None:
    wanted = {"scenario": "first-evening", "minute_seconds": 60}
    async with running_hub() as hub, person(browser, "Mina") as mina:
        made = (await hub.http.post("/api/rehearsals/led", json=wanted)).json()
        async with connect(made["links"]["facilitator"], "Noor") as noor:
            moment = {"seat": noor.seat.secret, "seq": noor.seq}
            await mina.open(made["links"]["participant"])
            await mina.sit_down()
            again = await hub.http.post(f"/api/rehearsals/{made['meeting']}/again", json=moment)

            strip = mina.page.get_by_role("complementary", name="About this rehearsal")
            await expect(strip.get_by_role("button")).to_have_text(
                "A rehearsal. It goes on from an earlier moment. You can come along."
            )
            assert mina.page.url.endswith(made["meeting"])
            await strip.get_by_role("button").click()
            assert await mina.faults() == []
            await mina.press("Come along")

            await mina.page.wait_for_url(f"**/m/{again.json()['meeting']}")
            here = mina.circle.get_by_role("listitem")
            await expect(here.filter(has_text="You")).to_be_visible()


async def test_whoever_leads_hears_what_they_would_leave_behind(browser: Browser) -> None:
    wanted = {"scenario": "first-evening", "minute_seconds": 60}
    async with running_hub() as hub, person(browser, "Noor") as noor:
        made = (await hub.http.post("/api/rehearsals/led", json=wanted)).json()
        await noor.open(made["links"]["facilitator"])
        await noor.sit_down()
        await noor.press("Begin")
        await noor.is_in("Opening")
        await noor.page.get_by_role("banner").get_by_role("button", name="Leave").click()
        before = noor.page.get_by_role("dialog", name="Before you go")
        await expect(before).to_contain_text("You go now, and cannot look back.")
        assert await noor.faults() == []
        await before.get_by_role("button", name="To the goodbye").click()
        await expect(before).to_be_hidden()
        await expect(noor.page.get_by_role("button", name="Look back")).to_be_visible()
