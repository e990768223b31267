"""What a hub has done since it started, in plain numbers: for whoever keeps it running.

No names, no ids, no contents; and commands are not told apart by what was asked. In a small circle
such a number would say that somebody needed a break, or that a crisis was called.

Rooms add to integers as they go; what a number is called elsewhere, and who may read it, is not
decided here.
"""

from bisect import bisect_left
from collections import Counter
from typing import Final

from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.refusals import RefusalCode

BOUNDS: Final = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
"""In seconds, where one bucket of a spread ends and the next begins."""


class Spread:
    """How many took how long."""

    __slots__ = ("counts", "seconds")

    def __init__(self) -> None:
        self.counts = [0] * (len(BOUNDS) + 1)
        """Up to each bound, and beyond the last."""
        self.seconds = 0.0

    def note(self, seconds: float) -> None:
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds


class Tally:
    __slots__ = (
        "appends",
        "closings",
        "commands",
        "entries",
        "erasures",
        "fan_outs",
        "lateness",
        "lines",
        "log_failures",
        "refusals",
        "rooms",
        "slow_lines",
    )

    def __init__(self) -> None:
        self.lines = 0
        """That stand now."""
        self.rooms = 0
        """Meetings that somebody is connected to here, now."""
        self.commands = 0
        """Answered, with yes or no."""
        self.refusals: Counter[RefusalCode] = Counter()
        self.closings: Counter[CloseCode] = Counter()
        """Lines that the hub ended."""
        self.entries = 0
        """Written by this hub."""
        self.appends = Spread()
        """From asking the log to its answer."""
        self.fan_outs = Spread()
        """From the log's answer until entries were written to every line."""
        self.lateness = Spread()
        """From the moment at which the clock was to speak until its word was kept."""
        self.slow_lines = 0
        """How often a line began to take bytes more slowly than they are written."""
        self.log_failures = 0
        self.erasures = 0

    def refuse(self, code: RefusalCode, times: int = 1) -> None:
        self.refusals[code] += times
