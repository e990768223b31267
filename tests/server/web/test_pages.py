"""Pages and their files: what is kept for good, what is asked for again, a hub without pages."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.support.running_hub import RunningHub, running_hub

SHELL = "<!doctype html><title>Circlekeeper</title>" + "<p>…</p>" * 50
SCRIPT = "console.log('hello')\n" * 50
FONT = bytes(range(256))


@pytest_asyncio.fixture
async def hub(tmp_path: Path) -> AsyncIterator[RunningHub]:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text(SHELL, "utf-8")
    (tmp_path / "assets" / "main-1a2b.js").write_text(SCRIPT)
    (tmp_path / "assets" / "sans-3c4d.woff2").write_bytes(FONT)
    (tmp_path / "robots.txt").write_text("User-agent: *\nDisallow: /\n")
    async with running_hub(pages=tmp_path) as running:
        yield running


async def test_the_home_page_and_every_door_are_the_same_page(hub: RunningHub) -> None:
    meeting = "/m/AcUZbz_QwX2-Ygz3EG_o-Q"
    for address in ("/", meeting, f"{meeting}/table", "/?from=here"):
        page = await hub.http.get(address)
        assert (page.status_code, page.text) == (200, SHELL)
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert page.headers["cache-control"] == "no-cache"


async def test_an_unknown_address_shows_the_page_and_says_that_nothing_is_there(
    hub: RunningHub,
) -> None:
    for address in ("/none-such", "/m", "/m/a/b", "/api", "/../../etc/passwd"):
        page = await hub.http.get(address)
        assert (page.status_code, page.text) == (404, SHELL), address


async def test_files_with_a_hash_in_their_name_are_kept_for_good(hub: RunningHub) -> None:
    script = await hub.http.get("/assets/main-1a2b.js")
    font = await hub.http.get("/assets/sans-3c4d.woff2")

    assert (script.status_code, script.text) == (200, SCRIPT)
    assert script.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    assert (font.status_code, font.content) == (200, FONT)
    assert font.headers["content-type"] == "font/woff2"


async def test_other_files_are_asked_for_again(hub: RunningHub) -> None:
    robots = await hub.http.get("/robots.txt")

    assert robots.text.startswith("User-agent")
    assert robots.headers["cache-control"] == "no-cache"


async def test_a_file_that_is_not_there_is_not_answered_with_a_page(hub: RunningHub) -> None:
    for address in ("/assets/main-old.js", "/assets/", "/favicon.ico", "/..%2f..%2fetc/x.y%00"):
        answer = await hub.http.get(address)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_here"), address


async def test_pages_travel_packed_to_whoever_unpacks_them(hub: RunningHub) -> None:
    packed = await hub.http.get("/", headers={"Accept-Encoding": "br, gzip"})
    plain = await hub.http.get("/", headers={"Accept-Encoding": "identity"})
    font = await hub.http.get("/assets/sans-3c4d.woff2", headers={"Accept-Encoding": "gzip"})

    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(SHELL) / 2
    assert packed.text == plain.text == SHELL
    assert "content-encoding" not in plain.headers
    assert "content-encoding" not in font.headers
    assert packed.headers["vary"] == "Accept-Encoding"


async def test_a_page_that_has_not_changed_is_not_sent_again(hub: RunningHub) -> None:
    first = await hub.http.get("/")
    again = await hub.http.get("/", headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["content-security-policy"]


async def test_a_head_has_no_body(hub: RunningHub) -> None:
    head = await hub.http.head("/")

    assert (head.status_code, head.content) == (200, b"")


async def test_a_hub_without_built_pages_says_what_to_do(tmp_path: Path) -> None:
    async with running_hub(pages=tmp_path / "none") as hub:
        page = await hub.http.get("/m/AcUZbz_QwX2-Ygz3EG_o-Q")

    assert page.status_code == 503
    assert "make web" in page.text
