"""Entries that change who a visitor is: their class, or whether they may be here at all."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from circlekeeper_protocol.bounds import MemberId
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.events import (
    AnyEvent,
    CurtainDrawn,
    CurtainOpened,
    FacilitatorInviteRenewed,
    InviteRenewed,
    MeetingErased,
    MemberLeft,
    ObserversAllowed,
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
        CurtainDrawn,
        CurtainOpened,
        FacilitatorInviteRenewed,
        InviteRenewed,
        MeetingErased,
        MemberLeft,
        ObserversAllowed,
        RoleChanged,
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
        self._as_before = len(entries)
        """How many entries there are until the curtain moves: what comes then, observers do not
        read as who they were."""
        for visitor, member in seated.items():
            if visitor.here:
                audience.seat(visitor, member)
                self.fresh[visitor] = None
        for place, entry in enumerate(entries, 1):
            if not TURNING.isdisjoint(entry.kinds):
                for event in entry.record.events:
                    self._heed(event, entry.record.by, place)
        for visitor, ending in self.endings.items():
            self.fresh.pop(visitor, None)
            if visitor.role == "observer":
                after = min(ending.after, self._as_before)
                self.endings[visitor] = ending._replace(after=after)
        self._change_viewers()

    def _heed(self, event: AnyEvent, by: MemberId, place: int) -> None:
        match event:
            case RoleChanged(member=member):
                self.fresh.update(dict.fromkeys(self._audience.of(member)))
            case MemberLeft(member=member):
                code = CloseCode.LEFT if by == member else CloseCode.REMOVED
                self._end(self._audience.of(member), place, code)
            case CurtainDrawn() | CurtainOpened():
                self._as_before = min(self._as_before, place - 1)
                self.fresh.update(dict.fromkeys(self._audience.on_the_bench()))
            case InviteRenewed() | FacilitatorInviteRenewed() | ObserversAllowed():
                self._end(self._without_invite(), place, CloseCode.NO_ENTRY)
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

    def _change_viewers(self) -> None:
        if not self.fresh:
            return
        seats = {seat.id: seat for seat in self._meeting.seats}
        for visitor in self.fresh:
            if visitor.member is not None:
                seat = seats[visitor.member]
                viewer = viewer_of(self._meeting, seat.id, seat.role)
                self._audience.change_viewer(visitor, seat.role, viewer)
