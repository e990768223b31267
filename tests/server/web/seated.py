"""A circle of three on a real hub, whose lines say frames that no client would."""

import contextlib
import itertools
from collections.abc import AsyncIterator
from typing import Any, Final, NamedTuple

import msgspec
from circlekeeper_protocol.frames import PROTOCOL, Done, Door, Join, Refused, Welcome

from tests.support.running_hub import Line, Links, RunningHub

MARI, ANA, PIRET = 1, 2, 3
COUNT: Final = itertools.count()


def seat_of(name: str) -> str:
    return name.ljust(22, "-")


class Circle(NamedTuple):
    """A meeting that gathers, with a facilitator, a participant and an observer seated."""

    hub: RunningHub
    links: Links
    mari: Line
    ana: Line
    piret: Line

    async def entries(self) -> int:
        return len((await self.hub.log.read(self.links.meeting)).entries)

    async def do(self, line: Line, type: str, *, id: str = "", **fields: Any) -> int:
        """The entry of a command that is taken."""
        answer = await self._answer(line, {"type": type, **fields}, id)
        assert isinstance(answer, Done), answer
        return answer.seq

    async def refused(
        self, line: Line, type: str, *, for_: int | None = None, **fields: Any
    ) -> str:
        """The code with which a command is refused, and nothing has changed."""
        before = await self.entries()
        answer = await self._answer(line, {"type": type, **fields}, acting_for=for_)
        assert isinstance(answer, Refused), answer
        assert await self.entries() == before
        return answer.code

    async def _answer(
        self, line: Line, command: dict[str, Any], id: str = "", **more: Any
    ) -> Done | Refused:
        id = id or f"c{next(COUNT)}"
        await line.say_text(text({"type": "do", "id": id, "command": command, **more}))
        return await answer_on(line, id)

    async def knock(self, **hello: Any) -> str:
        """The code with which someone is sent away who says this first."""
        before = await self.entries()
        async with self.hub.line() as line:
            await line.say_text(
                text(
                    {"type": "hello", "protocol": PROTOCOL, "meeting": self.links.meeting, **hello}
                )
            )
            code, _ = await line.ended()
        assert await self.entries() == before
        return str(code)

    @contextlib.asynccontextmanager
    async def at_the_door(self) -> AsyncIterator[Line]:
        async with self.hub.line() as line:
            await line.hello(self.links.meeting, self.links.participant)
            assert isinstance(await line.hear(), Door)
            yield line


def text(frame: dict[str, Any]) -> str:
    return msgspec.json.encode(frame).decode()


async def answer_on(line: Line, id: str) -> Done | Refused:
    while not (isinstance(frame := await line.hear(), Done | Refused) and frame.id == id):
        pass
    return frame


async def take_seat(line: Line, meeting: str, invite: str, name: str) -> None:
    await line.hello(meeting, invite)
    await line.say(Join(id="join", name=name, seat=seat_of(name)))
    while not isinstance(await line.hear(), Welcome):
        pass


@contextlib.asynccontextmanager
async def seated_circle(hub: RunningHub) -> AsyncIterator[Circle]:
    links = await hub.make()
    async with hub.line() as mari, hub.line() as ana, hub.line() as piret:
        await take_seat(mari, links.meeting, links.facilitator, "Mari")
        await take_seat(ana, links.meeting, links.participant, "Ana")
        await take_seat(piret, links.meeting, links.observer, "Piret")
        yield Circle(hub, links, mari, ana, piret)
