"""Practicalities: when, where and how often people meet, and how they stay in touch.

Settled when the meeting is made, visible from the door on, and changed by facilitators at any time;
after the end too, since the next day is often found only then. They are one fact, said whole.
Whoever opens an old link finds what is true now: moved from when to when, or called off.
"""

from typing import Final
from zoneinfo import available_timezones

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.commands import ChangeAbout
from circlekeeper_protocol.events import AboutChanged, Events
from circlekeeper_protocol.meeting import About, Meeting, Seat
from circlekeeper_protocol.refusals import Refused
from msgspec.structs import replace

from .guards import require_facilitator
from .texts import clean_link, clean_text

FARTHEST: Final[Millis] = 366 * 24 * 60 * 60 * 1000
"""How far ahead a meeting can be: what nobody holds is kept until after its time."""
JUST_NOW: Final[Millis] = 60 * 60 * 1000
"""A start that lies no further back can still be set: somebody is late."""

ZONES: Final = frozenset(available_timezones())


def cleaned(about: About, now: Millis) -> About:
    """Raises `Refused`."""
    title = clean_text(about.title)
    if not title:
        raise Refused("unclear_text")
    if about.zone not in ZONES:
        raise Refused("unknown_zone")
    if max(about.starts_at, about.next_at or 0) > now + FARTHEST:
        raise Refused("too_far_ahead")
    return replace(
        about,
        title=title,
        place=clean_text(about.place),
        place_link=clean_link(about.place_link),
        rhythm=clean_text(about.rhythm),
        contact=clean_text(about.contact),
    )


def change(meeting: Meeting, by: Seat, now: Millis, command: ChangeAbout) -> Events:
    require_facilitator(by)
    was = meeting.about
    if command.revision != was.revision:
        raise Refused("changed_meanwhile")
    moved = command.starts_at != was.starts_at
    if meeting.stage != "gathering" and (moved or command.called_off != was.called_off):
        raise Refused("already_started")
    _require_to_come(was.starts_at, command.starts_at, now)
    _require_to_come(was.next_at, command.next_at, now)
    first = was.starts_at if was.was_at is None else was.was_at
    about = replace(
        was,
        title=command.title,
        starts_at=command.starts_at,
        zone=command.zone,
        place=command.place,
        place_link=command.place_link,
        rhythm=command.rhythm,
        contact=command.contact,
        next_at=command.next_at,
        called_off=command.called_off,
        was_at=None if first == command.starts_at else first,
    )
    return _changed(was, cleaned(about, now))


def meet_again(meeting: Meeting, now: Millis, at: Millis | None) -> Events:
    was = meeting.about
    _require_to_come(was.next_at, at, now)
    return _changed(was, cleaned(replace(was, next_at=at), now))


def takes_place(meeting: Meeting) -> Events:
    """It begins all the same."""
    return _changed(meeting.about, replace(meeting.about, called_off=False))


def _changed(was: About, about: About) -> Events:
    if about == was:
        return ()
    return (AboutChanged(about=replace(about, revision=was.revision + 1)),)


def _require_to_come(was: Millis | None, at: Millis | None, now: Millis) -> None:
    if at is not None and at != was and at < now - JUST_NOW:
        raise Refused("in_the_past")
