"""Ready frames: bytes that any number of lines can be sent."""

from typing import Final, cast

import msgspec
from circlekeeper_protocol.bounds import CommandId, MemberId, Seq
from circlekeeper_protocol.codec import encode
from circlekeeper_protocol.events import Events
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
    """An entry, with the frames that its viewer classes get; each is made once, and shared by the
    classes that read the same."""

    __slots__ = ("_frames", "_made", "record")

    def __init__(self, record: Record) -> None:
        self.record = record
        self._frames: dict[Viewer, bytes] = {}
        self._made: list[tuple[Events, MemberId | None, bytes]] = []

    def frame(self, viewer: Viewer) -> bytes:
        """`NOTHING` if the viewer reads none of its events."""
        frame = self._frames.get(viewer)
        if frame is None:
            frame = self._frames[viewer] = self._make(viewer)
        return frame

    def _make(self, viewer: Viewer) -> bytes:
        events = visible_events(self.record.events, viewer)
        if not events:
            return NOTHING
        by = visible_by(events, self.record.by, viewer)
        for same_events, same_by, frame in self._made:
            if events == same_events and by == same_by:
                return frame
        frame = ready(Entry(seq=self.record.seq, at=self.record.at, by=by, events=events))
        self._made.append((events, by, frame))
        return frame


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
