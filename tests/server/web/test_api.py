"""The API answers pages, and says kindly what it does not take."""

from typing import Any

import pytest
from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.frames import Door
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import LogUnavailable
from circlekeeper_server.plans import built_in
from circlekeeper_server.settings import Settings

from tests.support.running_hub import RunningHub, running_hub

STARTS_AT: Millis = 1_796_149_800_000
WANTED = {
    "title": "Tuesday circle",
    "starts_at": STARTS_AT,
    "place": "Linden House, room 2",
    "place_link": "https://call.example/linden",
    "rhythm": "every second Tuesday",
    "contact": "write to Mari",
    "plan": "support-circle",
}


async def test_plans_are_listed_in_order_with_their_minutes(hub: RunningHub) -> None:
    listed = (await hub.http.get("/api/plans")).json()

    assert [plan["id"] for plan in listed] == list(built_in())
    assert listed[0].keys() == {"id", "title", "blurb", "minutes", "plan"}
    assert listed[0]["minutes"] == 90


async def test_a_new_meeting_has_three_links_that_open_its_door(hub: RunningHub) -> None:
    made = await hub.http.post("/api/meetings", json={**WANTED, "observers": True})

    assert made.status_code == 201
    meeting, links = made.json()["meeting"], made.json()["links"]
    assert list(links) == ["facilitator", "participant", "observer"]
    for role, link in links.items():
        address, _, secret = link.partition("#")
        assert address == f"http://127.0.0.1:{hub.port}/m/{meeting}"
        async with hub.line() as line:
            await line.hello(meeting, secret)
            door = await line.hear()
            assert isinstance(door, Door)
            assert door.role == role
            assert door.meeting.about.title == "Tuesday circle"
            assert door.meeting.about.keep_hours == 24
            shown = "" if role == "observer" else "support-circle"
            assert door.meeting.plan.id == shown


async def test_a_series_that_began_in_the_past_goes_on_at_a_day_to_come(hub: RunningHub) -> None:
    """By the first meeting's clock and rhythm; and the first can be begun at once."""
    week = 7 * 24 * 60 * 60 * 1000
    late = hub.time.now() - 3 * week - 1
    made = await hub.http.post("/api/meetings", json=WANTED | {"starts_at": late, "meetings": 4})

    async with hub.line() as line:
        link = made.json()["links"]["participant"].partition("#")[2]
        await line.hello(made.json()["meeting"], link)
        door = await line.hear()
    assert isinstance(door, Door)
    assert door.meeting.about.starts_at == late
    # The clock of a place shows whole seconds.
    assert door.meeting.about.next_at == (late + 4 * week) // 1000 * 1000


async def test_the_observers_link_opens_nothing_unless_they_may_come(hub: RunningHub) -> None:
    made = await hub.http.post("/api/meetings", json=WANTED)

    async with hub.line() as line:
        await line.hello(made.json()["meeting"], made.json()["links"]["observer"].partition("#")[2])
        code, _ = await line.ended()
    assert code == CloseCode.NO_ENTRY


async def test_a_plan_is_written_as_a_file_and_read_again(hub: RunningHub) -> None:
    listed = (await hub.http.get("/api/plans")).json()[0]
    wanted = {"plan": listed["plan"], "blurb": listed["blurb"]}
    file = await hub.http.post("/api/plans/write", json=wanted)
    read = await hub.http.post("/api/plans/read", json={"toml": file.text})

    assert file.headers["content-type"] == "application/toml"
    assert read.json()["plan"]["phases"] == listed["plan"]["phases"]


async def test_a_group_meets_by_a_plan_of_its_own(hub: RunningHub) -> None:
    plan = (await hub.http.get("/api/plans")).json()[1]["plan"]
    plan |= {"id": "ours", "title": "Ours", "minute": 1_000}
    made = (await hub.http.post("/api/meetings", json=WANTED | {"plan": plan})).json()

    async with hub.line() as line:
        await line.hello(made["meeting"], made["links"]["participant"].partition("#")[2])
        door = await line.hear()
        assert isinstance(door, Door)
        kept = door.meeting.plan
        assert (kept.id, kept.title, kept.minute) == ("own", "Ours", 60_000)
        assert all(phase.hints == () for phase in kept.phases)


async def test_of_a_plan_with_faults_all_are_told_and_nothing_is_made(hub: RunningHub) -> None:
    plan = (await hub.http.get("/api/plans")).json()[0]["plan"]
    plan["title"] = " "
    plan["phases"][0]["minutes"] = 99
    for answer in (
        await hub.http.post("/api/meetings", json=WANTED | {"plan": plan}),
        await hub.http.post("/api/plans/write", json={"plan": plan}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (400, "unsound_plan")
        assert answer.json()["faults"] == [
            "The plan: its title is empty.",
            "Phase 1, “Opening”: its steps take 12 minutes, but it has 99.",
        ]


async def test_links_carry_the_public_address_if_there_is_one() -> None:
    async with running_hub(Settings(public_url="https://circle.example")) as hub:
        made = await hub.http.post("/api/meetings", json=WANTED)

    assert made.json()["links"]["participant"].startswith("https://circle.example/m/")


async def test_links_carry_the_address_that_the_page_was_loaded_from(hub: RunningHub) -> None:
    made = await hub.http.post("/api/meetings", json=WANTED, headers={"Host": "circle.local:8000"})

    assert made.json()["links"]["observer"].startswith("http://circle.local:8000/m/")


async def test_an_address_that_is_none_makes_no_links(
    hub: RunningHub, subtests: pytest.Subtests
) -> None:
    for host in ("evil/../x", "a b", "host:port", "me@host", "-", ""):
        with subtests.test(host):
            made = await hub.http.post("/api/meetings", json=WANTED, headers={"Host": host})

            assert (made.status_code, made.json()["code"]) == (400, "malformed")


async def test_a_meeting_that_cannot_be_is_refused(
    hub: RunningHub, subtests: pytest.Subtests
) -> None:
    changes: list[tuple[dict[str, Any], str]] = [
        ({"title": ""}, "malformed"),
        ({"title": "x" * 81}, "malformed"),
        ({"title": 7}, "malformed"),
        ({"title": "   "}, "unclear_text"),
        ({"title": "circle\u0007"}, "unclear_text"),
        ({"title": "circle\u202e"}, "unclear_text"),
        ({"starts_at": 9_000_000_000_000}, "too_far_ahead"),
        ({"place": "x" * 201}, "malformed"),
        ({"place_link": "javascript:alert(1)"}, "unclear_text"),
        ({"starts_at": -1}, "malformed"),
        ({"starts_at": 2**53}, "malformed"),
        ({"starts_at": "tomorrow"}, "malformed"),
        ({"plan": "none-such"}, "no_such_plan"),
        ({"colour": "blue"}, "malformed"),
    ]
    for change, code in changes:
        with subtests.test(str(change)):
            refused = await hub.http.post("/api/meetings", json={**WANTED, **change})

            assert (refused.status_code, refused.json()["code"]) == (400, code)
            assert refused.json().keys() - {"faults"} == {"code", "message", "retry"}


async def test_of_a_wrong_shape_it_is_said_where_and_what(hub: RunningHub) -> None:
    for change, fault in (
        ({"title": 7}, "Expected `str`, got `int` - at `$.title`"),
        ({"colour": "blue"}, "Object contains unknown field `colour`"),
        ({"plan": {"id": "own"}}, "Object missing required field `title` - at `$.plan`"),
    ):
        refused = await hub.http.post("/api/meetings", json={**WANTED, **change})

        assert (refused.status_code, refused.json()["code"]) == (400, "malformed")
        assert refused.json()["faults"] == [fault]


async def test_what_is_repeated_of_a_wrong_shape_is_short(hub: RunningHub) -> None:
    refused = await hub.http.post("/api/meetings", json={**WANTED, "x" * 10_000: 1})

    [fault] = refused.json()["faults"]
    assert len(fault) == 300


async def test_a_body_that_cannot_be_read_is_refused(
    hub: RunningHub, subtests: pytest.Subtests
) -> None:
    json = "application/json"
    bodies = [
        (b"{", json, 400, "malformed"),
        (b"", json, 400, "malformed"),
        (b"[" * 10_000, json, 400, "malformed"),
        (b'{"title": "\xff"}', json, 400, "malformed"),
        (b'{"title": "\\ud800"}', json, 400, "malformed"),
        (b"{}", "text/plain", 415, "not_json"),
        (b"title=x", "application/x-www-form-urlencoded", 415, "not_json"),
        (b" " * 300_000, json, 413, "too_big"),
    ]
    for address in ("/api/meetings", "/api/qr", "/api/calendar"):
        for body, media_type, status, code in bodies:
            with subtests.test(f"{address} {body[:20]!r}"):
                refused = await hub.http.post(
                    address, content=body, headers={"Content-Type": media_type}
                )

                assert (refused.status_code, refused.json()["code"]) == (status, code)


async def test_what_is_not_there_is_said_in_json(
    hub: RunningHub, subtests: pytest.Subtests
) -> None:
    for method, address, status, code in (
        ("GET", "/api/meetings", 405, "wrong_method"),
        ("DELETE", "/api/plans", 405, "wrong_method"),
        ("POST", "/", 405, "wrong_method"),
        ("GET", "/api/none-such", 404, "not_here"),
        ("POST", "/api/none-such", 404, "not_here"),
        ("GET", "/api/", 404, "not_here"),
    ):
        with subtests.test(f"{method} {address}"):
            refused = await hub.http.request(method, address)

            assert (refused.status_code, refused.json()["code"]) == (status, code)


async def test_a_key_is_needed_where_there_is_one() -> None:
    async with running_hub(Settings(meeting_key="Lindenblüte")) as hub:
        without = await hub.http.post("/api/meetings", json=WANTED)
        wrong = await hub.http.post("/api/meetings", json={**WANTED, "key": "Linden"})
        right = await hub.http.post("/api/meetings", json={**WANTED, "key": "Lindenblüte"})

    assert (without.status_code, without.json()["code"]) == (401, "key_needed")
    assert (wrong.status_code, wrong.json()["code"]) == (401, "key_wrong")
    assert right.status_code == 201


class FailingLog(MemoryEventLog):
    async def append(self, *_: object) -> Any:
        raise LogUnavailable("the disk is full")

    async def ping(self) -> None:
        raise LogUnavailable("the disk is full", "full")


async def test_a_log_that_fails_is_said_to_be_worth_another_try() -> None:
    async with running_hub(log=FailingLog()) as hub:
        refused = await hub.http.post("/api/meetings", json=WANTED)
        ready = await hub.http.get("/readyz")
        alive = await hub.http.get("/healthz")

    assert refused.status_code == 503
    assert (refused.json()["code"], refused.json()["retry"]) == ("out_of_reach", True)
    assert ready.status_code == 503
    assert (ready.json()["code"], ready.json()["trouble"]) == ("out_of_reach", "full")
    assert alive.status_code == 200


class FaultyLog(MemoryEventLog):
    async def ping(self) -> None:
        raise ZeroDivisionError


async def test_a_fault_of_the_hubs_own_is_told_from_a_log_that_is_away() -> None:
    codes = []
    for log in (FailingLog(), FaultyLog()):
        async with running_hub(log=log) as hub:
            codes.append((await hub.http.get("/readyz")).json()["code"])

    assert codes == ["out_of_reach", "fault"]


async def test_the_hub_says_that_it_is_alive_and_ready(hub: RunningHub) -> None:
    for address in ("/healthz", "/readyz"):
        assert (await hub.http.get(address)).status_code == 200
