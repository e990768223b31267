"""A series on Valkey: two hubs lead it on as one, and it can be forgotten."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from circlekeeper_client import Erased, NoEntry, connect
from circlekeeper_protocol.commands import (
    EndMeeting,
    EraseSeries,
    KeepCard,
    PutCard,
    StartMeeting,
)
from circlekeeper_server.event_log.redis import RedisEventLog
from circlekeeper_server.event_log.redis.keys import keys_of
from circlekeeper_server.hub.series import leads_of

from tests.server.hub.series_stage import SeriesStage, place
from tests.support.circles import make_meeting
from tests.support.redis_server import RedisServer, redis_server, require_program
from tests.support.running_hub import running_hub

WORDS = (b"secret word", b"Ana-Sofia", b"Thursday circle")


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[RedisServer]:
    """Of this test alone: it looks into the server's files."""
    async with redis_server(require_program("valkey"), tmp_path / "valkey") as server:
        yield server


async def test_two_hubs_that_lead_a_series_on_at_once_lead_to_the_same_meeting(
    server: RedisServer,
) -> None:
    here, there = await RedisEventLog.open(server.url), await RedisEventLog.open(server.url)
    series = await SeriesStage.of_three(here)
    await series.held(erased=False)
    other = SeriesStage.with_new_hub(series, there, node="two")

    doors = [await series.at_the_door(), await other.at_the_door()]

    leads = leads_of(await here.read(series.meeting))
    assert leads is not None
    assert len(leads) == len(set(leads)) == 2
    assert [place(door.replica()) for door in doors] == [(2, 3)] * 2
    for stage in (series, other):
        await stage.rooms.stop(0)
    for log in (here, there):
        await log.close()


async def test_a_series_that_is_erased_leaves_no_word_in_any_file_and_comes_never_again(
    server: RedisServer,
) -> None:
    log = await RedisEventLog.open(server.url)
    async with running_hub(log=log) as hub:
        links = await make_meeting(
            f"http://127.0.0.1:{hub.port}",
            title="Thursday circle",
            starts_at=hub.time.now(),
            meetings=3,
            every_days=7,
        )
        async with (
            connect(links.facilitator, "Mari") as mari,
            connect(links.participant, "Ana-Sofia") as ana,
        ):
            await ana.do(PutCard(1, "goal", "secret word", "circle", None))
            await ana.do(KeepCard(1, True))
            await mari.do(StartMeeting())
            await mari.do(EndMeeting())
        async with connect(links.facilitator, "Mari") as mari:
            assert "secret word" in [card.text for card in mari.meeting.cards]
            streams = [links.meeting, *(leads_of(await log.read(links.meeting)) or ())]
            assert len(streams) == 3
            assert all(word in everything_in(server.folder) for word in WORDS)

            await mari.do(EraseSeries())
            with pytest.raises(Erased):
                await mari.until(lambda _: False)
        for link in links[1:]:
            with pytest.raises(NoEntry):
                async with connect(link, "Bo"):
                    pass
    await log.close()

    left = everything_in(server.folder)
    assert not [word for word in WORDS if word in left]
    for stream in streams:
        keys = keys_of(stream)
        assert await server.ask("EXISTS", keys.head, keys.entries) == 0
        assert await server.ask("ZSCORE", keys.expiries, stream) is None
        assert await server.ask("SISMEMBER", keys.erased, stream) == 1


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
