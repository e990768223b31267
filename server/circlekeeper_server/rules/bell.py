"""The bell: anyone but observers may ask for a quiet, and everything stands still together.

While it lasts the turn is held, nobody is called, the floor does not move and nothing falls due;
hands may still go up. It ends by itself after the time that the group has set, for everyone at the
same instant. Who rang is told to nobody, unless they wish it. A bell is followed by a rest, longer
for whoever rang it, so that nobody can hold up the circle with it.
"""

from typing import Final

from circlekeeper_protocol.bounds import Millis, Minutes
from circlekeeper_protocol.commands import (
    AnyCommand,
    EndTurn,
    ExtendBell,
    GiveFloor,
    HandBack,
    NextSpeaker,
    PassPiece,
    PassRound,
    PassTurn,
    PauseTime,
    PickUpPiece,
    ResumeTime,
    RingBell,
    StartMeeting,
    TakePiece,
    UndoMove,
)
from circlekeeper_protocol.events import BellEnded, BellMoved, BellNoted, BellRang, Events
from circlekeeper_protocol.meeting import LastBell, Meeting, Seat
from circlekeeper_protocol.refusals import Refused

from .guards import require_facilitator, require_unmoved, require_voice

REST: Final[Minutes] = 2
"""From the end of a bell until the next."""
OWN_REST: Final[Minutes] = 10
"""The same for whoever rang it."""

STANDS_STILL: Final = (
    EndTurn,
    GiveFloor,
    HandBack,
    NextSpeaker,
    PassPiece,
    PassRound,
    PassTurn,
    PauseTime,
    PickUpPiece,
    ResumeTime,
    StartMeeting,
    TakePiece,
    UndoMove,
)


def require_no_bell(meeting: Meeting, command: AnyCommand) -> None:
    if meeting.bell is not None and isinstance(command, STANDS_STILL):
        raise Refused("bell_rings")


def ring(meeting: Meeting, by: Seat, now: Millis, command: RingBell) -> Events:
    require_voice(by)
    if meeting.bell is not None:
        return ()
    last, minute = meeting.vault.bell, meeting.plan.minute
    if last is not None:
        rest = OWN_REST if last.member == by.id else REST
        if now < last.at + rest * minute:
            raise Refused("bell_rested")
    until = now + meeting.floor.customs.bell_minutes * minute
    rang = BellRang(
        at=now,
        until=until,
        by=by.id if command.named else None,
        holds_time=meeting.time.ends_at is not None and meeting.time.paused_at is None,
    )
    return (rang, BellNoted(last=LastBell(member=by.id, at=until)))


def extend(meeting: Meeting, by: Seat, now: Millis, command: ExtendBell) -> Events:
    require_facilitator(by)
    bell = meeting.bell
    if bell is None or bell.until is None:
        raise Refused("no_bell")
    require_unmoved(bell.until, command.was)
    until = bell.until + command.minutes * meeting.plan.minute
    if until < now:
        raise Refused("too_short")
    return () if until == bell.until else (BellMoved(until=until),)


def over(meeting: Meeting, now: Millis) -> Events:
    bell = meeting.bell
    if bell is None or bell.until is None or now < bell.until:
        return ()
    return (BellEnded(),)
