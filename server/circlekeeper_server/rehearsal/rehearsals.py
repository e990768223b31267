"""All rehearsals of this hub: a few at a time, each erased as soon as it is over."""

import asyncio
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Final, NamedTuple

from circlekeeper_protocol.bounds import MeetingId, Millis, Minutes, Name, Secret
from circlekeeper_protocol.cards import Card
from circlekeeper_protocol.commands import MakeMeeting
from circlekeeper_protocol.meeting import About, Plan
from circlekeeper_protocol.refusals import Refused
from msgspec.structs import replace

from .dice import Dice
from .rehearsal import Rehearsal, Seats
from .scenario import SEEN, Scenario
from .waiting import Sleep

MOST: Final = 8
MOST_FROM_ONE_PLACE: Final = 3

PLACE: Final = "A rehearsal: everyone in this circle is simulated"
"""What the door says of where it is."""
KEEP_HOURS: Final = 1
"""At most, that is, should the hub fail in the middle of it."""
HEADS_UPS: Final[tuple[Minutes, ...]] = (15, 10)

WHY_OBSERVERS: Final = "Somebody looks at how such a meeting is held."


class House(NamedTuple):
    """What rehearsals need of the hub that they are held on."""

    plans: Mapping[str, Plan]
    """By their ids: those that scenarios name."""
    scenarios: Mapping[str, Scenario]
    now: Callable[[], Millis]
    make: Callable[[MakeMeeting], Awaitable[MeetingId]]
    """Raises `Refused`."""
    erase: Callable[[MeetingId], Awaitable[None]]
    report: Callable[[Exception], None]
    """Tells the keeper of a fault."""
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


class Rehearsals:
    def __init__(self, house: House, *, sleep: Sleep = asyncio.sleep) -> None:
        self._house = house
        self._sleep = sleep
        self._places: Counter[str | None] = Counter()
        self._running: dict[MeetingId, Rehearsal] = {}
        self._tasks: set[asyncio.Task[None]] = set()

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
        if len(self) >= MOST:
            return None
        if place is not None and self._places[place] >= MOST_FROM_ONE_PLACE:
            return None
        dice = Dice(str(secrets.randbits(32) if seed is None else seed))
        scenario = self._house.scenarios[dice.pick(SEEN, "scenario")]
        made = self._made(scenario, minute, plan or self._house.plans[scenario.plan])
        self._places[place] += 1
        try:
            meeting = await self._house.make(made)
        except BaseException:
            self._places[place] -= 1
            raise
        rehearsal = Rehearsal(hub, meeting, made, scenario, dice, self._sleep)
        task = asyncio.create_task(self._hold(meeting, rehearsal, place))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        await asyncio.wait((rehearsal.seated, task), return_when=asyncio.FIRST_COMPLETED)
        if not rehearsal.seated.done():
            raise Refused("out_of_reach")
        names = Names(participant=scenario.characters[0].name, facilitator=scenario.facilitator)
        return Opened(meeting, made.observer, rehearsal.seated.result(), names)

    async def pause(self, meeting: MeetingId) -> bool:
        """Let everyone wait. False if there is no such rehearsal. Raises `Refused`."""
        rehearsal = self._running.get(meeting)
        if rehearsal is not None:
            await rehearsal.pause()
        return rehearsal is not None

    async def resume(self, meeting: MeetingId) -> bool:
        """Let everyone go on. False if there is no such rehearsal. Raises `Refused`."""
        rehearsal = self._running.get(meeting)
        if rehearsal is not None:
            await rehearsal.resume()
        return rehearsal is not None

    async def stop(self) -> None:
        """End and erase them all."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _hold(self, meeting: MeetingId, rehearsal: Rehearsal, place: str | None) -> None:
        self._running[meeting] = rehearsal
        try:
            await rehearsal.hold()
        except* Exception as faults:
            for fault in faults.exceptions:
                self._house.report(fault)
        finally:
            del self._running[meeting]
            self._places[place] -= 1
            await self._house.erase(meeting)

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
            observers=True,
            why_observers=WHY_OBSERVERS,
        )


def _fresh_secret() -> Secret:
    return secrets.token_urlsafe(16)
