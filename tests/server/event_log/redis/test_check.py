"""A hub does not start on a server that could lose meetings, and says in a sentence why."""

from pathlib import Path

import pytest
from circlekeeper_server.event_log.port import LogUnavailable
from circlekeeper_server.event_log.redis import RedisEventLog, UnsafeStore
from circlekeeper_server.event_log.redis.check import faults_in

from tests.support.ports import held_port
from tests.support.redis_server import SAFE, redis_server, require_program

GOOD = {
    "appendonly": "yes",
    "appendfsync": "always",
    "maxmemory-policy": "noeviction",
    "save": "",
}


def test_safe_settings_have_no_fault() -> None:
    assert faults_in(GOOD) == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"appendonly": "no"}, "appendonly should be yes"),
        ({"appendfsync": "everysec"}, "appendfsync should be always"),
        ({"maxmemory-policy": "allkeys-lru"}, "noeviction"),
        ({"save": "3600 1"}, "save should be empty"),
    ],
)
def test_each_unsafe_setting_is_named_with_what_to_put(changed: dict[str, str], words: str) -> None:
    [fault] = faults_in(GOOD | changed)
    assert words in fault


def test_settings_that_cannot_be_read_are_not_taken_for_safe() -> None:
    assert len(faults_in(None)) == 1


async def test_an_unsafe_server_is_refused_unless_that_is_wanted(tmp_path: Path) -> None:
    options = (*SAFE, "--appendfsync", "everysec", "--maxmemory-policy", "allkeys-lru")
    async with redis_server(require_program("valkey"), tmp_path / "valkey", options) as server:
        with pytest.raises(UnsafeStore, match=r"appendfsync.*maxmemory-policy") as caught:
            await RedisEventLog.open(server.url)
        assert "\n" not in str(caught.value)

        log = await RedisEventLog.open(server.url, unsafe=True)
        await log.close()


async def test_an_address_where_nothing_answers_is_refused() -> None:
    with held_port() as port, pytest.raises(LogUnavailable, match="out of reach"):
        await RedisEventLog.open(f"redis://127.0.0.1:{port}/0")


async def test_what_is_no_address_is_refused_without_showing_it() -> None:
    with pytest.raises(LogUnavailable) as caught:
        await RedisEventLog.open("redis://:secret@[/0")
    assert "secret" not in str(caught.value)
