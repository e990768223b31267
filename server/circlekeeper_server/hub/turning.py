"""Entries that change who a visitor is: their class, or whether they may be here at all."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from circlekeeper_protocol.bounds import MemberId
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.events import (
    AnyEvent,
    FacilitatorInviteRenewed,
    InviteRenewed,
    MeetingEnded,
    MeetingErased,
    MeetingPaused,
    MeetingResumed,
    MemberLeft,
    RoleChanged,
)
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import viewer_of

from circlekeeper_server.rules import accepts_invite

from .audience import Audience, Ending
from .frames import Sendable
from .visitor import Visitor

TURNING: Final = frozenset[type[AnyEvent]](
    {
        RoleChanged,
        MemberLeft,
        InviteRenewed,
        FacilitatorInviteRenewed,
        MeetingPaused,
        MeetingResumed,
        MeetingEnded,
        MeetingErased,
    }
)
"""What is heeded; most batches hold nothing of the kind."""


class Turning:
    """What a batch means for single visitors. `seated` are those who took a seat in it."""

    def __init__(
        self,
        audience: Audience,
        meeting: Meeting,
        entries: Sequence[Sendable],
        seated: Mapping[Visitor, MemberId],
    ) -> None:
        """`meeting` is as the batch leaves it."""
        self._audience = audience
        self._meeting = meeting
        self.endings: dict[Visitor, Ending] = {}
        """Who is not here any longer."""
        self.fresh: dict[Visitor, None] = {}
        """Who needs a fresh view."""
        self._paused = 0
        """With which entry the meeting paused, if it did."""
        for visitor, member in seated.items():
            if visitor.here:
                audience.seat(visitor, member)
                self.fresh[visitor] = None
        for place, entry in enumerate(entries, 1):
            if not TURNING.isdisjoint(entry.kinds):
                for event in entry.record.events:
                    self._heed(event, entry.record.by, place)
        for visitor, ending in self.endings.items():
            if self._paused and visitor in self.fresh:
                read = min(ending.after, self._paused)
                self.endings[visitor] = ending._replace(after=read)
            self.fresh.pop(visitor, None)
        self._change_roles()

    def _heed(self, event: AnyEvent, by: MemberId, place: int) -> None:
        match event:
            case RoleChanged(member=member):
                self.fresh.update(dict.fromkeys(self._audience.of(member)))
            case MemberLeft(member=member):
                code = CloseCode.LEFT if by == member else CloseCode.REMOVED
                self._end(self._audience.of(member), place, code)
            case InviteRenewed() | FacilitatorInviteRenewed():
                self._end(self._without_invite(), place, CloseCode.NO_ENTRY)
            case MeetingPaused():
                self._paused = self._paused or place
                self.fresh.update(dict.fromkeys(self._audience.observers()))
            case MeetingResumed() | MeetingEnded():
                outside = (v for v in self._audience.observers() if v.viewer == "door")
                self.fresh.update(dict.fromkeys(outside))
            case MeetingErased():
                self._end(self._audience.everyone(), place, CloseCode.ERASED)
            case _:
                pass

    def _end(self, visitors: Iterable[Visitor], place: int, code: CloseCode) -> None:
        for visitor in visitors:
            self.endings.setdefault(visitor, Ending(place, code))

    def _without_invite(self) -> list[Visitor]:
        return [
            visitor
            for visitor in self._audience.at_the_door()
            if visitor.invite is not None
            and accepts_invite(self._meeting, visitor.invite) != visitor.role
        ]

    def _change_roles(self) -> None:
        if not self.fresh:
            return
        roles = {seat.id: seat.role for seat in self._meeting.seats}
        for visitor in self.fresh:
            if visitor.member is not None:
                role = roles[visitor.member]
                self._audience.change_role(visitor, role, viewer_of(role, self._meeting))
