"""See a meeting, as the home page asks for it."""

from typing import Any

import pytest
from circlekeeper_client import connect
from circlekeeper_protocol.frames import PROTOCOL, Door, Hello, Welcome
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import LogUnavailable
from circlekeeper_server.settings import Settings
from circlekeeper_server.web.limits import Limits, Rate
from circlekeeper_server.web.rehearsing import way_in

from tests.support.circles import until
from tests.support.running_hub import RunningHub, running_hub

AWAY = {"X-Forwarded-For": "203.0.113.7"}
BEHIND_A_PROXY = Settings(trusted_proxies=("127.0.0.1",))


async def see(hub: RunningHub, **wanted: Any) -> dict[str, Any]:
    started = await hub.http.post("/api/rehearsals", json={"minute_seconds": 1, **wanted})
    assert started.status_code == 201, started.text
    answer: dict[str, Any] = started.json()
    return answer


def held(meeting: Meeting) -> bool:
    return meeting.time.paused_at is not None


async def test_a_rehearsal_is_watched_with_its_link(hub: RunningHub) -> None:
    answer = await see(hub, minute_seconds=20)

    assert answer.keys() == {"meeting", "links", "seats", "names"}
    address, _, secret = answer["links"]["observer"].partition("#")
    assert address == f"http://127.0.0.1:{hub.port}/m/{answer['meeting']}"
    async with hub.line() as line:
        await line.hello(answer["meeting"], secret)
        door = await line.hear()
    assert isinstance(door, Door)
    assert door.role == "observer"
    assert door.meeting.about.place == "A rehearsal: everyone in this circle is simulated"


@pytest.mark.parametrize("role", ["participant", "facilitator"])
async def test_what_two_of_them_see_can_be_seen_too(hub: RunningHub, role: str) -> None:
    answer = await see(hub)
    seat = answer["seats"][role]

    async with hub.line() as line:
        await line.say(Hello(protocol=PROTOCOL, meeting=answer["meeting"], seat=seat))
        welcome = await line.hear()
    assert isinstance(welcome, Welcome)
    assert welcome.role == role


async def test_the_same_seed_brings_the_same_people(hub: RunningHub) -> None:
    for seed in range(4):
        titles = set()
        for _ in range(2):
            answer = await see(hub, seed=seed)
            async with connect(answer["links"]["observer"], "Piret") as piret:
                titles.add(piret.meeting.about.title)
        assert len(titles) == 1


async def test_no_key_is_needed_since_nobody_can_meet_there() -> None:
    async with running_hub(Settings(meeting_key="open sesame")) as hub:
        assert await see(hub)


async def test_it_starts_once_somebody_watches_and_waits_when_asked_to(hub: RunningHub) -> None:
    answer = await see(hub)
    paused = f"/api/rehearsals/{answer['meeting']}/pause"
    resumed = f"/api/rehearsals/{answer['meeting']}/resume"
    early = await hub.http.post(paused)
    assert (early.status_code, early.json()["code"]) == (409, "not_started")

    async with connect(answer["links"]["observer"], "Piret") as piret:
        await until(piret, lambda meeting: meeting.stage == "running")

        assert (await hub.http.post(paused)).status_code == 204
        await until(piret, held)
        assert (await hub.http.post(resumed)).status_code == 204
        await until(piret, lambda meeting: not held(meeting))


@pytest.mark.parametrize("wish", ["pause", "resume"])
async def test_what_is_no_rehearsal_cannot_be_asked_to_wait(hub: RunningHub, wish: str) -> None:
    links = await hub.make()

    refused = await hub.http.post(f"/api/rehearsals/{links.meeting}/{wish}")

    assert (refused.status_code, refused.json()["code"]) == (404, "not_here")


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"minute_seconds": 0},
        {"minute_seconds": 61},
        {"minute_seconds": 1.5},
        {"minute_seconds": 1, "seed": -1},
        {"minute_seconds": 1, "seed": 2**32},
        {"minute_seconds": 1, "speed": 2},
    ],
)
async def test_what_cannot_be_held_is_not_begun(hub: RunningHub, wanted: dict[str, Any]) -> None:
    refused = await hub.http.post("/api/rehearsals", json=wanted)

    assert (refused.status_code, refused.json()["code"]) == (400, "malformed")


@pytest.mark.parametrize(
    ("bind", "taken_at", "leads"),
    [
        ("0.0.0.0", "192.168.1.5", "http://127.0.0.1:8000"),  # noqa: S104 (nothing listens there)
        ("::", "fd00::5", "http://[::1]:8000"),
        ("192.168.1.5", "192.168.1.5", "http://192.168.1.5:8000"),
        ("fd00::5", "fd00::5", "http://[fd00::5]:8000"),
        ("circle.local", "192.168.1.5", "http://192.168.1.5:8000"),
    ],
)
def test_the_members_find_the_hub_wherever_it_listens(bind: str, taken_at: str, leads: str) -> None:
    assert way_in(bind, {"server": (taken_at, 8000)}) == leads


async def test_a_few_go_on_at_a_time_and_fewer_for_one_place() -> None:
    async with running_hub(BEHIND_A_PROXY) as hub:

        async def start(**headers: str) -> int:
            begun = await hub.http.post(
                "/api/rehearsals", json={"minute_seconds": 1}, headers=headers
            )
            if begun.status_code == 503:
                assert begun.json()["code"] == "enough_rehearsals"
                assert begun.json()["retry"]
            return begun.status_code

        assert [await start(**AWAY) for _ in range(4)] == [201, 201, 201, 503]
        assert [await start() for _ in range(6)] == [201, 201, 201, 201, 201, 503]


async def test_one_place_may_not_start_them_all_the_time() -> None:
    limits = Limits(rehearsals=Rate(1, 1))
    async with running_hub(BEHIND_A_PROXY, limits=limits) as hub:

        async def start() -> Any:
            return await hub.http.post("/api/rehearsals", json={"minute_seconds": 1}, headers=AWAY)

        assert (await start()).status_code == 201
        refused = await start()
        assert (refused.status_code, refused.json()["code"]) == (429, "too_fast")

        hub.time.move(60_000)
        assert (await start()).status_code == 201


async def test_one_place_may_not_ask_about_them_all_the_time_either() -> None:
    async with running_hub(BEHIND_A_PROXY, limits=Limits(rehearsing=Rate(1, 60))) as hub:

        async def ask(what: str) -> tuple[int, str]:
            answer = await hub.http.post(
                f"/api/rehearsals/{'x' * 22}/{what}", json={"seat": "x" * 22}, headers=AWAY
            )
            return answer.status_code, answer.json()["code"]

        for what in ("moments", "along", "pause", "resume"):
            assert await ask(what) == (404, "not_here")
            assert await ask(what) == (429, "too_fast")
            hub.time.move(1_000)


async def test_a_log_that_fails_begins_none() -> None:
    class Failing(MemoryEventLog):
        async def append(self, *_: object, **__: object) -> Any:
            raise LogUnavailable("the disk is full")

    async with running_hub(log=Failing()) as hub:
        for _ in range(9):
            refused = await hub.http.post("/api/rehearsals", json={"minute_seconds": 1})
            assert (refused.status_code, refused.json()["code"]) == (503, "out_of_reach")


async def test_whoever_leads_can_try_again_and_learns_why_not(hub: RunningHub) -> None:
    wanted = {"scenario": "first-evening", "minute_seconds": 1}
    led = (await hub.http.post("/api/rehearsals/led", json=wanted)).json()

    async def ask(what: str, seat: str, of: str = led["meeting"], **more: Any) -> Any:
        return await hub.http.post(f"/api/rehearsals/{of}/{what}", json={"seat": seat, **more})

    async with connect(led["links"]["facilitator"], "Noor") as noor:
        seat = noor.seat.secret
        assert (await ask("moments", seat)).json() == []
        again = await ask("again", seat, seq=noor.seq)
        assert again.status_code == 201
        for seq in (0, 1, 999):
            refused = await ask("again", seat, seq=seq)
            assert (refused.status_code, refused.json()["code"]) == (409, "no_such_moment")
        wishes: list[tuple[str, dict[str, Any]]] = [("moments", {}), ("again", {"seq": 3})]
        for what, more in wishes:
            refused = await ask(what, "x" * 22, **more)
            assert (refused.status_code, refused.json()["code"]) == (403, "not_a_facilitator")
            refused = await ask(what, seat, "x" * 22, **more)
            assert (refused.status_code, refused.json()["code"]) == (404, "not_here")


async def test_a_plan_of_ones_own_is_tried_out(hub: RunningHub) -> None:
    plan = (await hub.http.get("/api/plans")).json()[2]["plan"] | {"title": "Ours"}
    answer = await see(hub, plan=plan)

    async with hub.line() as line:
        seat = answer["seats"]["participant"]
        await line.say(Hello(protocol=PROTOCOL, meeting=answer["meeting"], seat=seat))
        welcome = await line.hear()
    assert isinstance(welcome, Welcome)
    held_by = welcome.meeting.plan
    assert (held_by.id, held_by.title, held_by.minute) == ("own", "Ours", 1_000)


async def test_a_plan_with_faults_is_tried_out_by_nobody(hub: RunningHub) -> None:
    plan = (await hub.http.get("/api/plans")).json()[2]["plan"] | {"phases": []}
    answer = await hub.http.post("/api/rehearsals", json={"minute_seconds": 1, "plan": plan})

    assert (answer.status_code, answer.json()["code"]) == (400, "unsound_plan")
    assert answer.json()["faults"] == ["It needs at least one phase."]
