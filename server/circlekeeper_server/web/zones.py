"""A time zone, described in a calendar file as far as one meeting needs it.

Readers that know the zone by its name use their own tables. The others follow the description, so
it has to be right around the meeting: which offset holds before, and each change of the clocks from
the one before the meeting to the one after it. Every change is written down as the clock showed it
just before, which is what calendars expect.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import icalendar

AROUND: Final = timedelta(days=200)
"""Farther than clocks usually go without a change, where they change at all."""
STEP: Final = timedelta(hours=12)
"""Clocks never change twice in less."""
SECOND: Final = timedelta(seconds=1)


def described(zone: ZoneInfo, starts: datetime, ends: datetime) -> icalendar.Timezone:
    """Right for every instant between the two."""
    since, until = starts.astimezone(UTC) - AROUND, ends.astimezone(UTC) + AROUND
    timezone = icalendar.Timezone()
    timezone.add("tzid", zone.key)
    timezone.add_component(_observed(zone, since, since))
    for change in _changes(zone, since, until):
        timezone.add_component(_observed(zone, change, change - SECOND))
    return timezone


def _observed(
    zone: ZoneInfo, from_: datetime, before: datetime
) -> icalendar.TimezoneStandard | icalendar.TimezoneDaylight:
    """What holds from an instant on; `before` is one at which the earlier offset held."""
    earlier, now = before.astimezone(zone), from_.astimezone(zone)
    offset = earlier.utcoffset() or timedelta()
    observed = icalendar.TimezoneDaylight() if now.dst() else icalendar.TimezoneStandard()
    observed.add("dtstart", from_.replace(tzinfo=None) + offset)
    observed.add("tzoffsetfrom", offset)
    observed.add("tzoffsetto", now.utcoffset() or timedelta())
    observed.add("tzname", now.tzname() or zone.key)
    return observed


def _changes(zone: ZoneInfo, since: datetime, until: datetime) -> Iterator[datetime]:
    """The first instants of every new offset, in order."""
    at = since
    while at < until:
        later = at + STEP
        if _offset(zone, at) != _offset(zone, later):
            yield _first_of(zone, at, later)
        at = later


def _first_of(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    while after - before > SECOND:
        middle = before + timedelta(seconds=(after - before).total_seconds() // 2)
        if _offset(zone, middle) == _offset(zone, after):
            after = middle
        else:
            before = middle
    return after


def _offset(zone: ZoneInfo, at: datetime) -> timedelta | None:
    return at.astimezone(zone).utcoffset()
