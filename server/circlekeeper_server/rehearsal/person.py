"""A simulated member: a mind that wishes, and a seat that it took like anybody, with a link.

Whatever they do takes its time. A wish that is no longer true when that time has passed is dropped;
a command that is refused, because somebody was faster, changes nothing, and they look again.
"""

import asyncio
import logging
from typing import Final

from circlekeeper_client import Circle, Ended, Invite, KeptSeat, LineLost, Refused, connect
from circlekeeper_protocol.bounds import Millis, Name
from circlekeeper_protocol.meeting import Meeting

from .participant import Participant
from .waiting import Sleep, first_of
from .wish import EYE_SECONDS, Mishap, Wish

COMING_IN_SECONDS: Final = 10.0
"""So long a hub that is its own may take to let them in."""
NOTICED_SECONDS: Final = 4.5
"""After so long without a line, the hub has told everyone."""
AWAY_MINUTES: Final = 4.0
"""And so much longer it stays away: the floor has gone on by then."""

_log = logging.getLogger("circlekeeper.rehearsal")


class Person:
    def __init__(self, name: Name, mind: Participant, minute: Millis, sleep: Sleep) -> None:
        self.name = name
        self.mind = mind
        self.seated = asyncio.Event()
        self._minute_seconds = minute / 1000
        self._sleep = sleep
        self._circle: Circle | None = None

    @property
    def circle(self) -> Circle:
        """To be asked once they are `seated`."""
        assert self._circle is not None
        return self._circle

    async def live(self, invite: Invite) -> None:
        """Take part until they have left, or the meeting is gone. Raises an `Ended` or `Refused`
        when they could not even sit down."""
        ticket: Invite | KeptSeat = invite
        while True:
            coming = connect(ticket, self.name, patience_seconds=COMING_IN_SECONDS)
            async with coming as circle:
                self._circle = circle
                self.mind.member = circle.member
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
            await circle.until(self.mind.wish)
            wish = self.mind.wish(circle.meeting)
            if wish is None or not await self._still_wishes(circle, wish):
                continue
            if wish.deed is Mishap.LINE_DROPS:
                self.mind.did(wish)
                return
            try:
                await circle.do(wish.deed, acting_for=wish.acting_for)
            except Refused as refused:
                deed = type(wish.deed).__name__
                _log.info("A simulated member was refused %s: %s", deed, refused.code)
            except LineLost:
                _log.info("A simulated member lost the line over a command")
            else:
                self.mind.did(wish)

    async def _still_wishes(self, circle: Circle, wish: Wish) -> bool:
        """Whether they wish it all the time that it takes them."""

        def changed(meeting: Meeting) -> bool:
            return self.mind.wish(meeting) != wish

        ahead = max(0, wish.not_before - circle.hub_now) / 1000
        patience = max(wish.minutes * self._minute_seconds, EYE_SECONDS)
        await first_of(circle.until(changed), self._sleep(ahead + patience))
        return not changed(circle.meeting)
