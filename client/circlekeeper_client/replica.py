"""What this member may know of the meeting, kept up to date by the entries that arrive."""

from circlekeeper_protocol.bounds import MemberId, Role, Seq
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.frames import Entry, Welcome
from circlekeeper_protocol.meeting import Meeting
from msgspec import Struct
from msgspec.structs import replace


class Replica(Struct, frozen=True):
    member: MemberId
    role: Role
    epoch: str
    seq: Seq
    """The last entry that is in `meeting`; the log may have others that are not for this member."""
    meeting: Meeting


def fresh(welcome: Welcome) -> Replica:
    return Replica(
        member=welcome.member,
        role=welcome.role,
        epoch=welcome.epoch,
        seq=welcome.seq,
        meeting=welcome.meeting,
    )


def with_entry(replica: Replica, entry: Entry) -> Replica:
    return replace(replica, seq=entry.seq, meeting=evolve_all(replica.meeting, entry.events))
