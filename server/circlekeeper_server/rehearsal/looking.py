"""What simulated members see when they look at the meeting."""

from circlekeeper_protocol.bounds import MemberId, Millis, Minutes, PhaseKind, SignalKind
from circlekeeper_protocol.line_up import current_round
from circlekeeper_protocol.meeting import Meeting, Phase, Seat
from circlekeeper_protocol.order import in_order


def circle(meeting: Meeting) -> list[Seat]:
    """Everyone but the observers."""
    return [seat for seat in meeting.seats if seat.role != "observer"]


def observers(meeting: Meeting) -> list[Seat]:
    return [seat for seat in meeting.seats if seat.role == "observer"]


def is_without_device(meeting: Meeting, member: MemberId) -> bool:
    """Somebody whom a visitor has added, and who can send nothing."""
    return any(seat.id == member and seat.without_device for seat in meeting.seats)


def is_watched(meeting: Meeting) -> bool:
    return any(seat.presence == "here" for seat in observers(meeting))


def is_asked(meeting: Meeting, member: MemberId) -> bool:
    """Observers may come, and they have not said yet whether they agree."""
    observing = meeting.observing
    return observing.welcome and all(answer.member != member for answer in observing.answers)


def active(meeting: Meeting) -> list[Phase]:
    return _with_status(meeting, "active")


def upcoming(meeting: Meeting) -> list[Phase]:
    return _with_status(meeting, "upcoming")


def is_on(meeting: Meeting, kind: PhaseKind) -> bool:
    return any(phase.kind == kind for phase in active(meeting))


def _with_status(meeting: Meeting, status: str) -> list[Phase]:
    """In the plan's order."""
    return [phase for phase, progress in in_order(meeting) if progress.status == status]


def scene_minutes(meeting: Meeting) -> Minutes:
    """How long the present step or phase is to take."""
    phase = next(iter(active(meeting)), None)
    if phase is None:
        return 0
    if phase.steps:
        return phase.steps[meeting.course.progress[phase.id].step].minutes
    return phase.minutes


def round_is_over(meeting: Meeting) -> bool:
    """Everyone who can be reached has been."""
    floor = meeting.floor
    here = {seat.id for seat in meeting.seats if seat.presence == "here"}
    round_ = current_round(floor)
    waiting = () if round_ is None else round_.to_come
    return floor.turn is None and here.isdisjoint(waiting)


def floor_is_free(meeting: Meeting) -> bool:
    """Nobody speaks, and nobody would like to."""
    return meeting.floor.turn is None and not meeting.floor.hands


def is_to_come(meeting: Meeting, kind: SignalKind, minutes: Minutes | None = None) -> bool:
    """Whether a signal has yet to be announced."""
    return any(
        signal.kind == kind and signal.state in ("planned", "held")
        for signal in meeting.time.signals
        if minutes is None or signal.minutes == minutes
    )


def rang_at(meeting: Meeting, kind: SignalKind) -> Millis:
    """When the last signal of this kind rang or will ring; 0 if that is long ago."""
    return max((s.ring_at or 0 for s in meeting.time.signals if s.kind == kind), default=0)


def end_is_near(meeting: Meeting) -> bool:
    """The first heads-up has been given, or there is none."""
    return not is_to_come(meeting, "heads_up", max(meeting.time.heads_ups, default=0))


def is_good_to_join(meeting: Meeting) -> bool:
    """Getting to know each other is over, or a late-comer still finds a place in its round."""
    round_, held = current_round(meeting.floor), meeting.time.paused_at is not None
    if held or meeting.stage != "running":
        return False
    if not is_on(meeting, "getting_to_know"):
        return any(is_on(meeting, kind) for kind in ("goals", "in_depth", "wrap_up"))
    if round_ is None:
        return False
    return meeting.floor.turn is not None and len(round_.to_come) >= 3
