"""A meeting as lines of JSON, for whoever reads them from a program.

Each line is a frame of the protocol: first a `welcome` with the whole meeting, then an `entry` for
each thing that happens, and another `welcome` where a fresh view replaces what was known. Folding
them as PROTOCOL.md says gives the meeting as it is.
"""

from collections.abc import Callable

from circlekeeper_client import Circle
from circlekeeper_protocol.codec import encode
from circlekeeper_protocol.events import MeetingEnded, MeetingErased
from circlekeeper_protocol.frames import Entry, Welcome


async def write_lines(circle: Circle, write: Callable[[bytes], None]) -> None:
    """Until the meeting is over."""
    async for told in circle.news():
        write(encode(told))
        if _is_the_end(told):
            return


def _is_the_end(told: Welcome | Entry) -> bool:
    if isinstance(told, Welcome):
        return told.meeting.stage in ("ended", "erased")
    return any(isinstance(event, MeetingEnded | MeetingErased) for event in told.events)
