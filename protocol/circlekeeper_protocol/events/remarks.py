"""Remarks, of which their writer alone is told."""

from circlekeeper_protocol.bounds import Line, MemberId, Millis, RemarkId, Text

from .event import Event


class RemarkPut(Event, frozen=True):
    """New, or in the place of what it said before."""

    member: MemberId
    remark: RemarkId
    at: Millis
    tag: Line
    text: Text


class RemarkGone(Event, frozen=True):
    member: MemberId
    remark: RemarkId
