"""How a meeting comes to be: its practicalities, its plan and its three links."""

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


def make_meeting(command: MakeMeeting) -> Events:
    about = command.about
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
