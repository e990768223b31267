"""Time: when the meeting ends, and the signals that tell everyone at the same instant.

Facilitators pause, resume, extend and end; the bell holds the time too. The schedule is state:
whenever the end moves, the signals are planned anew. A signal that comes due waits for the end of a
running turn, for two minutes at most. It is announced a moment before it rings, so that every
client rings it at the same instant; one id never rings twice. Nothing else happens by itself: past
the end there is overtime.

Minutes are the plan's own, which in a rehearsal may be shorter than that moment; how long a client
needs to hear of something, and what a clock may be late by, are times of life.
"""

from .clock import (
    choose_sounding,
    end_meeting,
    erase_meeting,
    goes_on,
    held,
    pause,
    resume,
    tell_muted,
)
from .lengths import (
    extend,
    extend_step,
    fitted,
    room_made,
    set_fixed_end,
    set_phase_minutes,
    started,
)
from .moments import LEAD, set_heads_ups
from .signals import release, ring_due, ring_moment, schedule

__all__ = [
    "LEAD",
    "choose_sounding",
    "end_meeting",
    "erase_meeting",
    "extend",
    "extend_step",
    "fitted",
    "goes_on",
    "held",
    "pause",
    "release",
    "resume",
    "ring_due",
    "ring_moment",
    "room_made",
    "schedule",
    "set_fixed_end",
    "set_heads_ups",
    "set_phase_minutes",
    "started",
    "tell_muted",
]
