"""The curtain, whatever happens: people who come back saying anything, on one hub or on two."""

import asyncio
from collections.abc import Sequence
from itertools import pairwise
from random import Random

from circlekeeper_protocol.bounds import MemberId, Role
from circlekeeper_protocol.commands import AnyCommand, ChangeLines
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import Position
from hypothesis import given
from hypothesis import strategies as st

from tests.server.hub.curtain import require_only_the_curtain, who_sees
from tests.server.hub.stage import Person, Stage, Tape, until
from tests.server.hub.test_random_lives import Client, Life
from tests.support.lives import Deed, lives, named, random_life


class FromAnywhere(Client):
    """Comes back saying that they have seen anything up to what they have."""

    def __init__(self, person: Person, role: Role, random: Random) -> None:
        super().__init__(person, role)
        self.random = random
        self.tapes: list[Tape] = [person.tape]

    async def come_back(self) -> None:
        if self.seen is not None:
            self.seen = Position(self.seen.epoch, self.random.randint(0, self.seen.seq))
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
            person = await stage.seated(name, role)
            self.clients.append(FromAnywhere(person, role, self.random))

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
            tapes = client.tapes if isinstance(client, FromAnywhere) else [client.person.tape]
            if client.role == "observer":
                for tape in tapes:
                    require_only_the_curtain(tape, client.person.visitor.member, sees)


@given(lives, st.randoms(use_true_random=True), st.sampled_from([1, 2]))
def test_with_the_curtain_drawn_nothing_else_leaves_an_observers_line(
    life: list[Deed], random: Random, hubs: int
) -> None:
    async def play() -> None:
        stage = await Stage.set_up(MemoryEventLog())
        stages = [stage, *(stage.with_new_hub(node=str(n)) for n in range(2, hubs + 1))]
        played = Watched(stages, random)
        await played.gather()
        for deed in life:
            await played.happen(deed)
        await played.check()

    asyncio.run(play())


def test_random_lives_open_it_and_draw_it() -> None:
    """The property would say little of meetings in which nobody ever sees."""

    async def play(seed: int) -> list[frozenset[MemberId]]:
        stage = await Stage.set_up(MemoryEventLog())
        played = Watched([stage], Random(seed))
        await played.gather()
        for deed in random_life(Random(seed), 60):
            await played.happen(deed)
        await stage.rooms.stop(0)
        return who_sees(await stage.records())

    opened = drawn = 0
    for seed in range(30):
        sees = asyncio.run(play(seed))
        moves = list(pairwise(sees))
        opened += sum(bool(after and not before) for before, after in moves)
        drawn += sum(bool(before and not after) for before, after in moves)
    assert opened > 10
    assert drawn > 10
