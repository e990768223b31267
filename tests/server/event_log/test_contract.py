"""What the port promises; every adapter passes all of it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from circlekeeper_server.event_log.port import (
    EventLog,
    LogUnavailable,
    NoSuchStream,
    Position,
    StreamErased,
    Tail,
    VersionConflict,
)

from tests.server.conftest import RedisServers, open_log
from tests.support.hearing import Hearing

LATER = 2_000_000_000_000
START = Position("epoch", 0)


@pytest.fixture(params=["memory", "sqlite", "valkey", "valkey cluster", "redis"])
async def log(
    request: pytest.FixtureRequest, tmp_path: Path, redis_servers: RedisServers
) -> AsyncIterator[EventLog]:
    log = await open_log(request.param, tmp_path, redis_servers)
    yield log
    await log.close()


def at(seq: int) -> Position:
    return Position("epoch", seq)


async def entries_of(log: EventLog, stream: str) -> list[bytes]:
    return [entry for _, entry in (await log.read(stream)).entries]


# Appending


async def test_what_was_appended_is_read_back_with_its_place_and_epoch(log: EventLog) -> None:
    end = await log.append("ana", START, [b"one", b"two"], LATER)

    assert end == at(2)
    assert await log.read("ana") == Tail(at(2), [(1, b"one"), (2, b"two")])


async def test_a_stream_grows_at_its_end(log: EventLog) -> None:
    end = await log.append("ana", START, [b"one"], LATER)
    end = await log.append("ana", end, [b"two", b"three"], LATER)

    assert end == at(3)
    assert await entries_of(log, "ana") == [b"one", b"two", b"three"]


async def test_streams_do_not_touch_each_other(log: EventLog) -> None:
    await log.append("ana", Position("a", 0), [b"ana's"], LATER)
    await log.append("bo", Position("b", 0), [b"bo's"], LATER)

    assert await log.read("ana") == Tail(Position("a", 1), [(1, b"ana's")])
    assert await log.read("bo") == Tail(Position("b", 1), [(1, b"bo's")])


async def test_entries_are_any_bytes(log: EventLog) -> None:
    entries = [b"", b"\x00", bytes(range(256)), b"'; DROP TABLE streams; --", b"x" * 1_000_000]

    await log.append("ana", START, entries, LATER)

    assert await entries_of(log, "ana") == entries


async def test_an_append_of_nothing_is_a_mistake(log: EventLog) -> None:
    with pytest.raises(ValueError, match="at least one entry"):
        await log.append("ana", START, [], LATER)


@pytest.mark.parametrize(
    "elsewhere",
    [
        START,
        at(1),
        at(3),
        Position("another epoch", 0),
        Position("another epoch", 2),
    ],
    ids=str,
)
async def test_an_append_behind_another_place_is_a_conflict_and_changes_nothing(
    log: EventLog, elsewhere: Position
) -> None:
    await log.append("ana", START, [b"one", b"two"], LATER)

    with pytest.raises(VersionConflict):
        await log.append("ana", elsewhere, [b"other"], LATER)

    assert await log.read("ana") == Tail(at(2), [(1, b"one"), (2, b"two")])


async def test_a_stream_that_nobody_began_cannot_be_continued(log: EventLog) -> None:
    with pytest.raises(VersionConflict):
        await log.append("ana", at(1), [b"two"], LATER)
    with pytest.raises(NoSuchStream):
        await log.read("ana")


# Overlapping


async def test_of_many_who_append_at_one_place_one_succeeds(log: EventLog) -> None:
    rivals = [[f"{rival}, first".encode(), f"{rival}, second".encode()] for rival in range(20)]

    outcomes = await asyncio.gather(
        *(log.append("ana", START, rival, LATER) for rival in rivals), return_exceptions=True
    )

    [winner] = [number for number, outcome in enumerate(outcomes) if outcome == at(2)]
    assert sum(isinstance(outcome, VersionConflict) for outcome in outcomes) == 19
    assert await entries_of(log, "ana") == rivals[winner]


async def test_appends_that_overlap_all_arrive_in_full(log: EventLog) -> None:
    async def write(stream: str) -> None:
        end = START
        for turn in range(10):
            end = await log.append(stream, end, [b"%d a" % turn, b"%d b" % turn], LATER)

    await asyncio.gather(*(write(str(stream)) for stream in range(20)))

    expected = [b"%d %s" % (turn, half) for turn in range(10) for half in (b"a", b"b")]
    for stream in range(20):
        assert await entries_of(log, str(stream)) == expected


async def test_a_caller_who_gives_up_does_not_harm_the_others(log: EventLog) -> None:
    calls = [
        asyncio.ensure_future(log.append(str(stream), START, [b"one"], LATER))
        for stream in range(9)
    ]
    await asyncio.sleep(0)
    calls[4].cancel()

    outcomes = await asyncio.gather(*calls, return_exceptions=True)

    del outcomes[4]
    assert outcomes == [at(1)] * 8


# Repeating


async def test_a_repeated_append_is_recognised(log: EventLog) -> None:
    await log.append("ana", START, [b"one"], LATER)
    first = await log.append("ana", at(1), [b"two", b"three"], LATER)

    again = await log.append("ana", at(1), [b"two", b"three"], LATER)

    assert again == first
    assert await entries_of(log, "ana") == [b"one", b"two", b"three"]


async def test_a_repeated_append_is_recognised_when_others_came_behind_it(log: EventLog) -> None:
    await log.append("ana", START, [b"one"], LATER)
    await log.append("ana", at(1), [b"two"], LATER)

    assert await log.append("ana", START, [b"one"], LATER) == at(1)
    assert await entries_of(log, "ana") == [b"one", b"two"]


async def test_entries_that_are_there_only_in_part_are_a_conflict(log: EventLog) -> None:
    await log.append("ana", START, [b"one", b"two"], LATER)

    with pytest.raises(VersionConflict):
        await log.append("ana", START, [b"one", b"other"], LATER)
    with pytest.raises(VersionConflict):
        await log.append("ana", at(1), [b"two", b"three"], LATER)

    assert await entries_of(log, "ana") == [b"one", b"two"]


async def test_equal_bytes_of_another_epoch_are_not_taken_for_a_repetition(log: EventLog) -> None:
    await log.append("ana", START, [b"one"], LATER)

    with pytest.raises(VersionConflict):
        await log.append("ana", Position("another epoch", 0), [b"one"], LATER)


# Reading


async def test_a_read_begins_behind_what_is_known(log: EventLog) -> None:
    await log.append("ana", START, [b"one", b"two", b"three"], LATER)

    assert await log.read("ana", 1) == Tail(at(3), [(2, b"two"), (3, b"three")])
    assert await log.read("ana", 3) == Tail(at(3), [])
    assert await log.read("ana", 9) == Tail(at(3), [])


async def test_a_stream_that_nobody_began_is_unknown_and_not_erased(log: EventLog) -> None:
    with pytest.raises(NoSuchStream) as refusal:
        await log.read("ana")

    assert refusal.type is NoSuchStream


# Expiring and erasing


async def test_a_stream_expires_at_the_instant_its_last_append_named(log: EventLog) -> None:
    await log.append("ana", START, [b"one"], 1_000)
    await log.append("bo", START, [b"one"], 2_000)
    await log.append("ana", at(1), [b"two"], 3_000)

    assert await log.expired(1_999) == []
    assert await log.expired(2_000) == ["bo"]
    assert sorted(await log.expired(3_000)) == ["ana", "bo"]


async def test_a_repetition_does_not_bring_an_old_expiry_back(log: EventLog) -> None:
    await log.append("ana", START, [b"one"], 1_000)
    await log.append("ana", at(1), [b"two"], 3_000)
    await log.append("ana", START, [b"one"], 1_000)

    assert await log.expired(2_999) == []


async def test_an_erased_stream_can_neither_be_read_nor_written_nor_begun(log: EventLog) -> None:
    await log.append("ana", START, [b"one"], 1_000)

    await log.erase("ana")

    for place in (START, at(1), Position("another epoch", 0)):
        with pytest.raises(StreamErased):
            await log.append("ana", place, [b"two"], LATER)
    with pytest.raises(StreamErased):
        await log.append("ana", START, [b"one"], LATER)
    with pytest.raises(StreamErased):
        await log.read("ana")
    assert await log.expired(LATER) == []


async def test_erasing_leaves_the_other_streams_alone(log: EventLog) -> None:
    for stream in ("ana", "bo", "cy"):
        await log.append(stream, START, [stream.encode()], LATER)

    await log.erase("bo")
    await log.append("dee", START, [b"dee"], LATER)

    for stream in ("ana", "cy", "dee"):
        assert await entries_of(log, stream) == [stream.encode()]


async def test_erasing_again_and_erasing_the_unknown_is_allowed(log: EventLog) -> None:
    await log.erase("ana")
    await log.erase("ana")

    with pytest.raises(StreamErased):
        await log.append("ana", START, [b"one"], LATER)


async def test_an_append_that_overlaps_an_erasure_is_refused_or_erased(log: EventLog) -> None:
    await log.append("ana", START, [b"one"], LATER)

    appended, _ = await asyncio.gather(
        log.append("ana", at(1), [b"two"], LATER), log.erase("ana"), return_exceptions=True
    )

    assert appended == at(2) or isinstance(appended, StreamErased)
    with pytest.raises(StreamErased):
        await log.read("ana")


# Watching


async def test_a_watcher_hears_what_is_appended(log: EventLog) -> None:
    await log.append("ana", START, [b"one"], LATER)
    hearing = Hearing()
    log.watch("ana", hearing)
    await log.read("ana")

    await log.append("ana", at(1), [b"two", b"three"], LATER)
    await log.append("bo", START, [b"bo's"], LATER)

    told = await hearing.of(lambda news: bool(news.entries))
    assert told == Tail(at(3), [(2, b"two"), (3, b"three")])
    assert {news.last for news in hearing.news if news is not None} <= {at(1), at(3)}


async def test_an_append_is_heard_before_it_returns_if_nobody_else_appends(log: EventLog) -> None:
    hearing = Hearing()
    log.watch("ana", hearing)

    await log.append("ana", START, [b"one"], LATER)

    assert Tail(at(1), [(1, b"one")]) in hearing.news


async def test_a_watcher_hears_of_an_erasure(log: EventLog) -> None:
    await log.append("ana", START, [b"one"], LATER)
    hearing = Hearing()
    log.watch("ana", hearing)

    await log.erase("ana")

    await hearing.of_the_end()


async def test_whoever_has_stopped_watching_hears_no_more_and_the_others_do(log: EventLog) -> None:
    gone, here = Hearing(), Hearing()
    stop = log.watch("ana", gone)
    log.watch("ana", here)
    stop()
    stop()

    await log.append("ana", START, [b"one"], LATER)

    await here.of_seq(1)
    assert gone.news == []


# Closing


async def test_an_open_log_answers(log: EventLog) -> None:
    await log.ping()


async def test_closing_finishes_what_was_asked_before(log: EventLog) -> None:
    appended = asyncio.ensure_future(log.append("ana", START, [b"one"], LATER))
    read = asyncio.ensure_future(log.read("ana"))
    await asyncio.sleep(0)

    await log.close()

    assert await appended == at(1)
    assert await read == Tail(at(1), [(1, b"one")])


async def test_a_closed_log_says_so_and_may_be_closed_again(log: EventLog) -> None:
    await log.close()
    await log.close()

    for call in (
        log.append("ana", START, [b"one"], LATER),
        log.read("ana"),
        log.expired(LATER),
        log.erase("ana"),
        log.ping(),
    ):
        with pytest.raises(LogUnavailable, match="closed"):
            await call
