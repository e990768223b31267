"""A node that stood still writes nothing of what it was asked before, and then goes on."""

from collections.abc import AsyncIterator

import pytest
from circlekeeper_server.event_log.port import LogUnavailable, Position
from circlekeeper_server.event_log.redis import RedisEventLog
from circlekeeper_server.event_log.redis.stillness import AGAIN_SECONDS, STILL_SECONDS, Stillness

from tests.support.hearing import LATER, entries_of

START = Position("epoch", 0)


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def stillness(clock: Clock) -> AsyncIterator[Stillness]:
    stillness = Stillness(clock)
    yield stillness
    await stillness.close()


async def test_whoever_is_only_slow_has_not_stood_still(clock: Clock, stillness: Stillness) -> None:
    for _ in range(10):
        clock.now += STILL_SECONDS
        assert not stillness.recently()


async def test_whoever_stood_still_is_awake_a_while_later(
    clock: Clock, stillness: Stillness
) -> None:
    clock.now += STILL_SECONDS + 0.1
    assert stillness.recently()
    clock.now += AGAIN_SECONDS / 2
    assert stillness.recently()
    clock.now += AGAIN_SECONDS / 2
    assert not stillness.recently()


async def test_what_was_asked_before_is_refused_and_what_comes_later_is_kept(
    log: RedisEventLog, clock: Clock, stillness: Stillness
) -> None:
    await log.stillness.close()
    log.stillness = stillness
    await log.append("ana", START, [b"one"], LATER)

    clock.now += STILL_SECONDS + 0.1
    with pytest.raises(LogUnavailable, match="stood still"):
        await log.append("ana", Position("epoch", 1), [b"two"], LATER)
    clock.now += AGAIN_SECONDS
    await log.append("ana", Position("epoch", 1), [b"three"], LATER)

    assert await entries_of(log, "ana") == [b"one", b"three"]
