"""What a participant's phone has to load."""

import gzip

from playwright.async_api import Browser, Response

from tests.browser.person import person
from tests.support.circles import make_meeting
from tests.support.running_hub import running_hub

MOST_BYTES = 40_000


async def test_a_participant_loads_at_most_40_kilobytes_of_javascript(browser: Browser) -> None:
    scripts: list[Response] = []

    def note(response: Response) -> None:
        if response.request.resource_type == "script":
            scripts.append(response)

    async with running_hub() as hub, person(browser, "Ana") as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        ana.page.on("response", note)
        await ana.open(links.participant)
        await ana.sit_down()
        await ana.press("More")
        bodies = [await script.body() for script in scripts]

    assert bodies
    assert sum(len(gzip.compress(body)) for body in bodies) <= MOST_BYTES
