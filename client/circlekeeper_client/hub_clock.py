"""An estimate of hub time, from exchanges of clocks.

The hub told `now` somewhere between our asking and its answer's arrival; the exchange with the
shortest round trip says so most narrowly, so of each handful of exchanges that one wins. Whatever
the hub says has happened cannot lie in the future: if it does, the estimate was behind.
"""

from typing import Final

from circlekeeper_protocol.bounds import Millis

EXCHANGES: Final = 5
"""How many make one handful."""

ROUNDING: Final[Millis] = 20
"""By so much two honest clocks may seem to differ; more means that hub time was moved."""


class HubClock:
    """All instants here are whole milliseconds; `local` ones are read from one monotonic clock."""

    def __init__(self) -> None:
        self._offset: Millis = 0
        self._known = False
        self._shortest: Millis | None = None
        self._to_come = 0

    def now(self, local: Millis) -> Millis:
        """Hub time, as far as the hub has ever said it."""
        return local + self._offset

    def begin(self) -> None:
        """A new handful of exchanges begins; its first answer replaces the estimate."""
        self._shortest = None
        self._to_come = EXCHANGES

    @property
    def asking(self) -> bool:
        """Whether this handful wants another exchange."""
        return self._to_come > 0

    def told(self, sent: Millis, hub: Millis, local: Millis) -> None:
        """An exchange that began at `sent` by the local clock came back."""
        self._to_come -= 1
        round_trip = local - sent
        if round_trip < 0 or (self._shortest is not None and round_trip >= self._shortest):
            return
        self._shortest = round_trip
        self._offset = hub + round_trip // 2 - local

    def passed(self, hub: Millis, local: Millis) -> bool:
        """This instant has passed at the hub. True when the estimate was well behind: ask again."""
        known, ahead_by = self._known, hub - self.now(local)
        if known and ahead_by <= 0:
            return False
        self._offset = hub - local
        self._known = True
        return not known or ahead_by > ROUNDING
