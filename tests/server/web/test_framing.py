"""Which pages may be shown inside which others."""

import pytest
from circlekeeper_server.settings import Settings

from tests.support.running_hub import RunningHub, running_hub

SCREEN = "/see/AAAAAAAAAAAAAAAAAAAAAA"
CALL = "https://call.example"


async def policy_of(hub: RunningHub, path: str) -> list[str]:
    answer = await hub.http.get(path)
    policy: str = answer.headers["content-security-policy"]
    return [part for part in policy.split("; ") if part.startswith("frame-")]


@pytest.mark.parametrize(
    "path", ["/", "/m/AAAAAAAAAAAAAAAAAAAAAA", "/seen", "/see/a/b", "/api/see"]
)
async def test_pages_are_shown_in_no_other_and_show_none(hub: RunningHub, path: str) -> None:
    assert await policy_of(hub, path) == ["frame-ancestors 'none'"]


async def test_the_page_of_a_rehearsal_shows_screens_that_only_it_may_show(hub: RunningHub) -> None:
    assert await policy_of(hub, "/see") == ["frame-src 'self'", "frame-ancestors 'none'"]
    assert await policy_of(hub, SCREEN) == ["frame-ancestors 'self'"]


async def test_where_others_may_show_the_hub_they_may_show_rehearsals_too() -> None:
    async with running_hub(Settings(frame_ancestors=CALL)) as hub:
        assert await policy_of(hub, "/see") == ["frame-src 'self'", f"frame-ancestors {CALL}"]
        assert await policy_of(hub, SCREEN) == [f"frame-ancestors 'self' {CALL}"]


async def test_a_rehearsal_has_pages(hub: RunningHub) -> None:
    for path in ("/see", "/see/", SCREEN):
        assert (await hub.http.get(path)).status_code == 200
