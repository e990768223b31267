"""A simulated member: somebody who behaves, and a seat that they took like anybody, with a link.

Whatever they do takes its time. A wish that is no longer true when that time has passed is dropped;
a command that is refused, because somebody was faster, changes nothing, and they look again.
"""

import asyncio
import logging
from typing import Final

from circlekeeper_client import Circle, Ended, Invite, KeptSeat, LineLost, Refused, connect
from circlekeeper_protocol.bounds import Millis, Name, Secret
from circlekeeper_protocol.meeting import Meeting
from msgspec.structs import replace

from .participant import Participant
from .waiting import Sleep, first_of
from .wish import Mishap, Wish

COMING_IN_SECONDS: Final = 10.0
"""So long a hub that is its own may take to let them in."""
NOTICED_SECONDS: Final = 4.5
"""After so long without a line, the hub has told everyone."""
AWAY_MINUTES: Final = 4.0
"""And so much longer it stays away: the floor has gone on by then."""

_log = logging.getLogger("circlekeeper.rehearsal")


class Person:
    def __init__(
        self,
        name: Name,
        who: Participant,
        minute: Millis,
        sleep: Sleep,
        key: Secret | None = None,
    ) -> None:
        """`key` is the secret of the seat that they take, if it is to be found again."""
        self.name = name
        self.who = who
        self.seated = asyncio.Event()
        self._minute_seconds = minute / 1000
        self._sleep = sleep
        self._circle: Circle | None = None
        self._woke: Millis = 0
        self._key = key

    @property
    def circle(self) -> Circle:
        """To be asked once they are `seated`."""
        assert self._circle is not None
        return self._circle

    @property
    def is_there(self) -> bool:
        return self._circle is not None and self._circle.connected

    async def live(self, ticket: Invite | KeptSeat) -> None:
        """Take part until they have left, or the meeting is gone. Raises an `Ended` or `Refused`
        when they could not even sit down."""
        while True:
            coming = connect(ticket, self.name, patience_seconds=COMING_IN_SECONDS, key=self._key)
            async with coming as circle:
                self._circle = circle
                self.who = replace(self.who, member=circle.member)
                ticket = circle.seat
                self.seated.set()
                try:
                    await self._take_part(circle)
                except Ended:
                    return
            await self._sleep(NOTICED_SECONDS + AWAY_MINUTES * self._minute_seconds)

    async def _take_part(self, circle: Circle) -> None:
        """Until the line drops. Raises `Ended`."""
        while True:
            seen, now = circle.meeting, max(circle.hub_now, self._woke)
            self.who, deed, look_again = self.who.behave(seen, now)
            if deed is None:
                await self._rest(circle, seen, now, look_again)
            elif deed.deed is Mishap.LINE_DROPS:
                self.who = self.who.did(deed)
                return
            else:
                await self._do(circle, deed)

    async def _rest(
        self, circle: Circle, seen: Meeting, now: Millis, look_again: Millis | None
    ) -> None:
        """Until something changes, or it is time to look again."""
        changes = circle.until(lambda meeting: meeting is not seen)
        if look_again is None:
            await changes
        elif await first_of(changes, self._sleep((look_again - now) / 1000)):
            self._woke = look_again  # the clock may say otherwise: it is compared now and then

    async def _do(self, circle: Circle, wish: Wish) -> None:
        assert not isinstance(wish.deed, Mishap)
        try:
            await circle.do(wish.deed, acting_for=wish.acting_for)
        except Refused as refused:
            deed = type(wish.deed).__name__
            _log.info("A simulated member was refused %s: %s", deed, refused.code)
        except LineLost:
            _log.info("A simulated member lost the line over a command")
        else:
            self.who = self.who.did(wish)
