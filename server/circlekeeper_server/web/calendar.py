"""A meeting as a calendar file, made from what its page knows; nothing is looked up or kept.

A calendar file is made to be passed on. So it holds no link but the one that everyone takes part
by, and only where the page was opened with it; who holds the meeting stays out of it, and so does
every name. The id of an entry is drawn from the meeting's own and does not tell it. What changes
later has the same id and a higher sequence: whoever saves the file again has one entry, moved or
called off.
"""

import hashlib
import unicodedata
from datetime import UTC, datetime
from typing import Annotated, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import icalendar
import msgspec
from circlekeeper_protocol.bounds import Line, Link, MeetingId, Millis, Text, Title, Zone
from msgspec import Meta

from .problems import Problem
from .zones import described

YEAR_9000: Final = 221_845_392_000_000
"""Later instants have no date in calendars."""
MINUTE: Final[Millis] = 60_000
A_WEEK: Final = 7 * 24 * 60

Instant = Annotated[int, Meta(ge=0, le=YEAR_9000)]

ORGANIZER: Final = "mailto:nobody@circlekeeper.invalid"
"""Calendars want one for whatever may change later; there is nobody to write to."""


class Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    meeting: MeetingId
    title: Title
    starts_at: Instant
    minutes: Annotated[int, Meta(ge=0, le=A_WEEK)]
    zone: Zone = "UTC"
    place: Line = ""
    place_link: Link = ""
    words: Text = ""
    """What else its entry should say."""
    link: Link = ""
    """The link by which everyone takes part."""
    number: Annotated[int, Meta(ge=1, le=1_000)] = 1
    """Which of the meetings that people come to by one link."""
    revision: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    called_off: bool = False


def calendar_file(wanted: Wanted, now: Millis) -> bytes:
    """Raises `Problem`."""
    try:
        zone = ZoneInfo(wanted.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Problem("unknown_zone") from None
    starts = _moment(wanted.starts_at, zone)
    ends = _moment(wanted.starts_at + wanted.minutes * MINUTE, zone)
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Circlekeeper//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if wanted.called_off else "PUBLISH")
    if zone in (starts.tzinfo, ends.tzinfo):
        calendar.add_component(described(zone, starts, ends))
    calendar.add_component(_event(wanted, starts, ends, now))
    return bytes(calendar.to_ical())


def _event(wanted: Wanted, starts: datetime, ends: datetime, now: Millis) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", _id(wanted.meeting, str(wanted.number)))
    event.add("sequence", wanted.revision)
    event.add("status", "CANCELLED" if wanted.called_off else "CONFIRMED")
    event.add("dtstamp", datetime.fromtimestamp(now // 1000, UTC))
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("summary", _printable(wanted.title))
    event.add("organizer", ORGANIZER)
    event.add("class", "PRIVATE")
    place, call = _printable(wanted.place), _printable(wanted.place_link)
    where = " · ".join(part for part in (place, call) if part)
    if where:
        event.add("location", where)
    described = "\n\n".join(part for part in (_printable(wanted.words), wanted.link) if part)
    if described:
        event.add("description", described)
    return event


def _moment(at: Millis, zone: ZoneInfo) -> datetime:
    """By the clock on that wall; in UTC where that clock shows the same time twice, since readers
    differ in which of the two they mean."""
    instant = datetime.fromtimestamp(at // 1000, UTC)
    local = instant.astimezone(zone)
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return instant if twice or zone.key == "UTC" else local


def _id(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32] + "@circlekeeper"


def _printable(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cc")
