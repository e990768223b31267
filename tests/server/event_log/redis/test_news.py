"""What one node appends the others hear of, whatever becomes of the message."""

import asyncio

from circlekeeper_server.event_log.port import Position, Tail
from circlekeeper_server.event_log.redis import RedisEventLog

from tests.support.hearing import LATER, WAIT_SECONDS, Hearing
from tests.support.redis_server import RedisServer

START = Position("epoch", 0)


def at(seq: int) -> Position:
    return Position("epoch", seq)


async def joined(log: RedisEventLog) -> None:
    """Its link for news stands."""
    async with asyncio.timeout(WAIT_SECONDS):
        await log.joined.wait()


async def test_another_node_hears_the_entries_themselves(
    log: RedisEventLog, other: RedisEventLog
) -> None:
    await log.append("ana", START, [b"one"], LATER)
    await joined(other)
    hearing = Hearing()
    other.watch("ana", hearing)
    await other.read("ana")

    await log.append("ana", at(1), [b"two", b"thr\nee"], LATER)

    told = await hearing.of(lambda news: bool(news.entries))
    assert told == Tail(at(3), [(2, b"two"), (3, b"thr\nee")])


async def test_what_was_never_published_is_found_by_looking(
    log: RedisEventLog, silent: RedisEventLog
) -> None:
    await silent.append("ana", START, [b"one"], LATER)
    await joined(log)
    hearing = Hearing()
    log.watch("ana", hearing)
    await log.read("ana")

    await silent.append("ana", at(1), [b"two"], LATER)

    assert await hearing.of_seq(2) == Tail(at(2), [])
    assert log.healed["look"] > 0


async def test_what_happened_while_the_link_was_cut_is_found_at_the_next_one(
    server: RedisServer, log: RedisEventLog, other: RedisEventLog
) -> None:
    await log.append("ana", START, [b"one"], LATER)
    await joined(other)
    hearing = Hearing()
    other.watch("ana", hearing)
    await other.read("ana")

    for seq in range(1, 11):
        await server.ask("CLIENT", "KILL", "TYPE", "pubsub")
        await log.append("ana", at(seq), [b"more"], LATER)
        await hearing.of_seq(seq + 1)


async def test_a_meeting_that_another_node_erased_is_heard_of(
    log: RedisEventLog, other: RedisEventLog
) -> None:
    await log.append("ana", START, [b"one"], LATER)
    hearing = Hearing()
    other.watch("ana", hearing)
    await other.read("ana")

    await log.erase("ana")

    await hearing.of_the_end()


async def test_a_new_link_asks_for_a_look_by_itself(
    server: RedisServer, unhurried: RedisEventLog, silent: RedisEventLog
) -> None:
    await silent.append("ana", START, [b"one"], LATER)
    hearing = Hearing()
    unhurried.watch("ana", hearing)
    await unhurried.read("ana")
    await silent.append("ana", at(1), [b"two"], LATER)

    await server.ask("CLIENT", "KILL", "TYPE", "pubsub")

    assert await hearing.of_seq(2) == Tail(at(2), [])
    assert unhurried.healed == {"link": 1}


async def test_what_is_missing_before_the_news_is_read_at_once(
    log: RedisEventLog, unhurried: RedisEventLog, silent: RedisEventLog
) -> None:
    await silent.append("ana", START, [b"one"], LATER)
    hearing = Hearing()
    unhurried.watch("ana", hearing)
    await unhurried.read("ana")
    await silent.append("ana", at(1), [b"two"], LATER)

    await log.append("ana", at(2), [b"three"], LATER)

    assert await hearing.of_seq(3) == Tail(at(3), [])
    assert unhurried.healed == {"gap": 1}
