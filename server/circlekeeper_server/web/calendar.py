"""The meeting as a calendar file, made from what its page knows; nothing is looked up or kept."""

import hashlib
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import Annotated, Final

import icalendar
import msgspec
from circlekeeper_protocol.bounds import Line, Link, Millis, Minutes, Title
from msgspec import Meta

YEAR_9000: Final = 221_845_392_000_000
"""Later instants have no date in calendars."""

StartsAt = Annotated[int, Meta(ge=0, le=YEAR_9000)]


class Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: Title
    starts_at: StartsAt
    minutes: Minutes
    place: Line = ""
    place_link: Link = ""
    link: Link = ""
    """The link to the meeting's door."""


def calendar_file(wanted: Wanted, now: Millis) -> bytes:
    """The same meeting gets the same id, so that saving it again replaces it."""
    title, place = _printable(wanted.title), _printable(wanted.place)
    starts = _instant(wanted.starts_at)
    event = icalendar.Event()
    event.add("uid", _id(title, place, str(wanted.starts_at)))
    event.add("dtstamp", _instant(now))
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=wanted.minutes))
    event.add("summary", title)
    where = " · ".join(part for part in (place, _printable(wanted.place_link)) if part)
    if where:
        event.add("location", where)
    if wanted.link:
        event.add("description", _printable(wanted.link))
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Circlekeeper//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _instant(at: Millis) -> datetime:
    return datetime.fromtimestamp(at // 1000, UTC)


def _id(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32] + "@circlekeeper"


def _printable(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cc")
