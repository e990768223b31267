"""When to come back after a line is gone: soon, but never everyone at the same moment.

Full jitter: a random part of a span that doubles with each attempt that failed, so that a hub which
restarts meets its members spread out, and one that is gone for long is not hammered.
"""

from random import Random
from typing import Final

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.closing import CLOSINGS, CloseCode, ComeBack

FIRST_SPAN: Final[Millis] = 500
LONGEST_SPAN: Final[Millis] = 15_000
STEADY: Final[Millis] = 1_000
"""A line that stood this long was a good one: the next attempt is a first one again."""

RESTART_SPAN: Final[Millis] = 5_000
"""Where the hub did not say over how long its members should spread."""

A_WHILE: Final[Millis] = 5_000


class Returning:
    def __init__(self, random: Random) -> None:
        self._random = random
        self._attempts = 0
        self.spread: Millis | None = None
        """The hub is about to restart, and asks for this much spreading."""

    def stood(self, for_how_long: Millis) -> None:
        """A line on which this client was seated is gone."""
        if for_how_long >= STEADY:
            self._attempts = 0

    def wait_after(self, code: int | None) -> Millis:
        """How long to wait after a line closed so, or could not be opened (`None`)."""
        spread, self.spread = self.spread, None
        come_back: ComeBack = "at once"
        if code in CLOSINGS:
            come_back = CLOSINGS[CloseCode(code)].come_back
        if come_back == "spread out" or spread is not None:
            return self._part_of(RESTART_SPAN if spread is None else spread)
        span = min(LONGEST_SPAN, FIRST_SPAN << min(self._attempts, 16))
        self._attempts += 1
        least = A_WHILE if come_back == "after a while" else 0
        return least + self._part_of(span)

    def _part_of(self, span: Millis) -> Millis:
        return round(self._random.random() * span)
