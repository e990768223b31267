"""Remarks of those who learn by watching, for themselves alone."""

from circlekeeper_protocol.bounds import Line, RemarkId, Text

from .command import Command


class PutRemark(Command, frozen=True):
    """Note something for oneself, pinned to this moment; or in other words what was noted then.

    Taken at any time and from anywhere, also while the curtain is drawn, so that the answer says
    nothing of the meeting. Sent by: everyone seated. Causes: `RemarkPut`. Refused: `unclear_text`,
    `enough_remarks`.
    """

    remark: RemarkId
    tag: Line
    text: Text


class TakeRemarkBack(Command, frozen=True):
    """It is theirs, and gone as if it had never been noted. Sent by: everyone seated. Causes:
    `RemarkGone`."""

    remark: RemarkId
