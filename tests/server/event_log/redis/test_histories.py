"""A server that was put back to an older state never mixes two histories."""

import pytest
from circlekeeper_server.event_log.port import LogUnavailable, Position, VersionConflict
from circlekeeper_server.event_log.redis import RedisEventLog
from circlekeeper_server.event_log.redis.keys import keys_of

from tests.support.hearing import LATER, Hearing, entries_of
from tests.support.redis_server import RedisServer

START = Position("epoch", 0)
KEYS = keys_of("ana")


def at(seq: int) -> Position:
    return Position("epoch", seq)


async def put_back(server: RedisServer, log: RedisEventLog, *entries: bytes) -> None:
    """As after a failover to a replica that lagged: since its first entry the stream's history is
    another one, of which there are these entries."""
    await log.append("another", START, [b"one", *entries], LATER)
    another = keys_of("another")
    for there, here in ((another.entries, KEYS.entries), (another.head, KEYS.head)):
        dump = await server.ask("DUMP", there)
        assert isinstance(dump, bytes)
        await server.ask("RESTORE", here, 0, dump, "REPLACE")


async def followed(log: RedisEventLog) -> Hearing:
    hearing = Hearing()
    log.watch("ana", hearing)
    await log.read("ana")
    return hearing


async def test_a_history_that_went_back_goes_on_in_another_epoch(
    server: RedisServer, log: RedisEventLog, other: RedisEventLog
) -> None:
    await log.append("ana", START, [b"one"], LATER)
    hearing = await followed(log)
    await log.append("ana", at(1), [b"two", b"three"], LATER)

    await put_back(server, other)

    told = await hearing.of(lambda news: news.last.epoch != "epoch")
    assert told.last.seq == 1
    with pytest.raises(VersionConflict):
        await log.append("ana", at(3), [b"four"], LATER)
    assert await entries_of(log, "ana") == [b"one"]


async def test_one_that_went_on_to_the_same_place_is_seen_by_its_mark(
    server: RedisServer, log: RedisEventLog, other: RedisEventLog
) -> None:
    await log.append("ana", START, [b"one"], LATER)
    await followed(log)
    await log.append("ana", at(1), [b"two"], LATER)
    await put_back(server, other, b"another two")

    with pytest.raises(VersionConflict):
        await log.append("ana", at(2), [b"three"], LATER)

    tail = await log.read("ana")
    assert tail.last.epoch != "epoch"
    assert tail.entries == [(1, b"one"), (2, b"another two")]


async def test_one_that_went_on_further_is_not_taken_for_news(
    server: RedisServer, log: RedisEventLog, other: RedisEventLog
) -> None:
    await log.append("ana", START, [b"one"], LATER)
    hearing = await followed(log)
    await log.append("ana", at(1), [b"two"], LATER)
    await put_back(server, other, b"another two", b"another three")
    tail = await log.read("ana", 2)
    assert tail.last.epoch != "epoch"
    assert not any(news and (3, b"another three") in news.entries for news in hearing.news)


async def test_news_that_continue_another_history_are_not_taken_for_news(
    server: RedisServer, log: RedisEventLog, other: RedisEventLog, unhurried: RedisEventLog
) -> None:
    await log.append("ana", START, [b"one", b"two"], LATER)
    hearing = await followed(unhurried)
    await put_back(server, other, b"another two")

    await other.append("ana", at(2), [b"another three"], LATER)

    assert (await hearing.of_seq(3)).entries == []


async def test_a_history_that_went_back_is_told_to_every_node(
    server: RedisServer, log: RedisEventLog, other: RedisEventLog, unhurried: RedisEventLog
) -> None:
    await log.append("ana", START, [b"one"], LATER)
    hearing = await followed(unhurried)
    await followed(log)
    await log.append("ana", at(1), [b"two"], LATER)
    await hearing.of_seq(2)

    await put_back(server, other)

    await hearing.of(lambda news: news.last.epoch != "epoch")


@pytest.mark.parametrize("key", [KEYS.entries, KEYS.head])
async def test_a_key_that_was_deleted_by_hand_stops_the_meeting_and_nothing_is_written(
    server: RedisServer, log: RedisEventLog, key: str
) -> None:
    await log.append("ana", START, [b"one"], LATER)
    await server.ask("DEL", key)

    for place in (START, at(1)):
        with pytest.raises(LogUnavailable, match="by hand"):
            await log.append("ana", place, [b"two"], LATER)
    with pytest.raises(LogUnavailable, match="by hand"):
        await log.read("ana")

    assert await server.ask("EXISTS", KEYS.head, KEYS.entries) == 1


async def test_one_meeting_without_its_key_keeps_nobody_from_hearing_of_another(
    server: RedisServer, log: RedisEventLog, silent: RedisEventLog
) -> None:
    for stream in ("ana", "bo"):
        await silent.append(stream, START, [b"one"], LATER)
        log.watch(stream, Hearing())
        await log.read(stream)
    hearing = Hearing()
    log.watch("bo", hearing)
    await server.ask("DEL", KEYS.head)

    await silent.append("bo", at(1), [b"two"], LATER)

    assert (await hearing.of(lambda news: news.last.seq == 2)).last == at(2)
