"""Observers: whether they may come, and when they see.

None come unless the meeting says so, and why. Everyone in the circle is asked, and answers for
themselves alone; whoever has no device says it aloud, and a facilitator notes a yes, never a no.
Observers see nothing until all have agreed. Always true: while anybody in the circle has not, the
curtain is drawn before all observers; and so it is when the meeting pauses. Anyone may draw it,
unnamed. It opens only where a phase begins, so that whoever draws it, comes late, refuses or thinks
better of it looks the same.
"""

from typing import Final

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.commands import (
    AllowObservers,
    AnswerObservers,
    AnyCommand,
    Leave,
    PutRemark,
    SendNote,
    TakeRemarkBack,
)
from circlekeeper_protocol.events import (
    AgreedAloud,
    BenchNoteSent,
    CurtainDrawn,
    CurtainOpened,
    Events,
    ObserversAllowed,
    ObserversAnswered,
)
from circlekeeper_protocol.meeting import Meeting, Seat
from circlekeeper_protocol.privacy import is_paused, viewer_of
from circlekeeper_protocol.refusals import Refused

from .guards import require_facilitator, require_voice
from .texts import clean_text

FROM_OUTSIDE: Final = (Leave, PutRemark, TakeRemarkBack)
"""What depends on nothing that happens behind it."""


def require_inside(meeting: Meeting, who: Seat, command: AnyCommand) -> None:
    """An answer that depends on what happens behind the curtain would be a look behind it."""
    if viewer_of(meeting, who.id, who.role) == "outside" and not isinstance(command, FROM_OUTSIDE):
        raise Refused("curtain_is_drawn")


def require_aloud(by: Seat, who: Seat, command: AnyCommand) -> None:
    """Nobody answers for somebody else in private; what was said aloud, a facilitator notes."""
    if isinstance(command, AnswerObservers):
        require_facilitator(by)
        if not who.without_device:
            raise Refused("not_for_them")


def allow(meeting: Meeting, by: Seat, command: AllowObservers) -> Events:
    require_facilitator(by)
    why = clean_text(command.why) if command.welcome else ""
    observing = meeting.observing
    allowed = ObserversAllowed(
        welcome=command.welcome, why=why, line=command.line and command.welcome
    )
    known = (observing.welcome, observing.why, observing.line)
    return () if (allowed.welcome, allowed.why, allowed.line) == known else (allowed,)


def send_note(by: Seat, now: Millis, command: SendNote) -> Events:
    """Among observers, who are inside or could not ask."""
    text = clean_text(command.text)
    return (BenchNoteSent(member=by.id, text=text, at=now),) if text else ()


def answer(meeting: Meeting, who: Seat, command: AnswerObservers) -> Events:
    require_voice(who)
    observing, welcome = meeting.observing, command.welcome
    if not observing.welcome:
        raise Refused("no_observers")
    if who.without_device:
        same = welcome == (who.id in observing.aloud)
        return () if same else (AgreedAloud(member=who.id, welcome=welcome),)
    if any((one.member, one.welcome) == (who.id, welcome) for one in observing.answers):
        return ()
    return (ObserversAnswered(member=who.id, welcome=welcome),)


def draw_curtain(meeting: Meeting, by: Seat) -> Events:
    require_voice(by)
    return (CurtainDrawn(),) if meeting.observing.inside else ()


def opened(meeting: Meeting) -> Events:
    """For when a phase begins."""
    bench = tuple(seat.id for seat in meeting.seats if seat.role == "observer")
    if bench == meeting.observing.inside or not _may_see(meeting):
        return ()
    return (CurtainOpened(observers=bench),)


def follow_up(meeting: Meeting, _now: Millis) -> Events:
    return (CurtainDrawn(),) if meeting.observing.inside and not _may_see(meeting) else ()


def _may_see(meeting: Meeting) -> bool:
    """Everyone agrees; and nobody looks on while the meeting pauses for somebody in need."""
    return not is_paused(meeting) and _all_agree(meeting)


def _all_agree(meeting: Meeting) -> bool:
    observing = meeting.observing
    agreed = {answer.member for answer in observing.answers if answer.welcome}
    return observing.welcome and agreed.union(observing.aloud).issuperset(
        seat.id for seat in meeting.seats if seat.role != "observer"
    )
