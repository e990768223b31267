"""Nodes that share a server know who of them lives, and what time it is there."""

from collections.abc import AsyncIterator

import pytest
from circlekeeper_server.event_log.port import LogUnavailable
from circlekeeper_server.event_log.redis import RedisNode
from circlekeeper_server.event_log.redis.node import LEASE_MILLIS
from circlekeeper_server.event_log.redis.store import Store

from tests.support.redis_server import RedisServer


@pytest.fixture
async def store(server: RedisServer) -> AsyncIterator[Store]:
    store = Store(server.url)
    yield store
    await store.close()


async def long_open(store: Store, name: str) -> RedisNode:
    """As if it had been there for a while."""
    node = await RedisNode.open(store, name)
    assert node._steady_since is not None
    node._steady_since -= 2 * LEASE_MILLIS / 1_000
    return node


async def test_those_without_a_lease_are_dead_and_those_with_one_are_not(store: Store) -> None:
    node, other = await long_open(store, "one"), await RedisNode.open(store, "two")

    assert await node.dead({"two", "three"}) == {"three"}

    for each in (node, other):
        await each.close()


async def test_a_node_that_stops_keeps_its_lease_for_those_who_will_be_back(store: Store) -> None:
    node, other = await long_open(store, "one"), await RedisNode.open(store, "two")
    await other.close()

    assert await node.dead({"two"}) == set()

    await store.command("DEL", "circlekeeper:node:two")
    assert await node.dead({"two"}) == {"two"}
    await node.close()


async def test_whoever_has_just_come_takes_nobody_for_dead(store: Store) -> None:
    node = await RedisNode.open(store, "one")

    assert await node.dead({"two"}) == set()

    await node.close()


async def test_after_its_own_lease_ran_out_it_takes_nobody_for_dead(store: Store) -> None:
    node = await long_open(store, "one")
    await store.command("DEL", "circlekeeper:node:one")
    await node._renew()

    assert await node.dead({"two"}) == set()

    await node.close()


async def test_nobody_is_dead_while_the_server_cannot_say(store: Store) -> None:
    node = await long_open(store, "one")
    store.away = "away"

    with pytest.raises(LogUnavailable):
        await node.dead({"two"})

    await node.close()


async def test_its_clock_is_the_servers(store: Store) -> None:
    node = await RedisNode.open(store, "one")
    seconds, micros = await store.command("TIME")

    assert abs(node.wall() - (float(seconds) + int(micros) / 1e6)) < 0.1

    await node.close()
