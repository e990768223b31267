"""When the clock has something to say."""

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.meeting import Meeting

from .time import LEAD, ring_moment


def next_deadline(meeting: Meeting) -> Millis | None:
    """When `RingDue` must be sent next; `None` while nothing is planned."""
    if meeting.stage != "running" or meeting.time.paused_at is not None:
        return None
    moments = [ring_moment(signal) for signal in meeting.time.signals]
    return min((moment - LEAD for moment in moments if moment is not None), default=None)
