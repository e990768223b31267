"""What there is to look back at: the course of a meeting, without persons and without words.

Everyone who takes part is one circle here. Instants are milliseconds since the meeting began; a
minute of a rehearsal may be shorter than one of life.
"""

from typing import Literal

from circlekeeper_protocol.bounds import (
    Millis,
    MinuteMillis,
    Minutes,
    PhaseId,
    PhaseKind,
    SignalKind,
    Title,
)
from msgspec import Struct

Whose = Literal["circle", "facilitators", "nobody"]
"""Who had the floor. `nobody`, where it goes from one to another: a silence."""

DeedKind = Literal[
    "began",
    "phase",
    "step",
    "phase_aside",
    "phase_done",
    "part_in",
    "part_moved",
    "plan_aside",
    "plan_up",
    "prompt",
    "round",
    "mode",
    "customs",
    "end_set",
    "time",
    "held",
    "went_on",
    "bell",
    "invited",
    "shown",
    "ended",
]

Balance = Literal["even", "some", "few"]
"""How the floor was shared by the group as a whole: evenly, some had more of it, or a few most."""


class Span(Struct, frozen=True):
    begins: Millis
    ends: Millis


class Part(Struct, frozen=True):
    """A part of the plan, as it was meant and as it went."""

    phase: PhaseId
    kind: PhaseKind
    title: Title
    planned: Span | None
    """`None` where it had been left out before the start."""
    went: tuple[Span, ...]
    put_in: bool
    """Its title may have been written while they met: a file leaves it out."""


class FloorSpan(Struct, frozen=True):
    begins: Millis
    ends: Millis
    whose: Whose


class Rang(Struct, frozen=True):
    """A signal that everyone was told of, or that was missed."""

    at: Millis
    due: Millis
    kind: SignalKind
    minutes: Minutes
    missed: bool


class Deed(Struct, frozen=True):
    """Something that was done to lead."""

    at: Millis
    what: DeedKind
    phase: PhaseId | None
    """Which part, for `phase`."""


class HeadsUp(Struct, frozen=True):
    """Whether a word ahead of the end came in time."""

    minutes: Minutes
    late: Millis | None
    """By how much, while it waited for the end of a turn; `None` if it was missed."""


class Closing(Struct, frozen=True):
    """Whether the closing kept its time."""

    planned: Millis
    went: Millis


class Asked(Struct, frozen=True):
    """What the guidance asks of whoever leads, and what happened."""

    heads_ups: tuple[HeadsUp, ...]
    closing: Closing | None
    """`None` where there was none, or it was not seen."""
    rounds: int
    """Rounds that were seen, be it in part."""
    reached: int
    """Those of them that came to everyone."""
    cut_short: int
    """Those that were seen to end while somebody was still to come. Of any other, the end was not
    seen."""
    added: int
    """How often everyone was asked whether there is anything to add."""
    helps: int
    """How often a speaker said what would help."""


class Debrief(Struct, frozen=True):
    began_at: Millis
    """The instant from which all others count."""
    minute: MinuteMillis
    length: Millis
    people: int
    """The most that were in the circle while it met."""
    parts: tuple[Part, ...]
    floor: tuple[FloorSpan, ...]
    bells: tuple[Span, ...]
    pauses: tuple[Span, ...]
    held: tuple[Span, ...]
    """While the time was held, without a bell or a pause."""
    signals: tuple[Rang, ...]
    deeds: tuple[Deed, ...]
    balance: Balance | None
    """Of six people or more, who were seen all through; `None` otherwise."""
    asked: Asked
    blank: tuple[Span, ...]
    """What was not seen: the curtain was drawn, or they were not there yet."""
