"""What the log of a meeting says, and what each viewer should know by it."""

from collections.abc import Iterable, Sequence

from circlekeeper_client import Circle
from circlekeeper_protocol.bounds import CommandId, MemberId, Seq
from circlekeeper_protocol.events import MeetingMade
from circlekeeper_protocol.evolve import evolve_all, made
from circlekeeper_protocol.frames import Done, Entry
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view, viewer_of, visible_by, visible_events
from circlekeeper_protocol.readers import Viewer
from circlekeeper_server.event_log.port import EventLog
from circlekeeper_server.hub.record import Cause, Record, decode


def shown(record: Record, viewer: Viewer, member: MemberId | None) -> Entry | None:
    """The entry as the viewer reads it, if there is anything for them to read."""
    events = visible_events(record.events, viewer, member)
    by = visible_by(record.events, record.by, viewer, member)
    return Entry(seq=record.seq, at=record.at, by=by, events=events) if events else None


class KeptLog:
    def __init__(self, records: Sequence[Record]) -> None:
        self.records = records
        self._states: list[Meeting] = []
        for record in records:
            match record.events:
                case (MeetingMade() as first, *rest) if not self._states:
                    self._states.append(evolve_all(made(first), tuple(rest)))
                case _:
                    self._states.append(evolve_all(self._states[-1], record.events))

    @property
    def meeting(self) -> Meeting:
        return self._states[-1]

    def steps(self) -> list[tuple[Record, Meeting]]:
        """Each entry, and the meeting after it."""
        return list(zip(self.records, self._states, strict=True))

    def as_known_to(self, viewer: Viewer, member: MemberId | None, seq: Seq) -> Meeting:
        """The meeting after entry `seq`."""
        return view(self._states[seq - 1], viewer, member)

    def entries_for(
        self, viewer: Viewer, member: MemberId | None, after: Seq, until: Seq
    ) -> list[Entry]:
        """What the viewer reads of the entries behind `after`, up to and with `until`."""
        read = (shown(record, viewer, member) for record in self.records[after:until])
        return [entry for entry in read if entry is not None]

    def caused_by(self, member: MemberId, id: CommandId) -> list[Record]:
        """The entries that a command caused: one, or none when there was nothing to change."""
        cause = Cause(member=member, id=id)
        return [record for record in self.records if record.cause == cause]

    def require_whole(self) -> None:
        """No gap, no repetition, and time that never goes back."""
        assert [record.seq for record in self.records] == list(range(1, len(self.records) + 1)), (
            "a gap"
        )
        causes = [record.cause for record in self.records if record.cause is not None]
        assert len({(cause.member, cause.id) for cause in causes}) == len(causes), "done twice"
        instants = [record.at for record in self.records]
        assert instants == sorted(instants), "time went back"

    def require_once(self, member: MemberId, answers: Iterable[object]) -> None:
        """What was done is here at most once, and where the answer said."""
        for answer in answers:
            if isinstance(answer, Done) and (caused := self.caused_by(member, answer.id)):
                assert [record.seq for record in caused] == [answer.seq]

    def require_agreement(self, circle: Circle) -> None:
        """The member's replica is this log, up to where they have read it, filtered for them."""
        assert circle.seq <= len(self.records), "they know what was never kept"
        state = self._states[circle.seq - 1]
        seat = next(seat for seat in state.seats if seat.id == circle.member)
        assert circle.role == seat.role
        viewer = viewer_of(state, seat.id, seat.role)
        assert circle.meeting == self.as_known_to(viewer, circle.member, circle.seq), (
            "they know what is not so"
        )


async def kept_log(log: EventLog, meeting: str) -> KeptLog:
    return KeptLog([decode(entry) for _, entry in (await log.read(meeting)).entries])
