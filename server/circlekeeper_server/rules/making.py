"""How a meeting comes to be: its practicalities, its plan and its three links."""

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.commands import MakeMeeting
from circlekeeper_protocol.events import (
    Events,
    FacilitatorInviteRenewed,
    InviteRenewed,
    MeetingMade,
    SeriesJoined,
)
from circlekeeper_protocol.refusals import Refused

from .practicalities import cleaned
from .secrets import digest


def make_meeting(now: Millis, command: MakeMeeting) -> Events:
    about = cleaned(command.about, now)
    if not command.plan.phases:
        raise Refused("unclear_text")
    return (
        MeetingMade(
            about=about, plan=command.plan, heads_ups=command.heads_ups, series=command.series
        ),
        *(() if command.series_id is None else (SeriesJoined(series=command.series_id),)),
        FacilitatorInviteRenewed(digest=digest(command.facilitator)),
        InviteRenewed(role="participant", secret=command.participant),
        InviteRenewed(role="observer", secret=command.observer),
    )
