"""When the clock has something to say."""

from collections.abc import Iterator

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.meeting import Meeting

from .pair import tells_at
from .time import LEAD, ring_moment


def next_deadline(meeting: Meeting) -> Millis | None:
    """When `RingDue` must be sent next; `None` while nothing is planned."""
    if meeting.stage == "ended":
        return tells_at(meeting)
    if meeting.stage != "running":
        return None
    return min(_moments(meeting), default=None)


def _moments(meeting: Meeting) -> Iterator[Millis]:
    if meeting.bell is not None:
        if meeting.bell.until is not None:
            yield meeting.bell.until
    else:
        for asked in meeting.advice.questions:
            yield asked.until
    if meeting.time.paused_at is None:
        for signal in meeting.time.signals:
            moment = ring_moment(signal)
            if moment is not None:
                yield moment - LEAD
