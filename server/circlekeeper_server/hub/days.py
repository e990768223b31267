"""Days by the clock of a place: a week later it shows the same time, whatever was done to it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from circlekeeper_protocol.bounds import Millis, Zone


def days_later(at: Millis, zone: Zone, days: int) -> Millis:
    """A time that the clocks leave out on that day is an hour later; one that comes twice is the
    first."""
    wall = datetime.fromtimestamp(at // 1000, UTC).astimezone(ZoneInfo(zone))
    later = (wall + timedelta(days=days)).replace(fold=0)
    return int(later.timestamp()) * 1000
