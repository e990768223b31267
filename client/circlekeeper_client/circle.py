"""A seat in a meeting, for asyncio: a session, the line it asks for, and those who wait for it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from random import Random, SystemRandom
from types import TracebackType
from typing import Self, assert_never
from weakref import WeakSet

from circlekeeper_protocol.bounds import CommandId, MemberId, Millis, Name, Role, Secret, Seq
from circlekeeper_protocol.commands import AnyCommand
from circlekeeper_protocol.frames import Done, Entry, Welcome
from circlekeeper_protocol.meeting import Meeting

from circlekeeper_client.actions import (
    Action,
    Actions,
    Answered,
    Back,
    CutLine,
    Happened,
    NotAnswered,
    OpenLine,
    Over,
    Seated,
    Send,
)
from circlekeeper_client.endings import EnteredAlready, Left, NoHub, NotSeated
from circlekeeper_client.line import Line, NoLine, open_line
from circlekeeper_client.links import Invite, KeptSeat, read_link
from circlekeeper_client.news import Entries, News
from circlekeeper_client.replica import Replica
from circlekeeper_client.session import Session


def connect(
    ticket: str | Invite | KeptSeat,
    name: Name = "",
    *,
    patience_seconds: float = 30.0,
    random: Random | None = None,
    key: Secret | None = None,
) -> "Circle":
    """Take a seat with a link and a name, or come back to a kept seat: `async with connect(…)`.

    Entering raises `NoEntry` when the link opens nothing, `Refused` when the name cannot be taken
    or the circle is full, and `NoHub` when no hub let this member in for so long. Once seated, it
    comes back by itself whenever the line drops, for as long as it takes.

    `key` is to be the secret of the new seat, for whoever has one by which they find it again. Who
    has a seat with it already, comes back to that.
    """
    if isinstance(ticket, str):
        ticket = read_link(ticket)
    if isinstance(ticket, Invite) and not name:
        raise ValueError("taking a seat with a link needs a name")
    return Circle(Session(ticket, name, random or SystemRandom(), key), patience_seconds)


class Circle:
    """What one member sees and does. Leaving the `async with` hangs up and keeps the seat;
    `do(Leave())` gives it up."""

    def __init__(self, session: Session, patience_seconds: float) -> None:
        self._session = session
        self._patience_seconds = patience_seconds
        self._line: Line | None = None
        self._line_wanted = asyncio.Event()
        self._answers: dict[CommandId, asyncio.Future[Done]] = {}
        self._waiting: set[asyncio.Future[None]] = set()
        self._watching: WeakSet[News] = WeakSet()
        self._timer: asyncio.TimerHandle | None = None
        self._life: asyncio.Task[None] | None = None
        self._trouble: Exception | None = None
        self._ending: Exception | None = None

    # What is known

    @property
    def meeting(self) -> Meeting:
        """The meeting as this member may know it, as it is now."""
        return self._replica.meeting

    @property
    def member(self) -> MemberId:
        return self._replica.member

    @property
    def role(self) -> Role:
        return self._replica.role

    @property
    def epoch(self) -> str:
        return self._replica.epoch

    @property
    def seq(self) -> Seq:
        """The last entry that is in `meeting`."""
        return self._replica.seq

    @property
    def seat(self) -> KeptSeat:
        """What to keep to come back to this seat, later or from another process."""
        ticket = self._session.ticket
        if isinstance(ticket, Invite):
            raise NotSeated
        return ticket

    @property
    def connected(self) -> bool:
        return self._session.seated and self._ending is None

    @property
    def hub_now(self) -> Millis:
        """Hub time, by an estimate that is as good as half a round trip."""
        return self._session.clock.now(self._now)

    # What can be done

    async def do(self, command: AnyCommand, *, acting_for: MemberId | None = None) -> Done:
        """Return when it is done and kept; `seq` of the answer is the entry that it caused.

        Without a line it waits for the next one. Raises `Refused`; `LineLost` when it cannot be
        known whether it was done; an `Ended` when there is no coming back.
        """
        if self._life is None:
            raise NotSeated
        if self._ending is not None:
            raise self._ending
        id, actions = self._session.do(command, acting_for)
        answer: asyncio.Future[Done] = asyncio.get_running_loop().create_future()
        self._answers[id] = answer
        try:
            self._obey(actions)
            return await answer
        finally:
            del self._answers[id]
            self._session.forget(id)

    async def until(self, holds: Callable[[Meeting], object]) -> Meeting:
        """Wait until something holds for the meeting; looked at whenever anything changes."""
        while not holds(self.meeting):
            await self._change()
        return self.meeting

    def entries(self) -> Entries:
        """What happens from now on: `async for entry in circle.entries()`."""
        news = News()
        self._watch(news)
        return Entries(news)

    def news(self) -> News:
        """All that `meeting` is made of, from how it is now: `async for told in circle.news()`."""
        news = News()
        news.add(self._fresh_view())
        self._watch(news)
        return news

    async def __aenter__(self) -> Self:
        if self._life is not None:
            raise EnteredAlready
        self._life = asyncio.create_task(self._live())
        try:
            async with asyncio.timeout(self._patience_seconds):
                while self._session.replica is None:
                    await self._change()
        except TimeoutError:
            await self._hang_up()
            raise NoHub(f"no hub let us in at {self._session.ticket.hub}") from self._trouble
        except BaseException:
            await self._hang_up()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._hang_up()

    # Inside

    @property
    def _replica(self) -> Replica:
        if self._session.replica is None:
            raise NotSeated
        return self._session.replica

    @property
    def _now(self) -> Millis:
        return round(asyncio.get_running_loop().time() * 1000)

    async def _live(self) -> None:
        try:
            self._tick()
            while self._ending is None:
                self._line_wanted.clear()
                code = await self._hold_line()
                self._obey(self._session.line_closed(code, self._now))
                await self._line_wanted.wait()
        except Exception as error:
            self._end(error)
            raise

    async def _hold_line(self) -> int | None:
        """Open a line and stay on it; returns the close code that arrived, if one did."""
        try:
            line = await open_line(self._session.ticket.hub)
        except NoLine as error:
            self._trouble = error
            return None
        self._line = line
        try:
            self._obey(self._session.line_opened(self._now))
            async for text in line.texts():
                self._obey(self._session.received(text, self._now))
        finally:
            self._line = None
            code = await line.close()
        return code

    def _tick(self) -> None:
        self._obey(self._session.tick(self._now))

    def _obey(self, actions: Actions) -> None:
        for action in actions:
            self._obey_one(action)
        self._arm()
        self._wake()

    def _obey_one(self, action: Action) -> None:
        match action:
            case OpenLine():
                self._line_wanted.set()
            case Send():
                if self._line is not None:
                    self._line.send(action.text)
            case CutLine():
                if self._line is not None:
                    self._line.cut()
            case Seated():
                self._tell(self._fresh_view())
            case Back():
                pass
            case Happened():
                self._tell(action.entry)
            case Answered():
                self._answer(action.done.id, action.done)
            case NotAnswered():
                self._answer(action.id, action.why)
            case Over():
                self._end(action.why)
            case _:
                assert_never(action)

    def _fresh_view(self) -> Welcome:
        known = self._replica
        return Welcome(
            member=known.member,
            role=known.role,
            epoch=known.epoch,
            seq=known.seq,
            now=self.hub_now,
            meeting=known.meeting,
        )

    def _watch(self, news: News) -> None:
        if self._ending is not None:
            news.end(self._ending)
        self._watching.add(news)

    def _tell(self, told: Welcome | Entry) -> None:
        for news in self._watching:
            news.add(told)

    def _answer(self, id: CommandId, answer: Done | Exception) -> None:
        waiting = self._answers.get(id)
        if waiting is None or waiting.done():
            return
        if isinstance(answer, Exception):
            waiting.set_exception(answer)
        else:
            waiting.set_result(answer)

    async def _change(self) -> None:
        """Wait until anything has changed."""
        if self._ending is not None:
            raise self._ending
        waiting = asyncio.get_running_loop().create_future()
        self._waiting.add(waiting)
        try:
            await waiting
        finally:
            self._waiting.discard(waiting)

    def _wake(self) -> None:
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)

    def _arm(self) -> None:
        """Let the session's next deadline call us."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        due = self._session.due
        if due is not None and self._ending is None:
            self._timer = asyncio.get_running_loop().call_at(due / 1000, self._tick)

    def _end(self, why: Exception) -> None:
        """Nothing more will come: tell everyone who waits."""
        if self._ending is not None:
            return
        self._ending = why
        for id in self._answers:
            self._answer(id, why)
        for news in self._watching:
            news.end(why)
        self._line_wanted.set()
        self._wake()

    async def _hang_up(self) -> None:
        self._end(Left("this side hung up"))
        if self._life is not None:
            self._life.cancel()
            with suppress(asyncio.CancelledError):
                await self._life
        self._arm()
