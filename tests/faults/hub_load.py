"""Members of several meetings who never rest, and who remember what the hub has acknowledged."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import count
from random import Random
from typing import NamedTuple

from circlekeeper_client import Circle, LineLost, Refused
from circlekeeper_protocol.bounds import CommandId, MemberId
from circlekeeper_protocol.commands import (
    AnyCommand,
    LowerHand,
    RaiseHand,
    Rename,
    ShowPrompt,
    StartMeeting,
)

from tests.support.circles import Hurried, circle_at, make_meeting
from tests.support.kept_log import KeptLog

MEETINGS = 3
NAMES = ("Mari", "Ana", "Bo", "Cy")
MOST_PER_SECOND = 15
"""Commands of one member; the hub calls 20 in a second too fast."""


class Acknowledged(NamedTuple):
    meeting: str
    member: MemberId
    id: CommandId
    seq: int
    changes: bool
    """Whether the command is one that always causes an entry."""


class Busy:
    """One member, who asks for one thing after the other."""

    def __init__(self, load: "Load", meeting: str, circle: Circle, chance: Random) -> None:
        self.meeting = meeting
        self.circle = circle
        self.done_now = 0
        """What was acknowledged since the hub was last started."""
        self.answered_at = 0.0
        self.waited = 0.0
        """The longest time without an answer, since everyone's was last put to nought."""
        self._load = load
        self._chance = chance
        self._numbers = count(1)

    async def act(self) -> None:
        while True:
            command = self._some_command()
            try:
                done = await self.circle.do(command)
            except LineLost:
                continue
            except Refused:  # a hub whose log is away says so at once
                await self._pause()
                continue
            changes = isinstance(command, Rename | ShowPrompt)
            acknowledged = Acknowledged(
                self.meeting, self.circle.member, done.id, done.seq, changes
            )
            self.done_now += 1
            self.answered()
            self._load.remember(acknowledged)
            await self._pause()

    def answered(self) -> None:
        now = asyncio.get_running_loop().time()
        self.waited = max(self.waited, now - self.answered_at)
        self.answered_at = now

    async def _pause(self) -> None:
        await asyncio.sleep(self._chance.random() * 2 / MOST_PER_SECOND)

    def _some_command(self) -> AnyCommand:
        number = next(self._numbers)
        if self.circle.role == "facilitator":
            return ShowPrompt(text=f"Question {number}")
        commands: list[AnyCommand] = [
            Rename(name=f"Name {number}"),
            RaiseHand(kind="speak"),
            LowerHand(),
        ]
        return self._chance.choice(commands)


class Load:
    def __init__(self) -> None:
        self.acknowledged: list[Acknowledged] = []
        self.members: list[Busy] = []
        self._more = asyncio.Event()

    def remember(self, acknowledged: Acknowledged) -> None:
        self.acknowledged.append(acknowledged)
        self._more.set()

    def forget_answers(self) -> None:
        for member in self.members:
            member.done_now = 0

    @property
    def answered(self) -> int:
        """How many members have had an answer since."""
        return sum(member.done_now > 0 for member in self.members)

    async def acknowledgements(self, more: int) -> None:
        """Wait until everyone has had an answer from the hub that runs now, and all of them
        together so many more."""
        self.forget_answers()
        enough = len(self.acknowledged) + more
        while len(self.acknowledged) < enough or any(not m.done_now for m in self.members):
            self._more.clear()
            await self._more.wait()

    def wait_from_now(self) -> None:
        for member in self.members:
            member.answered()
            member.waited = 0.0

    def longest_wait(self) -> float:
        """Of anybody, from one answer to the next, also of those who wait still."""
        now = asyncio.get_running_loop().time()
        return max(max(member.waited, now - member.answered_at) for member in self.members)

    def require_kept(self, logs: Mapping[str, KeptLog]) -> None:
        """What everyone was told is in the log of each meeting, once, and no more than they may see
        of it is what they know."""
        for kept in logs.values():
            kept.require_whole()
        for done in self.acknowledged:
            caused = logs[done.meeting].caused_by(done.member, done.id)
            if caused or done.changes:
                places = [record.seq for record in caused]
                assert places == [done.seq], f"acknowledged, and not kept: {done} is at {places}"
        for member in self.members:
            logs[member.meeting].require_agreement(member.circle)


@asynccontextmanager
async def load_at(
    hub: str, chance: Random, coming_back: Random | None = None
) -> AsyncIterator[Load]:
    """Members of several meetings, at work until the end. They hurry to come back, unless
    `coming_back` draws how long they wait."""
    load = Load()
    hurried = coming_back or Hurried(chance.random())
    async with AsyncExitStack() as stack, asyncio.TaskGroup() as at_work:
        for _ in range(MEETINGS):
            links = await make_meeting(hub)
            circles = await stack.enter_async_context(circle_at(links, *NAMES, random=hurried))
            await circles[0].do(StartMeeting())
            load.members += [Busy(load, links.meeting, circle, chance) for circle in circles]
        acting = [at_work.create_task(member.act()) for member in load.members]
        yield load
        for act in acting:
            act.cancel()
