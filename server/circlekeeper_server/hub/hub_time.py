"""Hub time: the one clock of a hub, which every instant on the wire and in the log is read from.

It is an anchor plus the time since the machine's start, sleep included, so that it never jumps when
somebody sets the machine's clock, and never goes back. Where the two clocks drift apart it is
slewed, too slowly for anyone to notice. A test moves it, and every alarm moves along.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Final

from circlekeeper_protocol.bounds import Millis

SLEW_MILLIS: Final = 5
"""The most that one call of `slew` changes."""
SLEW_OVER_MILLIS: Final = 15_000
"""How long that takes: clients may count on it that hub time runs almost as fast as theirs."""

_SINCE_START: Final[int] = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""The monotonic clock; on Linux the one that goes on while the machine sleeps."""


def _since_start() -> float:
    return time.clock_gettime(_SINCE_START)


class Alarm:
    """A call that waits for an instant of hub time."""

    __slots__ = ("_call", "_clock", "_handle", "due")

    def __init__(self, clock: "HubTime", due: Millis, call: Callable[[], None]) -> None:
        self._clock = clock
        self._call = call
        self._handle: asyncio.TimerHandle | None = None
        self.due = due

    def arm(self) -> None:
        """Called by the clock, again whenever it was moved."""
        self._disarm()
        seconds = max(0, self.due - self._clock.now()) / 1000
        self._handle = asyncio.get_running_loop().call_later(seconds, self._ring)

    def cancel(self) -> None:
        self._disarm()
        self._clock.forget(self)

    def _disarm(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    def _ring(self) -> None:
        if self._clock.now() < self.due:  # slewed since, or the timer was early
            self.arm()
            return
        self.cancel()
        self._call()


class HubTime:
    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = _since_start,
    ) -> None:
        self._wall = wall
        self._monotonic = monotonic
        self._anchor = _millis(wall()) - _millis(monotonic())
        self._slew: Millis = 0
        self._slewing_since: Millis = 0
        self._moved: Millis = 0
        self._latest: Millis = 0
        self._alarms: set[Alarm] = set()
        self._when_moved: list[Callable[[], None]] = []

    def now(self) -> Millis:
        machine = _millis(self._monotonic())
        now = self._anchor + machine
        if self._slew:
            now += self._slewed(machine)
        if now > self._latest:
            self._latest = now
        return self._latest

    def call_at(self, due: Millis, call: Callable[[], None]) -> Alarm:
        """Call once, from the event loop, when hub time has reached `due`; soon, if it has."""
        alarm = Alarm(self, due, call)
        self._alarms.add(alarm)
        alarm.arm()
        return alarm

    def move(self, by: Millis) -> None:
        """Put hub time forward. Alarms that fall due ring in the event loop's next turn."""
        if by < 0:
            raise ValueError("hub time never goes back")
        self._anchor += by
        self._moved += by
        self._arm_again()
        for call in tuple(self._when_moved):
            call()

    def when_moved(self, call: Callable[[], None]) -> None:
        """Call whenever hub time has been moved, so that clients can be told."""
        self._when_moved.append(call)

    def slew(self) -> None:
        """From now on go a little towards the machine's clock. To be called every few seconds.

        Alarms are armed again, since the event loop's own clock stands still while a machine
        sleeps.
        """
        machine = _millis(self._monotonic())
        self._anchor += self._slewed(machine)
        ahead = self._anchor + machine - self._moved - _millis(self._wall())
        self._slew = -max(-SLEW_MILLIS, min(ahead, SLEW_MILLIS))
        self._slewing_since = machine
        self._arm_again()

    def _slewed(self, machine: Millis) -> Millis:
        """How much of the present slew is done."""
        passed = min(machine - self._slewing_since, SLEW_OVER_MILLIS)
        return round(self._slew * passed / SLEW_OVER_MILLIS)

    def _arm_again(self) -> None:
        for alarm in tuple(self._alarms):
            alarm.arm()

    def forget(self, alarm: Alarm) -> None:
        """Called by an alarm that has rung or was cancelled."""
        self._alarms.discard(alarm)


class Timer:
    """One call that is due at one instant at most, set again as often as that changes."""

    __slots__ = ("_alarm", "_call", "_clock")

    def __init__(self, clock: HubTime, call: Callable[[], None]) -> None:
        self._clock = clock
        self._call = call
        self._alarm: Alarm | None = None

    def set(self, due: Millis | None) -> None:
        """`None` is never."""
        if self._alarm is not None:
            if self._alarm.due == due:
                return
            self._alarm.cancel()
        self._alarm = None if due is None else self._clock.call_at(due, self._ring)

    def _ring(self) -> None:
        self._alarm = None
        self._call()


def _millis(seconds: float) -> Millis:
    return int(seconds * 1000)
