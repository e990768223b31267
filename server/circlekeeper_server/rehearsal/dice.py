"""Chance that falls the same way whenever it is asked about the same thing.

A throw depends on the seed and on what it is about, never on the throws before it. So whoever looks
twice at the same turn decides the same, and a rehearsal is told by its seed and its entries alone.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Final, NamedTuple, TypeVar

Span = tuple[float, float]

T = TypeVar("T")

_SIDES: Final = 2**48


class Dice(NamedTuple):
    seed: str

    def of(self, whose: str) -> "Dice":
        """Dice of somebody's own."""
        return Dice(f"{self.seed}/{whose}")

    def happens(self, chance: float, *about: object) -> bool:
        return self._throw(about) < chance

    def between(self, span: Span, *about: object) -> float:
        least, most = span
        return least + (most - least) * self._throw(about)

    def pick(self, options: Sequence[T], *about: object) -> T:
        return options[int(len(options) * self._throw(about))]

    def number(self, *about: object) -> int:
        """From 0 to just below 2⁴⁸."""
        return int(_SIDES * self._throw(about))

    def _throw(self, about: tuple[object, ...]) -> float:
        """From 0 to just below 1."""
        thrown = blake2b(f"{self.seed}{about}".encode(), digest_size=6).digest()
        return int.from_bytes(thrown) / _SIDES
