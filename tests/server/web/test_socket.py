"""Opening a line: the first message, links that open nothing, and too many lines."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest
import pytest_asyncio
from circlekeeper_protocol.closing import CLOSINGS, CloseCode
from circlekeeper_protocol.frames import PROTOCOL, Door, Hello, Join, Welcome
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import LogUnavailable
from circlekeeper_server.settings import Settings
from circlekeeper_server.web import Limits
from circlekeeper_server.web.limits import Rate

from tests.support.running_hub import Line, RunningHub, running_hub

SEAT = "s" * 22
ELSEWHERE = "e" * 22
WRONG = "w" * 22

BEHIND_PROXY = Settings(trusted_proxies=("127.0.0.1",))
"""So that a test can come from any address."""


def closing(code: CloseCode) -> tuple[int, str]:
    return code, CLOSINGS[code].reason


async def take_seat(line: Line, meeting: str, invite: str, seat: str = SEAT) -> Welcome:
    await line.hello(meeting, invite)
    assert isinstance(await line.hear(), Door)
    await line.say(Join(id="j1", name="Ana", seat=seat))
    while not isinstance(welcome := await line.hear(), Welcome):
        pass
    return welcome


async def test_an_invite_opens_the_door_and_its_seat_is_found_again(hub: RunningHub) -> None:
    links = await hub.make()
    async with hub.line() as line:
        first = await take_seat(line, links.meeting, links.facilitator)

    async with hub.line() as line:
        await line.say(Hello(protocol=PROTOCOL, meeting=links.meeting, seat=SEAT))
        again = await line.hear()

    assert isinstance(again, Welcome)
    assert (again.member, again.role) == (first.member, "facilitator")


async def test_what_follows_the_hello_at_once_is_not_lost(hub: RunningHub) -> None:
    links = await hub.make()
    async with hub.line() as line:
        await line.hello(links.meeting, links.participant)
        await line.say(Join(id="j1", name="Ana", seat=SEAT))

        assert isinstance(await line.hear(), Door)
        while not isinstance(await line.hear(), Welcome):
            pass


async def test_a_line_that_says_nothing_is_closed() -> None:
    async with running_hub(limits=Limits(hello_seconds=0.01)) as hub, hub.line() as line:
        assert await line.ended() == closing(CloseCode.NO_HELLO)


@pytest.mark.parametrize(
    "first",
    [
        "",
        "hello",
        "[]",
        "{}",
        '{"type":"ask_time","sent":5}',
        '{"type":"do","id":"c1","command":{"type":"leave"}}',
        '{"type":"join","id":"j1","name":"Ana","seat":"ssssssssssssssssssssss"}',
        '{"a":' + "[" * 30_000,
    ],
)
async def test_a_first_message_that_is_no_hello_ends_the_line(hub: RunningHub, first: str) -> None:
    async with hub.line() as line:
        await line.say_text(first)
        assert await line.ended() == closing(CloseCode.NO_HELLO)


async def test_a_hello_of_another_version_is_told_to_reload_whatever_else_it_says(
    hub: RunningHub,
) -> None:
    for hello in (
        {"type": "hello", "protocol": PROTOCOL + 1, "meeting": {"id": 5}, "mood": "good"},
        {"type": "hello", "protocol": 0},
        {"type": "hello"},
    ):
        async with hub.line() as line:
            await line.say_text(msgspec.json.encode(hello).decode())
            assert await line.ended() == closing(CloseCode.RELOAD)


async def test_all_that_opens_nothing_looks_alike(
    hub: RunningHub, subtests: pytest.Subtests
) -> None:
    links = await hub.make()
    hello = {"type": "hello", "protocol": PROTOCOL, "meeting": links.meeting}
    knocks: dict[str, dict[str, Any]] = {
        "an unknown meeting": {"meeting": ELSEWHERE, "invite": links.participant},
        "a wrong invite": {"invite": WRONG},
        "a wrong seat": {"seat": WRONG},
        "an invite as a seat": {"seat": links.participant},
        "both": {"invite": links.participant, "seat": SEAT},
        "neither": {},
        "a link that lost its end": {"invite": links.participant[:-1]},
        "a meeting that is no id": {"meeting": "../../etc", "invite": links.participant},
        "something more": {"invite": links.participant, "more": True},
    }
    for what, changes in knocks.items():
        with subtests.test(what):
            async with hub.line() as line:
                await line.say_text(msgspec.json.encode({**hello, **changes}).decode())
                assert await line.ended() == closing(CloseCode.NO_ENTRY)


async def test_no_entry_takes_its_time_whatever_the_reason() -> None:
    async with running_hub(limits=Limits(no_entry_seconds=0.05)) as hub:
        links = await hub.make()
        loop = asyncio.get_running_loop()
        for meeting, invite in ((ELSEWHERE, WRONG), (links.meeting, WRONG), ("short", WRONG)):
            asked_at = loop.time()
            async with hub.line() as line:
                await line.say_text(
                    f'{{"type":"hello","protocol":1,"meeting":"{meeting}","invite":"{invite}"}}'
                )
                await line.ended()
            assert loop.time() - asked_at >= 0.05


async def test_a_binary_message_ends_the_line(hub: RunningHub) -> None:
    async with hub.line() as line:
        await line.connection.send(b"hello")
        assert await line.ended() == closing(CloseCode.NOT_TEXT)


async def test_a_message_that_is_too_big_ends_the_line(hub: RunningHub) -> None:
    async with hub.line() as line:
        await line.say_text("x" * (64 * 1024 + 1))
        assert (await line.ended())[0] == CloseCode.TOO_BIG


class UnreadableLog(MemoryEventLog):
    async def read(self, *_: object) -> Any:
        raise LogUnavailable("the disk is gone")


class BrokenLog(MemoryEventLog):
    async def read(self, *_: object) -> Any:
        raise RuntimeError(f"cannot read for {WRONG}")


@pytest.mark.parametrize("log", [UnreadableLog(), BrokenLog()])
async def test_a_fault_of_the_hub_asks_the_client_to_come_back(
    log: MemoryEventLog, caplog: pytest.LogCaptureFixture
) -> None:
    async with running_hub(log=log) as hub, hub.line() as line:
        await line.hello(ELSEWHERE, WRONG)
        assert await line.ended() == closing(CloseCode.FAULT)

    assert caplog.messages
    assert WRONG not in caplog.text


class Listener(logging.Handler):
    """Hears what reaches the root logger, as a keeper's own handler would."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.startswith(("circlekeeper", "uvicorn")):
            self.heard.append(self.format(record))


async def test_nothing_that_a_visitor_brings_is_logged(
    hub: RunningHub, caplog: pytest.LogCaptureFixture
) -> None:
    root, listener = logging.getLogger(), Listener()
    with caplog.at_level(logging.DEBUG):
        root.addHandler(listener)
        links = await hub.make(title="Linden circle")
        async with hub.line() as line:
            await take_seat(line, links.meeting, links.participant)
        async with hub.line() as line:
            await line.hello(links.meeting, WRONG)
            await line.ended()
        await hub.http.get(f"/m/{links.meeting}")
        root.removeHandler(listener)

    for word in (*links, SEAT, WRONG, "Linden", "Ana", "127.0.0.1"):
        assert not any(word in message for message in listener.heard), word


@pytest_asyncio.fixture
async def strict() -> AsyncIterator[RunningHub]:
    """A hub with limits that a test can reach."""
    limits = Limits(
        no_entry_seconds=0,
        meetings=Rate(2, 1),
        drawings=Rate(2, 1),
        knocks=Rate(6, 1),
        wrong_links=Rate(2, 1),
        lines=2,
    )
    async with running_hub(BEHIND_PROXY, limits=limits) as running:
        yield running


async def test_a_place_that_tries_many_links_has_to_wait(strict: RunningHub) -> None:
    links = await strict.make()
    here = {"X-Forwarded-For": "203.0.113.7"}
    for _ in range(2):
        async with strict.line(**here) as line:
            await line.hello(links.meeting, WRONG)
            assert await line.ended() == closing(CloseCode.NO_ENTRY)

    async with strict.line(**here) as line:
        await line.hello(links.meeting, links.participant)
        assert await line.ended() == closing(CloseCode.FULL)
    async with strict.line(**{"X-Forwarded-For": "203.0.113.8"}) as line:
        await line.hello(links.meeting, links.participant)
        assert isinstance(await line.hear(), Door)

    strict.time.move(60_000)
    async with strict.line(**here) as line:
        await line.hello(links.meeting, links.participant)
        assert isinstance(await line.hear(), Door)


async def test_one_place_has_only_so_many_lines_at_a_time(strict: RunningHub) -> None:
    links = await strict.make()
    here = {"X-Forwarded-For": "203.0.113.7"}
    async with strict.line(**here) as first, strict.line(**here) as second:
        for line in (first, second):
            await line.hello(links.meeting, links.participant)
            assert isinstance(await line.hear(), Door)
        async with strict.line(**here) as third:
            assert await third.ended() == closing(CloseCode.FULL)

    async with strict.line(**here) as line:
        await line.hello(links.meeting, links.participant)
        assert isinstance(await line.hear(), Door)


async def test_one_place_opens_only_so_many_lines_in_a_while(strict: RunningHub) -> None:
    here = {"X-Forwarded-For": "2001:db8::1"}
    for _ in range(6):
        async with strict.line(**here) as line:
            await line.say_text("{}")
            assert await line.ended() == closing(CloseCode.NO_HELLO)

    async with strict.line(**{"X-Forwarded-For": "2001:db8::2"}) as line:
        assert await line.ended() == closing(CloseCode.FULL)


async def test_one_place_starts_only_so_many_meetings_in_a_while(strict: RunningHub) -> None:
    here = {"X-Forwarded-For": "203.0.113.7"}
    wanted = {"title": "Circle", "starts_at": 0, "plan": "check-in"}
    answers = [await strict.http.post("/api/meetings", json=wanted, headers=here) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert (answers[2].json()["code"], answers[2].json()["retry"]) == ("too_fast", True)

    strict.time.move(60_000)
    again = await strict.http.post("/api/meetings", json=wanted, headers=here)
    assert again.status_code == 201


async def test_wrong_keys_are_counted_too() -> None:
    settings = Settings(trusted_proxies=("127.0.0.1",), meeting_key="linden")
    here = {"X-Forwarded-For": "203.0.113.7"}
    wanted = {"title": "Circle", "starts_at": 0, "plan": "check-in", "key": "birch"}
    async with running_hub(settings, limits=Limits(meetings=Rate(2, 1))) as hub:
        answers = [
            await hub.http.post("/api/meetings", json=wanted, headers=here) for _ in range(3)
        ]

    assert [answer.status_code for answer in answers] == [401, 401, 429]


async def test_one_place_has_only_so_much_drawn_in_a_while(strict: RunningHub) -> None:
    here = {"X-Forwarded-For": "203.0.113.7"}
    answers = [
        await strict.http.post("/api/qr", json={"text": "hello"}, headers=here) for _ in range(3)
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
