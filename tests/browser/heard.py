"""What a browser heard on its lines, held against the log."""

from collections.abc import Sequence

from circlekeeper_protocol.frames import AnyServerFrame, Entry, Welcome
from circlekeeper_protocol.privacy import viewer_of

from tests.support.kept_log import KeptLog


def require_heard(log: KeptLog, heard: Sequence[AnyServerFrame]) -> int:
    """Every view is the log's, and the entries since are all there are for this viewer, in order.

    Returns how many entries there were.
    """
    views = [(at, frame) for at, frame in enumerate(heard) if isinstance(frame, Welcome)]
    assert views, "nobody ever sat down"
    ends = [at for at, _ in views[1:]] + [len(heard)]
    total = 0
    for (at, shown), end in zip(views, ends, strict=True):
        viewer = viewer_of(shown.meeting, shown.member, shown.role)
        assert shown.meeting == log.as_known_to(viewer, shown.member, shown.seq)
        entries = [frame for frame in heard[at:end] if isinstance(frame, Entry)]
        last = entries[-1].seq if entries else shown.seq
        assert entries == log.entries_for(viewer, shown.member, shown.seq, last)
        total += len(entries)
    return total
