"""The pause: everything stands still, without a sound, until somebody says that it goes on.

Facilitators call it; while none is here, anyone in the circle, since nobody should have to look for
a role first. It may be for tea, or because somebody is in need: the meeting does not know, so
nobody can read it later. It holds what the bell holds, and a bell that rings becomes one. Observers
see that the meeting pauses, and nothing else. Of the facilitators one may say that they stay with
the group; that is forgotten with the pause.
"""

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.commands import StayWithGroup
from circlekeeper_protocol.events import Events, KeeperNamed, MeetingPaused, MeetingResumed
from circlekeeper_protocol.meeting import Meeting, Seat
from circlekeeper_protocol.privacy import is_paused
from circlekeeper_protocol.refusals import Refused

from .guards import require_facilitator, require_lead, require_member


def pause(meeting: Meeting, by: Seat, now: Millis) -> Events:
    require_lead(meeting, by)
    if is_paused(meeting):
        return ()
    bell, time = meeting.bell, meeting.time
    if bell is not None:
        return (MeetingPaused(at=bell.at, holds_time=bell.holds_time),)
    goes = time.ends_at is not None and time.paused_at is None
    return (MeetingPaused(at=now, holds_time=goes),)


def resume(meeting: Meeting, by: Seat) -> Events:
    require_lead(meeting, by)
    return (MeetingResumed(),) if is_paused(meeting) else ()


def stay_with_group(meeting: Meeting, by: Seat, command: StayWithGroup) -> Events:
    require_facilitator(by)
    if not is_paused(meeting):
        raise Refused("no_bell")
    if command.member is not None:
        who = require_member(meeting, command.member)
        if who.role != "facilitator":
            raise Refused("cannot_facilitate")
    same = command.member == meeting.keeper
    return () if same else (KeeperNamed(member=command.member),)


def follow_up(meeting: Meeting, _now: Millis) -> Events:
    """Always true: whoever stays with the group facilitates."""
    keeper = meeting.keeper
    there = any(seat.id == keeper and seat.role == "facilitator" for seat in meeting.seats)
    return () if keeper is None or there else (KeeperNamed(member=None),)
