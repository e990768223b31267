"""Messages on a line: what cannot be read, what comes too fast, and what happens then."""

import asyncio
from collections.abc import Callable
from typing import Any

from circlekeeper_protocol.closing import CLOSINGS, CloseCode
from circlekeeper_protocol.codec import encode
from circlekeeper_protocol.commands import Rename
from circlekeeper_protocol.frames import (
    PROTOCOL,
    AskTime,
    Do,
    Done,
    Door,
    Hello,
    Join,
    Refused,
    TellTime,
)
from circlekeeper_protocol.refusals import REFUSALS
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.web import Limits
from circlekeeper_server.web.caller import EARLY_MOST
from circlekeeper_server.web.limits import Rate
from circlekeeper_server.wire import text_frame
from websockets.frames import Frame, Opcode

from tests.server.wire.served import raw_client
from tests.support.running_hub import Line, RunningHub, running_hub

SEAT = "s" * 22


async def at_the_door(hub: RunningHub, line: Line) -> None:
    links = await hub.make()
    await line.hello(links.meeting, links.participant)
    assert isinstance(await line.hear(), Door)


async def until(state: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while True:
            if state():
                return
            await asyncio.sleep(0)


async def refusal(line: Line) -> Refused:
    while not isinstance(frame := await line.hear(), Refused):
        pass
    return frame


async def test_what_cannot_be_read_is_refused_by_its_id_and_the_line_stays(
    hub: RunningHub,
) -> None:
    async with hub.line() as line:
        await at_the_door(hub, line)
        for text, id in (
            ("not json", ""),
            ('{"type":"sing","id":"c1"}', "c1"),
            ('{"type":"do","id":"c2","command":{"type":"leave","loudly":true}}', "c2"),
            ('{"type":"do","id":"c3","command":{"type":"make_meeting"}}', "c3"),
            ('{"type":"join","id":"j1","name":"","seat":"' + SEAT + '"}', "j1"),
            ('{"a":' + "[" * 30_000, ""),
            ('{"type":"hello","protocol":1,"meeting":"mmmmmmmmmmmmmmmmmmmmmm"}', ""),
        ):
            await line.say_text(text)
            malformed = REFUSALS["malformed"]
            assert await refusal(line) == Refused(
                id=id, code="malformed", message=malformed.sentence, retry=malformed.retry
            )

        await line.say(AskTime(sent=5))
        told = await line.hear()
        assert isinstance(told, TellTime)
        assert told.sent == 5


async def test_messages_after_the_hello_may_not_pile_up_before_the_door_opens() -> None:
    log = WaitingLog()
    async with running_hub(log=log) as hub:
        links = await hub.make()
        async with hub.line() as line:
            await line.hello(links.meeting, links.participant)
            for place in range(EARLY_MOST + 1):
                await line.say(Do(id=f"c{place}", command=Rename(name="Ana")))
            refused = await refusal(line)
            log.may_read.set()

            assert (refused.id, refused.code) == (f"c{EARLY_MOST}", "too_fast")
            assert isinstance(await line.hear(), Door)
            early = [await refusal(line) for _ in range(EARLY_MOST)]
            assert [frame.code for frame in early] == ["not_seated"] * EARLY_MOST


class WaitingLog(MemoryEventLog):
    """Answers reads when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.may_read = asyncio.Event()
        self.reading = asyncio.Event()

    async def read(self, stream: str, after_seq: int = 0) -> Any:
        self.reading.set()
        await self.may_read.wait()
        return await super().read(stream, after_seq)


async def test_a_line_that_ends_while_the_door_opens_leaves_nobody_behind() -> None:
    log = WaitingLog()
    async with running_hub(log=log) as hub:
        links = await hub.make()
        async with hub.line() as line:
            await line.hello(links.meeting, links.participant)
            await log.reading.wait()
        log.may_read.set()
        async with hub.line() as line:
            await line.hello(links.meeting, links.participant)
            assert isinstance(await line.hear(), Door)
        await until(lambda: not hub.rooms._rooms)


SLOWLY = Limits(no_entry_seconds=0, messages=Rate(burst=4, per_minute=60), flood=3)


async def test_what_comes_too_fast_is_refused_and_may_be_tried_again() -> None:
    async with running_hub(limits=SLOWLY) as hub, hub.line() as line:
        await at_the_door(hub, line)
        await line.say(Join(id="j1", name="Ana", seat=SEAT))
        for place in range(2):
            await line.say(Do(id=f"c{place}", command=Rename(name=f"Ana {place}")))
        await line.say(Do(id="c2", command=Rename(name="Ana 2")))
        refused = await refusal(line)

        assert (refused.id, refused.code, refused.retry) == ("c2", "too_fast", True)

        hub.time.move(2_000)
        await line.say(Do(id="c2", command=Rename(name="Ana 2")))
        while not (isinstance(frame := await line.hear(), Done) and frame.id == "c2"):
            pass


async def test_questions_for_the_time_are_counted_too() -> None:
    async with running_hub(limits=SLOWLY) as hub, hub.line() as line:
        await at_the_door(hub, line)
        for sent in range(4):
            await line.say(AskTime(sent=sent))
        refused = await refusal(line)

        assert (refused.id, refused.code) == ("", "too_fast")


async def test_a_flood_ends_the_line() -> None:
    async with running_hub(limits=SLOWLY) as hub, hub.line() as line:
        await at_the_door(hub, line)
        for _ in range(7):
            await line.say_text("x")

        assert await line.ended() == (CloseCode.FLOOD, CLOSINGS[CloseCode.FLOOD].reason)


async def test_a_second_hello_is_refused(hub: RunningHub) -> None:
    async with hub.line() as line:
        await at_the_door(hub, line)
        await line.say(Hello(protocol=1, meeting="m" * 22, invite="i" * 22))

        assert (await refusal(line)).code == "malformed"


async def test_a_line_on_which_nobody_reads_is_cut(hub: RunningHub) -> None:
    links = await hub.make()
    async with raw_client(hub.port, receive_buffer=4096) as client:
        hello = Hello(protocol=PROTOCOL, meeting=links.meeting, invite=links.participant)
        client.send(Frame(Opcode.TEXT, encode(hello)))
        await until(lambda: links.meeting in hub.rooms._rooms)
        room = hub.rooms._rooms[links.meeting]
        await until(lambda: room.tell(text_frame(b"{}")) == 1)

        told = 0
        while room.tell(text_frame(b"x" * 60_000)):
            told += 1
            assert told < 100
            await asyncio.sleep(0)

        assert await client.close_code() == CloseCode.TOO_SLOW
