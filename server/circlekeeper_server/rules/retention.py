"""When a meeting is forgotten by itself."""

from typing import Final

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.meeting import Meeting

ABANDONED_AFTER: Final = 7 * 24 * 60
"""In the plan's own minutes: a week, and for a rehearsal some hours."""
BETWEEN_MEETINGS: Final = 8 * 7 * 24 * 60
"""A series whose next meeting nobody holds waits so long, in the same minutes."""


def expires_at(meeting: Meeting, last_at: Millis) -> Millis:
    """The set time after its end; at once when erased; or a week after the later of its planned
    end and its last entry (`last_at`), when nobody ended it.
    """
    if meeting.stage == "erased":
        return last_at
    if meeting.erases_at is not None:
        return meeting.erases_at
    waits = meeting.series is not None and meeting.stage == "gathering"
    after = BETWEEN_MEETINGS if waits else ABANDONED_AFTER
    return max(_planned_end(meeting), last_at) + after * meeting.plan.minute


def _planned_end(meeting: Meeting) -> Millis:
    if meeting.time.ends_at is not None:
        return meeting.time.ends_at
    minutes = sum(phase.minutes for phase in meeting.plan.phases)
    return meeting.about.starts_at + minutes * meeting.plan.minute
