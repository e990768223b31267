"""A rehearsal that somebody leads: simulated members come to a meeting that is a person's to hold.

Whoever has the links may sit down with them, since to rehearse together is to rehearse. Those who
are simulated come one after another, and late-comers when they think best. It is over when nobody
real has been there for a while, or at once if it goes on elsewhere. Unless it had not begun, it
comes to its end then, after which it is kept as long as any meeting, to be talked over.
"""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from typing import Final

from circlekeeper_client import Ended, Invite, KeptSeat, NoEntry, Refused
from circlekeeper_protocol.bounds import MeetingId
from circlekeeper_protocol.meeting import Meeting

from .dice import Dice
from .looking import circle, is_good_to_join
from .participant import playing
from .person import Person
from .recalling import Cast
from .rehearsal import APART_MINUTES, Over, longest
from .scenario import Character
from .waiting import Sleep, first_of

COMES_SECONDS: Final = 900.0
"""How long whoever leads may take at the door."""
COMES_BACK_SECONDS: Final = 120.0


class Led:
    def __init__(self, hub: str, meeting: MeetingId, cast: Cast, sleep: Sleep) -> None:
        self._cast = cast
        self._dice = Dice(cast.seed)
        self._invite = Invite(hub=hub, meeting=meeting, secret=cast.participant)
        self._sleep = sleep
        self._people: list[Person] = []
        self._lives: list[asyncio.Task[None]] = []

    async def hold(self) -> None:
        """Until it is over."""
        try:
            async with asyncio.TaskGroup() as group:
                coming = group.create_task(self._come(group))
                await first_of(
                    self._until_nobody_leads(),
                    self._until_all_have_gone(coming),
                    self._sleep(longest(self._cast.plan)),
                )
                raise Over
        except* (Over, Ended):
            pass

    @property
    def ended(self) -> bool:
        """It came to its goodbye."""
        seated = (person for person in self._people if person.seated.is_set())
        return any(person.circle.meeting.stage == "ended" for person in seated)

    # Those who come

    async def _come(self, group: asyncio.TaskGroup) -> None:
        people, came = self._cast.scenario.characters, self._cast.came
        back = [each for each in people if each.name in came]
        new = [each for each in people if each.name not in came]
        for character in back:
            self._sit(group, character)
        for character in sorted(new, key=lambda each: each.all_ways.arrives_late):
            if character.all_ways.arrives_late:
                seen = await self._until(_is_good_to_join_or_over)
                if seen.stage == "ended":
                    return
            if self._people:
                await self._sleep(APART_MINUTES * self._cast.minute / 1000)
            self._sit(group, character)

    def _sit(self, group: asyncio.TaskGroup, character: Character) -> None:
        cast, name = self._cast, character.name
        who, key = playing(character, self._dice), cast.key(name)
        ticket: Invite | KeptSeat = self._invite
        if name in cast.came:
            who = who.recalls(cast.came[name])
            ticket = KeptSeat(self._invite.hub, self._invite.meeting, key)
        person = Person(name, who, cast.minute, self._sleep, key)
        self._people.append(person)
        self._lives.append(group.create_task(_if_let_in(person.live(ticket))))

    # When it is over

    async def _until_nobody_leads(self) -> None:
        patience = COMES_SECONDS
        while await first_of(self._sleep(patience), self._until(self._is_led)):
            patience = COMES_BACK_SECONDS
            seen = await self._until(lambda meeting: not self._is_led(meeting))
            if seen.again is not None:
                return

    async def _until_all_have_gone(self, coming: asyncio.Task[None]) -> None:
        await asyncio.wait([coming])
        await asyncio.wait(self._lives)

    def _is_led(self, meeting: Meeting) -> bool:
        """Somebody is there who is not simulated."""
        simulated = {person.who.member for person in self._people if person.seated.is_set()}
        here = [seat for seat in circle(meeting) if seat.presence == "here"]
        return any(seat.id not in simulated and not seat.without_device for seat in here)

    async def _until(self, holds: Callable[[Meeting], bool]) -> Meeting:
        """Seen with the eyes of anybody who is there."""
        while True:
            eyes = next((person for person in self._people if person.is_there), None)
            if eyes is None:
                await self._sleep(1.0)
                continue
            try:
                return await eyes.circle.until(holds)
            except Ended:
                continue


async def _if_let_in(life: Coroutine[None, None, None]) -> None:
    """Whoever had left by then stays away; so does whose link was renewed, or who came too late."""
    with contextlib.suppress(NoEntry, Refused):
        await life


def _is_good_to_join_or_over(meeting: Meeting) -> bool:
    return meeting.stage == "ended" or is_good_to_join(meeting)
