"""Redis that refuses, or whose keys somebody has deleted: what people at two hubs are told."""

import asyncio
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Final

from circlekeeper_client import Circle, NoEntry, Refused, connect
from circlekeeper_protocol.commands import Rename, StartMeeting
from circlekeeper_protocol.events import Renamed
from circlekeeper_server.event_log.redis import RedisEventLog
from circlekeeper_server.event_log.redis.keys import keys_of

from tests.support.circles import make_meeting
from tests.support.hub_process import SERVE
from tests.support.kept_log import kept_log
from tests.support.redis_server import RedisServer

from .placed import TwoHubs, circle_on, two_hubs
from .trial import Trial

AWAY_SECONDS: Final = 5.0
AT_ONCE_SECONDS: Final = 1.0
BACK_SECONDS: Final = 5.0
GONE_SECONDS: Final = 10.0
CLOCKS_MOST: Final = 250
"""Milliseconds between what two lines to one hub make of its time."""
REFUSED: Final = "Refused"

_numbers: Final = count(1)


async def refused(circle: Circle) -> float:
    """They are told to try again, and that at once: within so many seconds."""
    began = now()
    try:
        async with asyncio.timeout(AT_ONCE_SECONDS):
            await circle.do(Rename(f"{REFUSED} {next(_numbers)}"))
    except Refused as no:
        require_try_again(no)
    except TimeoutError:
        raise AssertionError("left without an answer") from None
    else:
        raise AssertionError("told that it is done")
    return now() - began


def require_try_again(no: Refused) -> None:
    assert (no.code, no.retry) == ("out_of_reach", True), "told something else"


async def done_again(circle: Circle) -> None:
    """As people do who are told so: they try again."""
    try:
        async with asyncio.timeout(BACK_SECONDS):
            while True:
                try:
                    await circle.do(Rename(f"Name {next(_numbers)}"))
                except Refused as no:
                    require_try_again(no)
                    await asyncio.sleep(0.1)
                else:
                    return
    except TimeoutError:
        raise AssertionError("nobody can go on") from None


async def everyone(circles: Sequence[Circle]) -> float:
    return max(await asyncio.gather(*map(refused, circles)))


async def reads_on(at: TwoHubs, circle: Circle, elsewhere: int) -> None:
    """Whoever comes back to the hub where their circle is finds it, and the time."""
    at.way.left_out = {at.hubs[elsewhere].port}
    async with connect(circle.seat, patience_seconds=AT_ONCE_SECONDS) as again:
        assert again.meeting == circle.meeting, "they see another meeting"
        assert abs(again.hub_now - circle.hub_now) <= CLOCKS_MOST, "time stands still"
    at.way.left_out = set()


async def require_kept(server: RedisServer, meeting: str, circles: Sequence[Circle]) -> None:
    """The log is whole, holds nothing that was refused, and is what they know."""
    log = await RedisEventLog.open(server.url)
    try:
        kept = await kept_log(log, meeting)
    finally:
        await log.close()
    kept.require_whole()
    names = [
        event.name
        for record in kept.records
        for event in record.events
        if isinstance(event, Renamed)
    ]
    assert not any(name.startswith(REFUSED) for name in names), "refused, and kept"
    for circle in circles:
        kept.require_agreement(circle)


async def refuse(folder: Path, times: int, serve: Sequence[str] = SERVE) -> str:
    slowest = back = 0.0
    async with two_hubs(folder, serve, serve) as at:
        links = await make_meeting(at.way.address)
        async with circle_on(at, links) as circles:
            await circles[0].do(StartMeeting())
            for _ in range(times):
                at.server.kill()
                slowest = max(slowest, await everyone(circles))
                for circle, elsewhere in ((circles[1], 1), (circles[2], 0)):
                    await reads_on(at, circle, elsewhere)
                await asyncio.sleep(AWAY_SECONDS)
                slowest = max(slowest, await everyone(circles))
                await at.server.start()
                began = now()
                await asyncio.gather(*map(done_again, circles))
                back = max(back, now() - began)
            await require_kept(at.server, links.meeting, circles)
    return f"told within {slowest:.2f} s, and done within {back:.2f} s of its return"


async def meddle(folder: Path, times: int, serve: Sequence[str] = SERVE) -> str:
    """One key is gone, or the other, or both. Meetings beside it go on."""
    slowest = 0.0
    async with two_hubs(folder, serve, serve) as at:
        beside = await make_meeting(at.way.address)
        async with circle_on(at, beside) as others:
            for turn in range(times):
                links = await make_meeting(at.way.address)
                keys = keys_of(links.meeting)
                async with circle_on(at, links) as circles:
                    await circles[0].do(StartMeeting())
                    match turn % 3:
                        case 0:
                            slowest = max(slowest, await one_lacks(at, circles, keys.head))
                        case 1:
                            slowest = max(slowest, await one_lacks(at, circles, keys.entries))
                        case _:
                            await both_lack(at, circles, (keys.head, keys.entries))
                await asyncio.gather(*map(done_again, others))
            await require_kept(at.server, beside.meeting, others)
    return f"told within {slowest:.2f} s; meetings beside it went on"


async def one_lacks(at: TwoHubs, circles: Sequence[Circle], key: str) -> float:
    """Nothing is written until it is put back; then all goes on."""
    meeting = circles[0].seat.meeting
    dump = await at.server.ask("DUMP", key)
    assert isinstance(dump, bytes)
    await at.server.ask("DEL", key)
    left = await what_stands(at.server, meeting)
    slowest = await everyone(circles)
    assert await what_stands(at.server, meeting) == left, "something was written"
    await at.server.ask("RESTORE", key, 0, dump)
    await asyncio.gather(*map(done_again, circles))
    await require_kept(at.server, meeting, circles)
    return slowest


async def both_lack(at: TwoHubs, circles: Sequence[Circle], keys: Sequence[str]) -> None:
    """It is as if it had never been, and nobody makes it up."""
    await at.server.ask("DEL", *keys)
    for circle in circles:
        try:
            async with asyncio.timeout(GONE_SECONDS):
                await circle.until(lambda _: False)
        except NoEntry:
            pass
        except TimeoutError:
            raise AssertionError("they sit in a meeting that is not kept") from None
    assert await at.server.ask("EXISTS", *keys) == 0, "a history was made up"


async def what_stands(server: RedisServer, meeting: str) -> list[object]:
    keys = keys_of(meeting)
    return [await server.ask("DUMP", key) for key in (keys.head, keys.entries)]


def now() -> float:
    return asyncio.get_running_loop().time()


async def _refused(folder: Path, times: int) -> str:
    return await refuse(folder, times)


async def _meddled(folder: Path, times: int) -> str:
    return await meddle(folder, times)


async def _failures_unseen(folder: Path, _times: int) -> None:
    await refuse(folder, 1, ("-m", "tests.faults.node_without", "failures"))


async def _keys_unchecked(folder: Path, _times: int) -> None:
    await meddle(folder, 2, ("-m", "tests.faults.node_without", "keys"))


AWAY_TRIALS: Final = (
    Trial(
        "Redis refuses",
        "nothing listens at its port for 5 s, beneath two nodes",
        3,
        _refused,
        "a failure is taken for success",
        _failures_unseen,
        "told that it is done",
        kept="everyone is told to try again, reads on, and nothing of it is kept",
    ),
    Trial(
        "a key is deleted by hand",
        "where a meeting stands, its entries, or both",
        15,
        _meddled,
        "keys are not held against each other",
        _keys_unchecked,
        "told that it is done",
        short=3,
        kept="“try again” until it is put back, or the end; no history made up or mixed",
    ),
)
