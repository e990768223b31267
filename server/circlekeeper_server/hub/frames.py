"""Ready frames: bytes that any number of lines can be sent."""

from typing import Final, cast

import msgspec
from circlekeeper_protocol.bounds import CommandId, MemberId, Seq
from circlekeeper_protocol.codec import encode
from circlekeeper_protocol.frames import AnyServerFrame, Done, Entry, Refused
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import Viewer, view, visible_by, visible_events
from circlekeeper_protocol.refusals import REFUSALS, RefusalCode

from circlekeeper_server.wire.frame import text_frame

from .record import Record

NOTHING: Final = b""

Answer = Seq | RefusalCode
"""Done, with the entry that it caused or the latest one; or refused, and why."""


def ready(frame: AnyServerFrame) -> bytes:
    return text_frame(encode(frame))


def answered(id: CommandId, answer: Answer) -> bytes:
    if isinstance(answer, int):
        return ready(Done(id=id, seq=answer))
    why = REFUSALS[answer]
    return ready(Refused(id=id, code=answer, message=why.sentence, retry=why.retry))


class Sendable:
    """An entry, with the frames that its viewer classes get; each is made once."""

    __slots__ = ("_frames", "record")

    def __init__(self, record: Record) -> None:
        self.record = record
        self._frames: dict[Viewer, bytes] = {}

    def frame(self, viewer: Viewer) -> bytes:
        """`NOTHING` if the viewer reads none of its events."""
        frame = self._frames.get(viewer)
        if frame is None:
            frame = self._frames[viewer] = _entry_frame(self.record, viewer)
        return frame


def _entry_frame(record: Record, viewer: Viewer) -> bytes:
    events = visible_events(record.events, viewer)
    if not events:
        return NOTHING
    by: MemberId | None = visible_by(record.events, record.by, viewer)
    return ready(Entry(seq=record.seq, at=record.at, by=by, events=events))


class Views:
    """The meeting as each viewer class may know it, encoded once however many come back at once."""

    def __init__(self) -> None:
        self._encoded: dict[Viewer, Meeting] = {}

    def of(self, meeting: Meeting, viewer: Viewer) -> Meeting:
        """To be put into a frame and nowhere else: the encoder copies it as it stands."""
        if viewer not in self._encoded:
            raw = msgspec.Raw(msgspec.json.encode(view(meeting, viewer)))
            self._encoded[viewer] = cast("Meeting", raw)
        return self._encoded[viewer]

    def outdate(self) -> None:
        self._encoded.clear()
