"""Ready frames: bytes that any number of lines can be sent."""

from typing import Final, cast

import msgspec
from circlekeeper_protocol.bounds import CommandId, MemberId, Seq
from circlekeeper_protocol.codec import encode
from circlekeeper_protocol.frames import AnyServerFrame, Done, Entry, Refused
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import knows_more, named_by, view, visible_by, visible_events
from circlekeeper_protocol.readers import Viewer
from circlekeeper_protocol.refusals import REFUSALS, RefusalCode

from circlekeeper_server.wire.frame import text_frame

from .reading import Reading, kinds_of, names_somebody, reading
from .record import Record

NOTHING: Final = b""
NOBODY: Final = frozenset[MemberId]()

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

    __slots__ = ("_frames", "kinds", "named", "record")

    def __init__(self, record: Record) -> None:
        self.record = record
        self.kinds = kinds_of(record.events)
        self.named = (
            named_by(record.events) if names_somebody(record.events, self.kinds) else NOBODY
        )
        """Members who may read more of it than their class does."""
        self._frames: dict[Reading, bytes] = {}

    def frame(self, viewer: Viewer) -> bytes:
        """`NOTHING` if the viewer reads none of its events."""
        read = reading(self.record, self.kinds, viewer)
        frame = self._frames.get(read)
        if frame is None:
            frame = self._frames[read] = self._make(read)
        return frame

    def frame_for(self, viewer: Viewer, member: MemberId | None) -> bytes:
        """For one person of that class."""
        if member not in self.named:
            return self.frame(viewer)
        events = visible_events(self.record.events, viewer, member)
        if not events:
            return NOTHING
        by = visible_by(self.record.events, self.record.by, viewer, member)
        return ready(Entry(seq=self.record.seq, at=self.record.at, by=by, events=events))

    def _make(self, read: Reading) -> bytes:
        if not read.places:
            return NOTHING
        by = self.record.by if read.by else None
        events = tuple([self.record.events[place] for place in read.places])
        return ready(Entry(seq=self.record.seq, at=self.record.at, by=by, events=events))


class Views:
    """The meeting as each viewer class may know it, encoded once however many come back at once."""

    def __init__(self) -> None:
        self._encoded: dict[Viewer, Meeting] = {}

    def of(self, meeting: Meeting, viewer: Viewer, member: MemberId | None) -> Meeting:
        """To be put into a frame and nowhere else: the encoder copies it as it stands."""
        if member is not None and knows_more(meeting, member):
            return view(meeting, viewer, member)
        if viewer not in self._encoded:
            raw = msgspec.Raw(msgspec.json.encode(view(meeting, viewer)))
            self._encoded[viewer] = cast("Meeting", raw)
        return self._encoded[viewer]

    def outdate(self) -> None:
        self._encoded.clear()
