"""Remarks: what those who learn by watching note about how it is led, for themselves alone.

Nobody else ever reads them, facilitators neither. They may be written at any moment and from
anywhere, also outside: whether one is taken depends on the writer's own remarks and on nothing of
the meeting, and a remark holds nothing of it either. Always true: who has left has none.
"""

from typing import Final

from circlekeeper_protocol.bounds import MemberId, Millis, RemarkId
from circlekeeper_protocol.commands import PutRemark, TakeRemarkBack
from circlekeeper_protocol.events import Events, RemarkGone, RemarkPut
from circlekeeper_protocol.meeting import Meeting, Remark, Seat
from circlekeeper_protocol.refusals import Refused

from .texts import clean_text

MOST_REMARKS: Final = 300
"""Of one person."""


def put(meeting: Meeting, by: Seat, now: Millis, command: PutRemark) -> Events:
    tag, text = clean_text(command.tag), clean_text(command.text)
    known = _known(meeting, by.id, command.remark)
    if not (tag or text) or (known is not None and (known.tag, known.text) == (tag, text)):
        return ()
    if known is None and _how_many(meeting, by.id) >= MOST_REMARKS:
        raise Refused("enough_remarks")
    at = now if known is None else known.at
    return (RemarkPut(member=by.id, remark=command.remark, at=at, tag=tag, text=text),)


def take_back(meeting: Meeting, by: Seat, command: TakeRemarkBack) -> Events:
    if _known(meeting, by.id, command.remark) is None:
        return ()
    return (RemarkGone(member=by.id, remark=command.remark),)


def follow_up(meeting: Meeting, _now: Millis) -> Events:
    seated = {seat.id for seat in meeting.seats}
    return tuple(
        RemarkGone(member=remark.member, remark=remark.id)
        for remark in meeting.remarks
        if remark.member not in seated
    )


def _known(meeting: Meeting, member: MemberId, number: RemarkId) -> Remark | None:
    for remark in meeting.remarks:
        if (remark.member, remark.id) == (member, number):
            return remark
    return None


def _how_many(meeting: Meeting, member: MemberId) -> int:
    return sum(remark.member == member for remark in meeting.remarks)
