"""A Python client for Circlekeeper: takes a seat in a meeting, follows it and acts in it.

    async with connect(link, name="Ana") as circle:
        await circle.do(RaiseHand(kind="speak"))

Commands, events and the meeting's state are those of `circlekeeper_protocol`. `Session` is the same
without I/O, for another kind of concurrency.
"""

from circlekeeper_client.circle import Circle, connect
from circlekeeper_client.endings import (
    Ended,
    EnteredAlready,
    Erased,
    Left,
    LineLost,
    Misunderstood,
    NoEntry,
    NoHub,
    NotSeated,
    OutOfDate,
    Refused,
    Removed,
)
from circlekeeper_client.knocking import knock
from circlekeeper_client.links import Invite, KeptSeat, read_link
from circlekeeper_client.news import Entries, News
from circlekeeper_client.session import Session

__all__ = [
    "Circle",
    "Ended",
    "EnteredAlready",
    "Entries",
    "Erased",
    "Invite",
    "KeptSeat",
    "Left",
    "LineLost",
    "Misunderstood",
    "News",
    "NoEntry",
    "NoHub",
    "NotSeated",
    "OutOfDate",
    "Refused",
    "Removed",
    "Session",
    "connect",
    "knock",
    "read_link",
]
