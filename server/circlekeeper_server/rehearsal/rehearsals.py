"""All rehearsals of this hub: a few at a time, each erased as soon as it is over."""

import asyncio
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from typing import Final, NamedTuple, Protocol

from circlekeeper_protocol.bounds import (
    Digest,
    Line,
    MeetingId,
    Millis,
    Minutes,
    Name,
    Secret,
    Seq,
    Title,
)
from circlekeeper_protocol.cards import Card
from circlekeeper_protocol.commands import MakeMeeting
from circlekeeper_protocol.meeting import About, Plan
from circlekeeper_protocol.refusals import Refused
from msgspec import Struct
from msgspec.structs import replace

from .dice import Dice
from .led import Led
from .recalling import Branch, Cast, cast_of
from .rehearsal import Rehearsal, Seats
from .scenario import LED, SEEN, Heard, Scenario
from .waiting import Sleep

MOST: Final = 8
MOST_FROM_ONE_PLACE: Final = 3

PLACE: Final = "A rehearsal: everyone in this circle is simulated"
"""What the door says of where it is."""
LED_PLACE: Final = "A rehearsal"
KEEP_HOURS: Final = 1
"""At most, that is, should the hub fail in the middle of it."""
LED_KEEP_HOURS: Final = 24
"""After its end, so that it can be talked over."""
HEADS_UPS: Final[tuple[Minutes, ...]] = (15, 10)

WHY_OBSERVERS: Final = "Somebody looks at how such a meeting is held."


class Moment(Protocol):
    """An entry with which a part begins, or somebody's turn."""

    @property
    def seq(self) -> Seq: ...
    @property
    def phase(self) -> str: ...
    @property
    def name(self) -> str: ...


class House(NamedTuple):
    """What rehearsals need of the hub that they are held on."""

    plans: Mapping[str, Plan]
    """By their ids: those that scenarios name."""
    scenarios: Mapping[str, Scenario]
    now: Callable[[], Millis]
    make: Callable[[MakeMeeting], Awaitable[MeetingId]]
    """Raises `Refused`."""
    moments: Callable[[MeetingId, Secret], Awaitable[Sequence[Moment]]]
    """Where whoever leads a meeting, by the seat with this secret, can try again from. Raises
    `Refused`."""
    branch: Callable[[MeetingId, Secret, Seq], Awaitable[Branch | None]]
    """A new meeting that goes on from an entry of another, for whoever leads there; `None` if
    another leader was faster, and they come along. Raises `Refused`."""
    along: Callable[[MeetingId, Secret], Awaitable[MeetingId]]
    """Where one that was tried again goes on, for whoever has the seat with this secret. Raises
    `Refused`."""
    pause: Callable[[MeetingId], Awaitable[None]]
    """Hold the time of one that is looked at, and let it go on. Both raise `Refused`."""
    resume: Callable[[MeetingId], Awaitable[None]]
    end: Callable[[MeetingId], Awaitable[bool]]
    """Whether there is something to look back at, for somebody."""
    erase: Callable[[MeetingId], Awaitable[None]]
    report: Callable[[Exception], None]
    """Tells the keeper of a fault."""
    digest: Callable[[Secret], Digest]
    """What the log keeps in place of a secret."""
    agreements: tuple[Card, ...] = ()


class Names(NamedTuple):
    """Whose seats can be looked from."""

    participant: Name
    facilitator: Name


class Opened(NamedTuple):
    """A rehearsal at which the first two have sat down."""

    meeting: MeetingId
    observer: Secret
    """The invite for whoever watches."""
    seats: Seats
    names: Names


class Introduced(Struct, frozen=True):
    """A character as whoever leads may know them: not what they will do."""

    name: Name
    about: Line
    heard: tuple[Heard, ...]


class Offered(Struct, frozen=True):
    """A scenario as whoever leads it sees it."""

    id: str
    title: Title
    blurb: Line
    practises: Line
    minutes: int
    """All parts together."""
    questions: tuple[Line, ...]
    characters: tuple[Introduced, ...]


class Prepared(NamedTuple):
    """A rehearsal that waits for whoever leads it."""

    meeting: MeetingId
    facilitator: Secret
    """The invite for whoever leads, and the one for whoever rehearses with them."""
    participant: Secret


class Rehearsals:
    def __init__(self, house: House, *, sleep: Sleep = asyncio.sleep) -> None:
        self._house = house
        self._sleep = sleep
        self._places: Counter[str | None] = Counter()
        self._led: dict[MeetingId, str | None] = {}
        """From which place."""
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def offered(self) -> Sequence[Offered]:
        """The scenarios that can be led, from the easiest on."""
        return [self._offered(id) for id in LED]

    def _offered(self, id: str) -> Offered:
        scenario = self._house.scenarios[id]
        phases = self._house.plans[scenario.plan].phases
        return Offered(
            id=id,
            title=scenario.title,
            blurb=scenario.blurb,
            practises=scenario.practises,
            minutes=sum(phase.minutes for phase in phases),
            questions=scenario.questions,
            characters=tuple(
                Introduced(each.name, each.about, each.heard) for each in scenario.characters
            ),
        )

    def __len__(self) -> int:
        return self._places.total()

    async def start(
        self,
        hub: str,
        place: str | None,
        minute: Millis,
        seed: int | None = None,
        plan: Plan | None = None,
    ) -> Opened | None:
        """Begin one at `hub`, the address of this hub, with people drawn by `seed`, or by chance;
        by a sound `plan` that somebody tries out, or by the house's.

        `None` when enough are running: here, or for this `place`. A place of `None` is this machine
        itself, which is limited by the hub alone. Raises `Refused`.
        """
        if not self._has_room_for(place):
            return None
        dice = _dice(seed)
        scenario = self._house.scenarios[dice.pick(SEEN, "scenario")]
        made = self._made(scenario, minute, plan or self._house.plans[scenario.plan])
        made = replace(made, observers=True, why_observers=WHY_OBSERVERS, seed=dice.seed)
        self._places[place] += 1
        try:
            meeting = await self._house.make(made)
        except BaseException:
            self._places[place] -= 1
            raise
        rehearsal = Rehearsal(hub, meeting, made, scenario, dice, self._sleep)
        task = self._begin(self._hold(meeting, rehearsal, place))
        await asyncio.wait((rehearsal.seated, task), return_when=asyncio.FIRST_COMPLETED)
        if not rehearsal.seated.done():
            raise Refused("out_of_reach")
        names = Names(participant=scenario.characters[0].name, facilitator=scenario.facilitator)
        return Opened(meeting, made.observer, rehearsal.seated.result(), names)

    async def lead(
        self, id: str, hub: str, place: str | None, minute: Millis, seed: int | None = None
    ) -> Prepared | None:
        """Prepare a scenario for whoever leads it. `None` as for `start`. Raises `KeyError` if
        no such scenario is offered, and `Refused`."""
        if id not in LED:
            raise KeyError(id)
        scenario = self._house.scenarios[id]
        if not self._has_room_for(place):
            return None
        made = self._made(scenario, minute, self._house.plans[scenario.plan])
        about = replace(made.about, place=LED_PLACE, keep_hours=LED_KEEP_HOURS)
        made = replace(made, about=about, rehearsal=id, seed=_seed(seed))
        self._places[place] += 1
        try:
            meeting = await self._house.make(made)
        except BaseException:
            self._places[place] -= 1
            raise
        root = self._house.digest(made.facilitator)
        cast = Cast(scenario, made.seed, made.plan, made.participant, root, came={})
        self._hold_led(meeting, Led(hub, meeting, cast, self._sleep), place)
        return Prepared(meeting, made.facilitator, made.participant)

    async def moments(self, meeting: MeetingId, seat: Secret) -> Sequence[Moment]:
        """Where whoever leads can try again from, whichever hub holds it. Raises `Refused`."""
        return await self._house.moments(meeting, seat)

    async def again(
        self, meeting: MeetingId, hub: str, place: str | None, seat: Secret, seq: Seq
    ) -> MeetingId | None:
        """Try again from an entry of a rehearsal, whichever hub holds that: a new meeting here, to
        which everyone comes back by their seats. The other is over once nobody is there, and takes
        no room any more. `None` as for `start`. Raises `Refused`."""
        if not self._has_room_for(place, leaving=meeting):
            return None
        self._places[place] += 1
        try:
            branch = await self._house.branch(meeting, seat, seq)
            scenarios, digest = self._house.scenarios, self._house.digest
            cast = None if branch is None else cast_of(branch, scenarios, digest)
        except BaseException:
            self._places[place] -= 1
            raise
        if branch is None or cast is None:
            self._places[place] -= 1
            return await self._house.along(meeting, seat)
        self._hold_led(branch.meeting, Led(hub, branch.meeting, cast, self._sleep), place)
        return branch.meeting

    async def along(self, meeting: MeetingId, seat: Secret) -> MeetingId:
        """Where one goes on that was tried again, whichever hub holds it, for whoever has this
        seat. Raises `Refused`."""
        return await self._house.along(meeting, seat)

    async def pause(self, meeting: MeetingId) -> None:
        """Let everyone wait in one that is looked at, whichever hub holds it. Raises `Refused`."""
        await self._house.pause(meeting)

    async def resume(self, meeting: MeetingId) -> None:
        """Let everyone go on. Raises `Refused`."""
        await self._house.resume(meeting)

    async def stop(self) -> None:
        """End and erase them all."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _has_room_for(self, place: str | None, *, leaving: MeetingId | None = None) -> bool:
        taken = self._places.copy()
        if leaving in self._led:
            taken[self._led[leaving]] -= 1
        if taken.total() >= MOST:
            return False
        return place is None or taken[place] < MOST_FROM_ONE_PLACE

    def _begin(self, holding: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(holding)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _hold_led(self, meeting: MeetingId, led: Led, place: str | None) -> None:
        self._led[meeting] = place
        self._begin(self._until_over(meeting, led, place))

    async def _until_over(self, meeting: MeetingId, led: Led, place: str | None) -> None:
        try:
            await self._reporting(led.hold())
        finally:
            del self._led[meeting]
            self._places[place] -= 1
            if not led.ended and not await self._house.end(meeting):
                await self._house.erase(meeting)

    async def _hold(self, meeting: MeetingId, rehearsal: Rehearsal, place: str | None) -> None:
        try:
            await self._reporting(rehearsal.hold())
        finally:
            self._places[place] -= 1
            await self._house.erase(meeting)

    async def _reporting(self, holding: Awaitable[None]) -> None:
        try:
            await holding
        except* Exception as faults:
            for fault in faults.exceptions:
                self._house.report(fault)

    def _made(self, scenario: Scenario, minute: Millis, plan: Plan) -> MakeMeeting:
        about = About(
            title=scenario.title,
            starts_at=self._house.now(),
            place=PLACE,
            place_link="",
            rhythm=scenario.rhythm,
            contact=scenario.contact,
            keep_hours=KEEP_HOURS,
        )
        return MakeMeeting(
            about=about,
            plan=replace(plan, minute=minute),
            heads_ups=HEADS_UPS,
            facilitator=_fresh_secret(),
            participant=_fresh_secret(),
            observer=_fresh_secret(),
            cards=self._house.agreements,
        )


def _dice(seed: int | None) -> Dice:
    return Dice(_seed(seed))


def _seed(seed: int | None) -> str:
    return str(secrets.randbits(32) if seed is None else seed)


def _fresh_secret() -> Secret:
    return secrets.token_urlsafe(16)
