"""Several hubs on one meeting: whichever one is at, it is the same meeting."""

from collections.abc import AsyncIterator, Collection
from pathlib import Path

import pytest
from circlekeeper_protocol.bounds import MemberId
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.commands import (
    EraseMeeting,
    RaiseHand,
    Remove,
    Rename,
    RenewInvite,
    StartMeeting,
)
from circlekeeper_protocol.events import PresenceChanged
from circlekeeper_protocol.frames import Done, Resumed, Welcome
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view
from circlekeeper_server.event_log.port import EventLog
from circlekeeper_server.event_log.redis import RedisEventLog
from circlekeeper_server.event_log.redis.keys import keys_of
from circlekeeper_server.hub import NoEntry, Rooms
from msgspec.structs import replace

from tests.server.conftest import RedisServers, open_log
from tests.server.hub.stage import SECONDS, Person, Stage, until
from tests.support.meetings import MAKE
from tests.support.silent_log import SilentEventLog, UnlookingEventLog


class Nodes:
    """One meeting at two hubs; on Redis each has a log of its own."""

    def __init__(self, here: Stage, there: Stage) -> None:
        self.here = here
        self.there = there


@pytest.fixture(params=["memory", "sqlite", "valkey"])
async def nodes(
    request: pytest.FixtureRequest, tmp_path: Path, redis_servers: RedisServers
) -> AsyncIterator[Nodes]:
    log = await open_log(request.param, tmp_path, redis_servers)
    other: EventLog = log
    if isinstance(log, RedisEventLog):
        other = await RedisEventLog.open(redis_servers.running(request.param).url)
    here = await Stage.set_up(log)
    there = here.with_new_hub(other, node="two")
    yield Nodes(here, there)
    await here.rooms.stop(0)
    await there.rooms.stop(0)
    await log.close()
    await other.close()


@pytest.fixture(params=[RedisEventLog])
async def deaf(request: pytest.FixtureRequest, redis_servers: RedisServers) -> AsyncIterator[Nodes]:
    """The one there hears of what is done here only by looking, if at all."""
    server = await redis_servers.empty("valkey")
    silent, log = await SilentEventLog.open(server.url), await request.param.open(server.url)
    here = await Stage.set_up(silent)
    there = here.with_new_hub(log, node="two")
    yield Nodes(here, there)
    await here.rooms.stop(0)
    await there.rooms.stop(0)
    await silent.close()
    await log.close()


async def test_what_is_done_at_one_is_seen_at_the_other_without_anyone_asking(
    nodes: Nodes,
) -> None:
    mari, bo = await nodes.here.seated("Mari", "facilitator"), await nodes.there.seated("Bo")

    await mari.do(Rename("Maria"))
    await until(lambda: any(seat.name == "Maria" for seat in bo.replica().seats))

    assert bo.replica() == view(await nodes.here.state(), "participant", bo.member)


async def test_many_at_both_who_never_rest_all_see_the_same(nodes: Nodes) -> None:
    mari, bo = await nodes.here.seated("Mari", "facilitator"), await nodes.there.seated("Bo")
    ids = []
    for number in range(50):
        ids += [(who, who.send(Rename(f"Name {number}"))[0]) for who in (mari, bo)]
        for who, id in ids[-2:]:
            assert isinstance(await who.answer(id), Done)

    last = len(await nodes.here.records())
    await until(lambda: mari.seen.seq == bo.seen.seq == last)

    state = await nodes.here.state()
    assert mari.replica() == view(state, "facilitator", mari.member)
    assert bo.replica() == view(state, "participant", bo.member)


@pytest.mark.parametrize("deaf", [UnlookingEventLog], indirect=True)
async def test_a_hub_that_has_missed_something_refuses_nothing_for_that(deaf: Nodes) -> None:
    mari, bo = await deaf.here.seated("Mari", "facilitator"), await deaf.there.seated("Bo")
    await mari.do(StartMeeting())
    assert bo.replica().stage == "gathering"

    assert isinstance(await bo.do(RaiseHand("speak")), Done)
    assert bo.replica().stage == "running"


async def test_what_was_missed_is_seen_within_two_seconds(deaf: Nodes) -> None:
    mari, bo = await deaf.here.seated("Mari", "facilitator"), await deaf.there.seated("Bo")

    await mari.do(StartMeeting())

    await until(lambda: bo.replica().stage == "running")


async def test_whoever_is_removed_at_one_has_to_go_at_the_other(nodes: Nodes) -> None:
    mari, bo = await nodes.here.seated("Mari", "facilitator"), await nodes.there.seated("Bo")
    kim = await nodes.there.seated("Kim")
    await until(lambda: len(mari.replica().seats) == 3)

    await mari.do(Remove(bo.member))
    await until(lambda: "MemberLeft" in kim.event_types)

    assert bo.tape.closed is CloseCode.REMOVED, "told of there, and not done"


async def test_a_link_that_is_renewed_at_one_opens_nothing_at_the_other(nodes: Nodes) -> None:
    mari = await nodes.here.seated("Mari", "facilitator")
    kim = await nodes.there.seated("Kim", "facilitator")
    at_the_door = await nodes.there.at_the_door()

    await mari.do(RenewInvite("participant", "n" * 22))
    await until(lambda: "InviteRenewed" in kim.event_types)

    assert at_the_door.tape.closed is CloseCode.NO_ENTRY, "told of there, and not done"


async def test_a_meeting_that_is_erased_at_one_is_forgotten_at_the_other(nodes: Nodes) -> None:
    mari, bo = await nodes.here.seated("Mari", "facilitator"), await nodes.there.seated("Bo")

    await mari.do(EraseMeeting())
    await until(lambda: bo.tape.closed)

    assert bo.tape.closed is CloseCode.ERASED


async def test_a_rehearsal_that_is_tried_again_at_one_is_told_of_at_the_other(
    nodes: Nodes,
) -> None:
    here, there = nodes.here, nodes.there
    here.meeting = await here.rooms.make(replace(MAKE, rehearsal="first-evening"))
    there.meeting = here.meeting
    mari, bo = await here.seated("Mari", "facilitator"), await there.seated("Bo")
    moment = len(await here.records())
    kim = await there.seated("Kim")

    branch = await there.rooms.branches.branch(here.meeting, mari.seat, moment)

    assert branch is not None
    again = branch.meeting

    await until(lambda: {who.replica().again for who in (mari, bo, kim)} == {again})
    assert await here.rooms.branches.along(here.meeting, kim.seat) == again
    here.meeting = there.meeting = again
    for who in (mari, bo, kim):
        who.lose_line()
        await who.come_back()
    await until(lambda: all(len(who.replica().seats) == 3 for who in (mari, bo, kim)))


# Nodes that die


class Register:
    """Leases that a test hands out."""

    def __init__(self) -> None:
        self.gone: set[str] = set()

    async def dead(self, nodes: Collection[str], /) -> set[str]:
        return self.gone & set(nodes)


async def test_lines_to_a_dead_node_are_cleared_by_another_and_those_to_living_ones_stay(
    stage: Stage,
) -> None:
    register = Register()
    there, third = stage.with_new_hub(node="two"), stage.with_new_hub(node="three")
    there.rooms = Rooms(there.log, there.time, node="two", leases=register)
    mari = await there.seated("Mari", "facilitator")
    ana, bo = await stage.seated("Ana"), await third.seated("Bo")
    await stage.rooms.stop(0)
    register.gone = {"one"}

    there.time.move(2 * SECONDS)
    await until(lambda: not is_here(mari.replica(), ana.member))

    assert is_here(mari.replica(), bo.member)
    for hub in (there, third):
        await hub.rooms.stop(0)


async def test_lines_that_were_cleared_by_mistake_are_written_down_again(stage: Stage) -> None:
    register = Register()
    there = stage.with_new_hub(node="two")
    there.rooms = Rooms(there.log, there.time, node="two", leases=register)
    mari, ana = await there.seated("Mari", "facilitator"), await stage.seated("Ana")
    register.gone = {"one"}

    there.time.move(2 * SECONDS)

    await until(lambda: presences(mari, ana.member) == ["reconnecting", "here"])
    await there.rooms.stop(0)


def is_here(meeting: Meeting, member: MemberId) -> bool:
    return any(seat.id == member and seat.presence == "here" for seat in meeting.seats)


def presences(person: Person, member: MemberId) -> list[str]:
    """As it was seen to change."""
    return [
        event.presence
        for entry in person.entries
        for event in entry.events
        if isinstance(event, PresenceChanged) and event.member == member
    ]


# A log that was put back


async def test_a_history_that_went_back_begins_anew_for_everyone(
    redis_servers: RedisServers,
) -> None:
    server = await redis_servers.empty("valkey")
    log = await RedisEventLog.open(server.url)
    stage = await Stage.set_up(log)
    mari, ana = await stage.circle("Mari", "Ana")
    keys = keys_of(stage.meeting)
    backup = [await server.ask("DUMP", key) for key in (keys.head, keys.entries)]
    await ana.do(Rename("Anna"))
    for key, dump in zip((keys.head, keys.entries), backup, strict=True):
        assert isinstance(dump, bytes)
        await server.ask("RESTORE", key, 0, dump, "REPLACE")

    await until(lambda: mari.tape.closed and ana.tape.closed)
    seen = ana.seen
    await ana.come_back(seen=seen)

    assert not any(isinstance(frame, Resumed) for frame in ana.tape.frames)
    [welcome] = [frame for frame in ana.tape.frames if isinstance(frame, Welcome)]
    assert welcome.epoch != seen.epoch
    assert [seat.name for seat in welcome.meeting.seats] == ["Mari", "Ana"]
    await stage.rooms.stop(0)
    await log.close()


async def test_a_history_that_is_gone_is_made_up_by_nobody_though_nobody_asks(
    redis_servers: RedisServers,
) -> None:
    server = await redis_servers.empty("valkey")
    log = await RedisEventLog.open(server.url)
    stage = await Stage.set_up(log)
    mari, ana = await stage.circle("Mari", "Ana")
    keys = keys_of(stage.meeting)

    await server.ask("DEL", keys.head, keys.entries)
    await until(lambda: mari.tape.closed and ana.tape.closed)

    with pytest.raises(NoEntry):
        await ana.come_back()
    assert await server.ask("EXISTS", keys.head, keys.entries) == 0
    await stage.rooms.stop(0)
    await log.close()
