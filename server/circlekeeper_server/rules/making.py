"""How a meeting comes to be: its practicalities, its plan and its three links."""

from typing import Final

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.commands import MakeMeeting
from circlekeeper_protocol.events import (
    Events,
    FacilitatorInviteRenewed,
    InviteRenewed,
    MeetingMade,
)
from circlekeeper_protocol.refusals import Refused
from msgspec.structs import replace

from .secrets import digest
from .texts import clean_link, clean_text

FARTHEST: Final[Millis] = 366 * 24 * 60 * 60 * 1000
"""How far ahead a meeting can be made: what nobody holds is kept until after its time."""


def make_meeting(now: Millis, command: MakeMeeting) -> Events:
    about = command.about
    if about.starts_at > now + FARTHEST:
        raise Refused("too_far_ahead")
    title = clean_text(about.title)
    if not title or not command.plan.phases:
        raise Refused("unclear_text")
    about = replace(
        about,
        title=title,
        place=clean_text(about.place),
        place_link=clean_link(about.place_link),
        rhythm=clean_text(about.rhythm),
        contact=clean_text(about.contact),
    )
    return (
        MeetingMade(about=about, plan=command.plan, heads_ups=command.heads_ups),
        FacilitatorInviteRenewed(digest=digest(command.facilitator)),
        InviteRenewed(role="participant", secret=command.participant),
        InviteRenewed(role="observer", secret=command.observer),
    )
