"""The curtain, whatever happens: people who come back saying anything, on one hub or on two."""

import asyncio
from collections.abc import Sequence
from itertools import pairwise
from random import Random

import pytest
from circlekeeper_protocol.bounds import HUB, MemberId, Role
from circlekeeper_protocol.commands import AnyCommand, ChangeLines
from circlekeeper_protocol.events import CurtainDrawn, MeetingEnded
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import Position
from hypothesis import given
from hypothesis import strategies as st

from tests.server.hub.curtain import require_only_the_curtain, who_sees
from tests.server.hub.stage import Person, Stage, Tape, until
from tests.server.hub.test_random_lives import Client, Life
from tests.support.lives import (
    Deed,
    lives,
    lives_past_the_end,
    named,
    random_life,
    random_life_past_the_end,
)

AHEAD = 5


class FromAnywhere(Client):
    """Comes back, to any of the hubs, saying that they have seen anything: less than they have, or
    also what they have not."""

    def __init__(self, person: Person, role: Role, random: Random, stages: Sequence[Stage]) -> None:
        super().__init__(person, role)
        self.random = random
        self.stages = stages
        self.tapes: list[Tape] = [person.tape]

    async def come_back(self) -> None:
        if self.away:
            self.person.stage = self.random.choice(self.stages)
        if self.seen is not None:
            self.seen = Position(self.seen.epoch, self.random.randint(0, self.seen.seq + AHEAD))
            self.known = None
        await super().come_back()
        if not self.away:
            self.tapes.append(self.person.tape)

    def look(self) -> None:
        """See no more than where the line stands: this is about what it was sent."""
        now = self.person.seen
        self.seen = Position(now.epoch or (self.seen.epoch if self.seen else ""), now.seq)


class Watched(Life):
    """Mari, Ana, Bo and Cy with two who observe, on one hub or on two."""

    def __init__(self, stages: Sequence[Stage], random: Random) -> None:
        super().__init__(stages[0], random)
        self.stages = stages

    async def gather(self) -> None:
        people: tuple[tuple[str, Role], ...] = (
            ("Oleg", "observer"),
            ("Mari", "facilitator"),
            ("Ana", "participant"),
            ("Bo", "participant"),
            ("Cy", "participant"),
            ("Piret", "observer"),
        )
        for place, (name, role) in enumerate(people):
            stage = self.stages[place % len(self.stages)]
            self.add(await stage.seated(name, role), role)

    def add(self, person: Person, role: Role) -> None:
        self.clients.append(FromAnywhere(person, role, self.random, self.stages))

    def somebody(self) -> Person:
        return self.random.choice(self.stages).somebody()

    async def happen(self, deed: Deed) -> None:
        if isinstance(deed.command, ChangeLines) and self.random.random() < 0.5:
            self.random.choice((self.clients[0], self.clients[5])).lose_line()
        await super().happen(deed)
        for stage in self.stages[1:]:
            stage.time.move(deed.later)

    def meant(self, _client: Client, command: AnyCommand) -> AnyCommand:
        """Whoever comes back from anywhere can only guess which turn is running."""
        return named(command, self.random.randint(0, 3))

    async def check(self) -> None:
        await until(lambda: all(client.has_every_answer() for client in self.clients))
        for stage in self.stages:
            await stage.rooms.stop(0)
        records = await self.stage.records()
        sees = who_sees(records)
        for client in self.clients:
            assert isinstance(client, FromAnywhere)
            if client.role == "observer":
                for tape in client.tapes:
                    assert tape.visitor is not None
                    require_only_the_curtain(tape, tape.visitor.member, sees)


async def lived(life: list[Deed], random: Random, hubs: int) -> Watched:
    stage = await Stage.set_up(MemoryEventLog())
    stages = [stage, *(stage.with_new_hub(node=str(n)) for n in range(2, hubs + 1))]
    played = Watched(stages, random)
    await played.gather()
    for deed in life:
        await played.happen(deed)
    await played.check()
    return played


@given(lives | lives_past_the_end, st.randoms(use_true_random=True), st.sampled_from([1, 2]))
def test_with_the_curtain_drawn_nothing_else_leaves_an_observers_line(
    life: list[Deed], random: Random, hubs: int
) -> None:
    asyncio.run(lived(life, random, hubs))


@pytest.mark.parametrize("hubs", [1, 2])
def test_random_lives_open_it_and_draw_it_before_those_who_come_and_go(hubs: int) -> None:
    """The property would say little of meetings in which nobody ever sees, of people who never lose
    their line, or of a second hub at which nobody is."""

    async def play(seed: int) -> tuple[list[frozenset[MemberId]], int, int, int]:
        played = await lived(random_life(Random(seed), 60), Random(seed), hubs)
        observers = [each for each in played.clients if each.role == "observer"]
        assert all(isinstance(each, FromAnywhere) for each in observers)
        came_back = sum(len(each.tapes) - 1 for each in observers if isinstance(each, FromAnywhere))
        elsewhere = sum(each.person.stage is not played.stages[0] for each in observers)
        sees = who_sees(await played.stage.records())
        return sees, came_back, elsewhere, len(observers) - 2

    opened = drawn = came_back = elsewhere = new = 0
    for seed in range(30):
        sees, back, other, more = asyncio.run(play(seed))
        moves = list(pairwise(sees))
        opened += sum(bool(after and not before) for before, after in moves)
        drawn += sum(bool(before and not after) for before, after in moves)
        came_back, elsewhere, new = came_back + back, elsewhere + other, new + more
    assert min(opened, drawn, came_back, new) > 10
    assert (elsewhere > 10) == (hubs > 1)


@pytest.mark.parametrize("hubs", [1, 2])
def test_random_lives_also_draw_it_after_the_end(hubs: int) -> None:
    async def drawn(seed: int) -> bool:
        life = random_life_past_the_end(Random(seed), 25)
        played = await lived(life, Random(seed), hubs)
        records = await played.stage.records()
        happened = [(type(event), record.by) for record in records for event in record.events]
        [end] = [place for place, (what, _) in enumerate(happened) if what is MeetingEnded]
        return any(what is CurtainDrawn and by != HUB for what, by in happened[end:])

    assert sum(asyncio.run(drawn(seed)) for seed in range(20)) > 5
