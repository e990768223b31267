"""The practicalities, after the meeting was made."""

from typing import Annotated

from msgspec import Meta

from circlekeeper_protocol.bounds import Line, Link, Millis, Title, Zone

from .command import Command


class ChangeAbout(Command, frozen=True):
    """Say anew when, where and how often people meet, how they stay in touch, and whether it takes
    place. It is said whole, on top of the `revision` that was seen: of two who change it at the
    same moment the second is told so. How long anything is kept never changes.

    Sent by: facilitators, also after the end. Causes: `AboutChanged`. Refused:
    `not_a_facilitator`, `changed_meanwhile`, `unclear_text`, `unknown_zone`, `in_the_past` (a day
    that is set anew and has passed), `too_far_ahead`, `already_started` (the start of a meeting
    that has begun cannot be moved, nor can it be called off), `moved_on`.
    """

    revision: Annotated[int, Meta(ge=0)]
    title: Title
    starts_at: Millis
    zone: Zone
    place: Line
    place_link: Link
    rhythm: Line
    contact: Line
    next_at: Millis | None
    called_off: bool
