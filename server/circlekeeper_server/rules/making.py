"""How a meeting comes to be: its practicalities, its plan and its three links."""

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.commands import MakeMeeting, TryAgain
from circlekeeper_protocol.events import (
    Events,
    FacilitatorInviteRenewed,
    InviteRenewed,
    MeetingMade,
    ObserversAllowed,
    SeriesJoined,
    TriedAgain,
)

from .practicalities import cleaned
from .secrets import digest
from .soundness import cleaned_plan
from .texts import clean_text


def make_meeting(now: Millis, command: MakeMeeting) -> Events:
    about = cleaned(command.about, now)
    plan = cleaned_plan(command.plan)
    why = clean_text(command.why_observers)
    observers = ObserversAllowed(welcome=True, why=why, line=command.observers_line)
    return (
        MeetingMade(
            about=about,
            plan=plan,
            heads_ups=command.heads_ups,
            series=command.series,
            rehearsal=command.rehearsal,
            seed=command.seed,
        ),
        *(() if command.series_id is None else (SeriesJoined(series=command.series_id),)),
        FacilitatorInviteRenewed(digest=digest(command.facilitator)),
        InviteRenewed(role="participant", secret=command.participant),
        InviteRenewed(role="observer", secret=command.observer),
        *((observers,) if command.observers else ()),
    )


def try_again(command: TryAgain) -> Events:
    return (TriedAgain(meeting=command.meeting),)
