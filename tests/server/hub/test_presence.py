"""Presence: facts in the log, without flicker."""

import asyncio

from circlekeeper_protocol.commands import Rename
from circlekeeper_protocol.events import LinesChanged, PresenceChanged

from tests.server.hub.stage import SECONDS, Person, Stage, until


def presences(person: Person) -> list[tuple[int, str]]:
    return [
        (event.member, event.presence)
        for entry in person.entries
        for event in entry.events
        if isinstance(event, PresenceChanged)
    ]


async def settle(person: Person) -> None:
    """Whatever the room was about to do is done."""
    for _ in range(3):
        await person.do(Rename("Mari"))


async def test_a_line_that_is_lost_shows_after_a_while_and_its_return_at_once(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")

    ana.lose_line()
    await settle(mari)
    stage.time.move(2 * SECONDS)
    await settle(mari)
    assert presences(mari) == []

    stage.time.move(1 * SECONDS)
    await until(lambda: presences(mari) == [(2, "reconnecting")])
    await ana.come_back()
    await until(lambda: presences(mari) == [(2, "reconnecting"), (2, "here")])


async def test_a_quick_return_is_never_seen(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    entries = len(await stage.records())

    ana.lose_line()
    await settle(mari)
    stage.time.move(2_900)
    await ana.come_back()
    await settle(mari)
    stage.time.move(60 * SECONDS)
    await settle(mari)

    assert len(await stage.records()) == entries


async def test_many_who_are_lost_together_are_one_entry(stage: Stage) -> None:
    mari, *others = await stage.circle("Mari", *(f"Guest {n}" for n in range(10)))
    entries = len(await stage.records())

    for person in others:
        person.lose_line()
        await settle(mari)
        stage.time.move(50)
    stage.time.move(2_500)
    await until(lambda: len(presences(mari)) == 10)

    assert len(await stage.records()) == entries + 1


async def test_several_tabs_are_one_line(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    entries = len(await stage.records())
    tab = stage.somebody()
    tab.seat = ana.seat
    await tab.come_back()

    ana.lose_line()
    await settle(mari)
    stage.time.move(60 * SECONDS)
    await settle(mari)
    assert len(await stage.records()) == entries

    tab.lose_line()
    await settle(mari)
    stage.time.move(3 * SECONDS)
    await until(lambda: presences(mari))


async def test_lines_that_a_dead_process_left_standing_are_cleared_after_a_while(
    stage: Stage,
) -> None:
    mari, ana, bo = await stage.circle("Mari", "Ana", "Bo")
    await stage.rooms.stop(0)
    hub = stage.with_new_hub()
    for person in (mari, ana):
        person.stage = hub
        await person.come_back()
    await settle(mari)
    hub.time.move(9 * SECONDS)
    await settle(mari)
    assert presences(mari) == []

    hub.time.move(1 * SECONDS)

    await until(lambda: presences(mari) == [(bo.member, "reconnecting")])
    await hub.rooms.stop(0)


async def test_a_hub_that_stops_leaves_presence_as_it_was(stage: Stage) -> None:
    await stage.circle("Mari", "Ana")
    entries = len(await stage.records())

    await stage.rooms.stop(0)
    stage.time.move(60 * SECONDS)

    assert len(await stage.records()) == entries


async def test_other_nodes_lines_are_not_this_nodes_business(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    other = stage.with_new_hub(node="two")
    bo = await other.seated("Bo")
    other.time.move(60 * SECONDS)
    await bo.do(Rename("Bob"))

    lines = [
        event
        for record in await stage.records()
        for event in record.events
        if isinstance(event, LinesChanged)
    ]

    assert [(line.member, line.node) for event in lines for line in event.opened] == [
        (mari.member, "one"),
        (ana.member, "one"),
        (bo.member, "two"),
    ]
    assert not any(event.closed for event in lines)

    bo.lose_line()
    await asyncio.sleep(0)
    other.time.move(3 * SECONDS)
    await until(lambda: not other.rooms_open)
