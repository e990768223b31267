"""Days by the clock of a place: a week later it shows the same time, whatever was done to it."""

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from circlekeeper_protocol.bounds import Millis, Zone

DAY: Final[Millis] = 24 * 60 * 60 * 1000


def days_later(at: Millis, zone: Zone, days: int) -> Millis:
    """A time that the clocks leave out on that day is an hour later; one that comes twice is the
    first."""
    wall = datetime.fromtimestamp(at // 1000, UTC).astimezone(ZoneInfo(zone))
    later = (wall + timedelta(days=days)).replace(fold=0)
    return int(later.timestamp()) * 1000


def day_to_come(at: Millis, zone: Zone, every_days: int, since: Millis) -> Millis:
    """`at`; or if that is over since then, the first day after it by that rhythm, if any."""
    if at >= since or not every_days:
        return at
    times = (since - at) // DAY // every_days
    while (later := days_later(at, zone, times * every_days)) < since:
        times += 1
    return later
