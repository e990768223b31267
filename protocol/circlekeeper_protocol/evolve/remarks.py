"""Remarks, each in the hands of its writer."""

from typing import assert_never

from circlekeeper_protocol.events import RemarkGone, RemarkPut
from circlekeeper_protocol.meeting import Remark


def evolve_remarks(
    remarks: tuple[Remark, ...], event: RemarkPut | RemarkGone
) -> tuple[Remark, ...]:
    own = (event.member, event.remark)
    match event:
        case RemarkPut():
            put = Remark(event.member, event.remark, event.at, event.tag, event.text)
            if any((one.member, one.id) == own for one in remarks):
                return tuple(put if (one.member, one.id) == own else one for one in remarks)
            return (*remarks, put)
        case RemarkGone():
            return tuple(one for one in remarks if (one.member, one.id) != own)
        case _:
            assert_never(event)
