"""Whose page a request comes from, and what every answer carries."""

import logging

import pytest
from circlekeeper_server.settings import Settings
from circlekeeper_server.web import qr
from websockets.exceptions import InvalidStatus

from tests.support.running_hub import RunningHub, running_hub

ANSWERS = (
    ("GET", "/", None),
    ("GET", "/m/abc", None),
    ("GET", "/none-such", None),
    ("GET", "/healthz", None),
    ("GET", "/readyz", None),
    ("GET", "/api/plans", None),
    ("GET", "/api/none-such", None),
    ("GET", "/assets/none-such.js", None),
    ("DELETE", "/", None),
    ("POST", "/api/meetings", b"{}"),
    ("POST", "/api/qr", b'{"text":"hello"}'),
)


async def test_every_answer_carries_the_same_protection(hub: RunningHub) -> None:
    for method, address, body in ANSWERS:
        answer = await hub.http.request(
            method, address, content=body, headers={"Content-Type": "application/json"}
        )

        assert answer.headers["content-security-policy"] == (
            "default-src 'none'; script-src 'self'; style-src 'self';"
            f" connect-src 'self' ws://127.0.0.1:{hub.port}; img-src 'self' blob:; font-src 'self';"
            " media-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none';"
            " form-action 'self'"
        ), address
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert answer.headers["x-robots-tag"] == "noindex"
        assert "microphone=()" in answer.headers["permissions-policy"]
        assert "strict-transport-security" not in answer.headers
        assert "set-cookie" not in answer.headers
        assert "server" not in answer.headers
        assert answer.headers["cache-control"]


async def test_a_public_https_address_is_kept_to_https() -> None:
    async with running_hub(Settings(public_url="https://circle.example")) as hub:
        answer = await hub.http.get("/healthz")

    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert "connect-src 'self' wss://circle.example;" in answer.headers["content-security-policy"]


async def test_other_sites_may_show_the_hub_if_its_keeper_says_so() -> None:
    settings = Settings(frame_ancestors="'self' https://call.example")
    async with running_hub(settings) as hub:
        answer = await hub.http.get("/")

    policy = answer.headers["content-security-policy"]
    assert "frame-ancestors 'self' https://call.example;" in policy


async def test_a_host_that_is_none_gets_no_place_in_the_policy(hub: RunningHub) -> None:
    answer = await hub.http.get("/", headers={"Host": "a; script-src *"})

    assert "connect-src 'self';" in answer.headers["content-security-policy"]
    assert "*" not in answer.headers["content-security-policy"]


async def test_other_sites_pages_cannot_post(hub: RunningHub) -> None:
    own = f"http://127.0.0.1:{hub.port}"
    for origin in ("https://evil.example", "null", "", f"{own}.evil.example", "http://127.0.0.1"):
        refused = await hub.http.post("/api/qr", json={"text": "hello"}, headers={"Origin": origin})
        assert (refused.status_code, refused.json()["code"]) == (403, "foreign_page"), origin

    for headers in ({"Origin": own}, {}):
        taken = await hub.http.post("/api/qr", json={"text": "hello"}, headers=headers)
        assert taken.status_code == 200


async def test_two_origins_are_none(hub: RunningHub) -> None:
    own = f"http://127.0.0.1:{hub.port}"
    refused = await hub.http.post(
        "/api/qr", json={"text": "hello"}, headers=[("Origin", own), ("Origin", own)]
    )

    assert refused.status_code == 403


async def test_other_sites_pages_open_no_line(hub: RunningHub) -> None:
    for origin in ("https://evil.example", "null"):
        with pytest.raises(InvalidStatus) as refused:
            async with hub.line(Origin=origin):
                pass
        assert refused.value.response.status_code == 403
        assert refused.value.response.headers["Content-Security-Policy"]

    async with hub.line(Origin=f"http://127.0.0.1:{hub.port}"):
        pass


async def test_with_a_public_address_only_its_pages_are_the_hubs_own() -> None:
    async with running_hub(Settings(public_url="https://circle.example")) as hub:
        with pytest.raises(InvalidStatus):
            async with hub.line(Origin=f"http://127.0.0.1:{hub.port}"):
                pass
        with pytest.raises(InvalidStatus):
            async with hub.line(Origin="http://circle.example"):
                pass
        async with hub.line(Origin="https://circle.example"):
            pass


async def test_a_proxy_that_is_not_trusted_cannot_say_that_the_page_was_secure(
    hub: RunningHub,
) -> None:
    meeting = {"title": "Circle", "starts_at": 0, "plan": "check-in"}
    secure = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}
    unbelieved = await hub.http.post("/api/meetings", json=meeting, headers=secure)
    async with running_hub(Settings(trusted_proxies=("127.0.0.1",))) as behind_proxy:
        believed = await behind_proxy.http.post("/api/meetings", json=meeting, headers=secure)

    assert unbelieved.json()["links"]["observer"].startswith("http://127.0.0.1")
    assert believed.json()["links"]["observer"].startswith("https://127.0.0.1")


async def test_a_fault_is_answered_kindly_and_logged_without_anyones_words(
    hub: RunningHub, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(text: str) -> None:
        raise RuntimeError(f"cannot draw {text}")

    monkeypatch.setattr(qr, "draw", fail)

    with caplog.at_level(logging.DEBUG):
        answer = await hub.http.post("/api/qr", json={"text": "a-secret"})

    assert (answer.status_code, answer.json()["code"]) == (500, "fault")
    assert answer.headers["content-security-policy"]
    assert "A request met a fault" in caplog.text
    assert "draw_qr" in caplog.text
    assert "a-secret" not in caplog.text
