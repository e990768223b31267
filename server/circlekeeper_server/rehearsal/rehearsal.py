"""One rehearsal: simulated members hold a meeting as long as somebody watches.

They come one after another, start when an observer is there, and go at its end. It is over when no
observer is left, or comes in the first place; some time after its end; and when anybody else sits
down in the circle, since it is for looking on, and not for meeting.
"""

import asyncio
from typing import Final, NamedTuple

from circlekeeper_client import Circle, Ended, Invite
from circlekeeper_protocol.bounds import MeetingId, Millis, Secret
from circlekeeper_protocol.commands import MakeMeeting
from circlekeeper_protocol.meeting import Meeting, Plan

from .dice import Dice
from .facilitator import Facilitator
from .looking import circle, is_good_to_join, is_watched, observers
from .participant import playing
from .person import Person
from .scenario import Character, Scenario
from .waiting import Sleep, first_of

COMES_SECONDS: Final = 60.0
"""How long a first observer may take."""
COMES_BACK_SECONDS: Final = 10.0
"""How long everyone stays when the last observer's line is gone."""
STAYS_SECONDS: Final = 600.0
"""How long the goodbye may be looked at."""
LONGEST_SECONDS: Final = 3 * 3600.0
"""Unless its plan takes longer."""

APART_MINUTES: Final = 0.4
"""Between two who arrive."""


def longest(plan: Plan) -> float:
    """After how many seconds it is over, whatever happens: twice its plan at least."""
    planned = sum(phase.minutes for phase in plan.phases) * plan.minute / 1000
    return max(LONGEST_SECONDS, 2 * planned)


class Seats(NamedTuple):
    """What opens the seats of simulated members once more."""

    participant: Secret
    facilitator: Secret


class Over(Exception):
    """Ends everyone's part."""


class Rehearsal:
    def __init__(
        self,
        hub: str,
        meeting: MeetingId,
        made: MakeMeeting,
        scenario: Scenario,
        dice: Dice,
        sleep: Sleep,
    ) -> None:
        """`hub` is its own address, as these members reach it."""
        self.seated: asyncio.Future[Seats] = asyncio.get_running_loop().create_future()
        """Done when there is something to see."""
        self._invites = {
            role: Invite(hub=hub, meeting=meeting, secret=secret)
            for role, secret in (
                ("facilitator", made.facilitator),
                ("participant", made.participant),
            )
        }
        self._scenario = scenario
        self._dice = dice
        self._plan = made.plan
        self._minute: Millis = made.plan.minute
        self._sleep = sleep
        leads = Facilitator(dice=dice.of(scenario.facilitator), expected=scenario.expected)
        self._facilitator = Person(scenario.facilitator, leads, self._minute, sleep)
        self._people = [self._facilitator]

    async def hold(self) -> None:
        """Until it is over, for whatever reason."""
        try:
            async with asyncio.TaskGroup() as group:
                await self._begin(group)
                await first_of(
                    self._until_nobody_watches(),
                    self._until_a_stranger_sits_down(),
                    self._some_time_after_the_end(),
                    self._sleep(longest(self._plan)),
                )
                raise Over
        except* (Over, Ended):
            pass

    @property
    def _here(self) -> Circle:
        return self._facilitator.circle

    # Those who come

    async def _begin(self, group: asyncio.TaskGroup) -> None:
        group.create_task(self._facilitator.live(self._invites["facilitator"]))
        await self._facilitator.seated.wait()
        first, *others = self._scenario.characters
        person = self._come(group, first)
        await person.seated.wait()
        self.seated.set_result(
            Seats(participant=person.circle.seat.secret, facilitator=self._here.seat.secret)
        )
        group.create_task(self._others_come(group, others))

    async def _others_come(self, group: asyncio.TaskGroup, others: list[Character]) -> None:
        for character in sorted(others, key=lambda character: character.all_ways.arrives_late):
            if character.all_ways.arrives_late:
                await self._here.until(is_good_to_join)
            await self._sleep(APART_MINUTES * self._minute / 1000)
            self._come(group, character)

    def _come(self, group: asyncio.TaskGroup, character: Character) -> Person:
        who = playing(character, self._dice)
        person = Person(character.name, who, self._minute, self._sleep)
        self._people.append(person)
        group.create_task(person.live(self._invites["participant"]))
        return person

    # When it is over

    async def _until_nobody_watches(self) -> None:
        if await self._nobody_comes_within(COMES_SECONDS):
            return
        while True:
            await self._here.until(lambda meeting: not is_watched(meeting))
            if not observers(self._here.meeting):
                return
            if await self._nobody_comes_within(COMES_BACK_SECONDS):
                return

    async def _nobody_comes_within(self, seconds: float) -> bool:
        return bool(await first_of(self._here.until(is_watched), self._sleep(seconds)))

    async def _until_a_stranger_sits_down(self) -> None:
        await self._here.until(self._has_a_stranger)

    def _has_a_stranger(self, meeting: Meeting) -> bool:
        """Whose seat is there may not have learned of it yet. Somebody without a device, whom a
        visitor has added on the facilitator's screen, is part of the rehearsal."""
        known = {person.who.member for person in self._people if person.seated.is_set()}
        unknown = [s for s in circle(meeting) if s.id not in known and not s.without_device]
        return len(unknown) > sum(not person.seated.is_set() for person in self._people)

    async def _some_time_after_the_end(self) -> None:
        await self._here.until(lambda meeting: meeting.stage == "ended")
        await self._sleep(STAYS_SECONDS)
