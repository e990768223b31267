"""What a meeting hands on to the one that follows in its series."""

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.events import (
    AnyEvent,
    Events,
    FacilitatorInviteRenewed,
    InviteRenewed,
    MeetingMade,
    ObserversAllowed,
    SeriesJoined,
)
from circlekeeper_protocol.meeting import Meeting, Plan, SeriesPlace
from msgspec.structs import replace

from . import cards
from .soundness import numbered


def handed_on(
    meeting: Meeting, plan: Plan, place: SeriesPlace, starts_at: Millis, next_at: Millis | None
) -> Events:
    """The first entry of the meeting at `place`: practicalities, plan and links, whether
    observers may come, for everyone to agree or not once more, and of what people wrote the cards
    that the group chose to keep, without names. Nothing else goes along.

    `plan` is the one that the meeting began with: what was shortened or put in on the way was for
    that day.
    """
    assert meeting.vault.series is not None
    about = replace(
        meeting.about,
        starts_at=starts_at,
        next_at=next_at,
        was_at=None,
        called_off=False,
        revision=meeting.about.revision + 1,
    )
    events: list[AnyEvent] = [
        MeetingMade(
            about=about, plan=numbered(plan), heads_ups=meeting.time.heads_ups, series=place
        ),
        SeriesJoined(series=meeting.vault.series),
    ]
    if meeting.vault.facilitator_invite is not None:
        events.append(FacilitatorInviteRenewed(digest=meeting.vault.facilitator_invite))
    if meeting.invites.participant is not None:
        events.append(InviteRenewed(role="participant", secret=meeting.invites.participant))
    if meeting.invites.observer is not None:
        events.append(InviteRenewed(role="observer", secret=meeting.invites.observer))
    if meeting.observing.welcome:
        events.append(
            ObserversAllowed(welcome=True, why=meeting.observing.why, line=meeting.observing.line)
        )
    return (*events, *cards.begun_with(cards.carried_on(meeting)))
