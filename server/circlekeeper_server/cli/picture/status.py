"""What is said under the circle: one thing, from the most pressing to the calmest.

The sentences are those of the browser's room.
"""

from typing import Final, NamedTuple

from circlekeeper_protocol.bounds import MemberId, Millis, Minutes, PhaseId
from circlekeeper_protocol.floor import Turn
from circlekeeper_protocol.line_up import current_round, next_member
from circlekeeper_protocol.meeting import Meeting, Signal
from circlekeeper_protocol.order import phase_of
from circlekeeper_protocol.privacy import is_paused

from .course import is_over
from .people import name_in

NOTICE_AT_LEAST: Final[Millis] = 4_000
"""The words of a signal stand for half a minute of the plan, but long enough to be read."""

LONG_WAIT: Final[Minutes] = 1
"""After so long without the speaker's line, anyone may let the floor go on."""

_LISTEN: Final = "You can just listen."


class Said(NamedTuple):
    first: str
    second: str = ""


def status(meeting: Meeting, me: MemberId, now: Millis, *, connected: bool) -> Said:
    if meeting.stage in ("ended", "erased"):
        return Said("The meeting is over.", "Be gentle with yourself.")
    rung = _rung(meeting, now, connected=connected)
    if rung is not None:
        return _notice(meeting, me, rung)
    if not connected:
        return Said("Your line is down. We keep your seat.", "It comes back by itself.")
    if all(seat.id != me for seat in meeting.seats):
        return Said("The curtain is drawn.", "It opens with the next part, when everyone agrees.")
    if meeting.stage == "gathering":
        return Said("The circle is gathering.", _gathered(meeting))
    if is_paused(meeting):
        return Said("We've set the plan aside.", "People come first now.")
    if meeting.bell is not None:
        return Said("Let's be quiet together for a moment.", "Somebody rang the bell.")
    turn = meeting.floor.turn
    if turn is not None and turn.member == me:
        return Said("The floor is yours.", "Take your time. You can also pass.")
    if turn is not None and turn.held_at is not None:
        return _reconnecting(meeting, turn, turn.held_at, now)
    if next_member(meeting) == me:
        return _i_am_next(meeting, turn)
    if meeting.time.paused_at is not None:
        return Said("The time is held.", "Speaking goes on.")
    if turn is not None:
        return Said(f"{name_in(meeting, turn.member)} has the floor.", _beside(meeting, me, now))
    return _free_floor(meeting, now)


def _rung(meeting: Meeting, now: Millis, *, connected: bool) -> Signal | None:
    """The signal that rang last, if that was just now."""
    if meeting.stage != "running":
        return None
    rung = [
        (at, signal)
        for signal in meeting.time.signals
        if signal.kind != "turn"
        and _is_true(meeting, signal, now)
        and (at := _rings_at(meeting, signal, connected=connected)) is not None
        and at <= now < at + max(NOTICE_AT_LEAST, meeting.plan.minute // 2)
    ]
    return max(rung, key=lambda each: each[0])[1] if rung else None


def _is_true(meeting: Meeting, signal: Signal, now: Millis) -> bool:
    """What was told is not said any more once there is more time."""
    if signal.kind in ("end", "overtime"):
        return is_over(meeting, now)
    if signal.phase is None:
        return True
    progress = meeting.course.progress[signal.phase]
    if signal.step is not None and progress.step != signal.step:
        return False
    ends_at = progress.ends_at if signal.step is None else progress.step_ends_at
    return ends_at is not None and ends_at <= now


def _rings_at(meeting: Meeting, signal: Signal, *, connected: bool) -> Millis | None:
    """Without a line nobody can announce it, and it rings when it is due; or as late as it can be
    held, where someone has the floor, also one whose own line is down."""
    if signal.ring_at is not None or connected:
        return signal.ring_at
    if meeting.time.paused_at is not None or signal.state == "missed":
        return None
    waits = signal.state == "held" or meeting.floor.turn is not None
    return signal.hold_until if waits else signal.due


def _title(meeting: Meeting, phase: PhaseId) -> str:
    known = phase_of(meeting.plan, phase)
    return "" if known is None else known.title


def _notice(meeting: Meeting, me: MemberId, signal: Signal) -> Said:
    second = _who_is_next(meeting, me)
    if signal.kind == "quiet":
        return Said("The quiet may end now.", "Take your time.")
    if signal.phase is not None:
        return Said(f"{_title(meeting, signal.phase)} may end now.", second)
    if signal.kind in ("end", "overtime"):
        return Said("The time we set is over. Stay while it is good.", second)
    if signal.kind == "wrap_up":
        return Said("We can slowly turn to something lighter.", second)
    if signal.minutes == 1:
        return Said("About a minute left together.", second)
    return Said(f"About {signal.minutes} minutes left together.", second)


def _gathered(meeting: Meeting) -> str:
    people = sum(seat.role != "observer" for seat in meeting.seats)
    if people == 0:
        return "Nobody is here yet."
    return "One person is here." if people == 1 else f"{people} people are here."


def _reconnecting(meeting: Meeting, turn: Turn, held_at: Millis, now: Millis) -> Said:
    first = f"{name_in(meeting, turn.member)} is reconnecting."
    if now - held_at >= LONG_WAIT * meeting.plan.minute:
        return Said(first, "If you all like, the floor can go on.")
    return Said(first, "The floor waits for them.")


def _i_am_next(meeting: Meeting, turn: Turn | None) -> Said:
    after = "" if turn is None else f", after {name_in(meeting, turn.member)}"
    return Said(f"You are next{after}.", "No hurry. There is time for you.")


def _beside(meeting: Meeting, me: MemberId, now: Millis) -> str:
    if is_over(meeting, now):
        return "The time we set is over."
    return _who_is_next(meeting, me) or _LISTEN


def _who_is_next(meeting: Meeting, me: MemberId) -> str:
    next_one = next_member(meeting)
    if next_one is None:
        return ""
    return "You are next." if next_one == me else f"{name_in(meeting, next_one)} is next."


def _free_floor(meeting: Meeting, now: Millis) -> Said:
    floor = meeting.floor
    if is_over(meeting, now):
        return Said("The time we set is over.", "Stay while it is good.")
    if floor.mode == "quiet":
        return Said("We are quiet together.", "Nobody has to say anything.")
    round_ = current_round(floor)
    if round_ is not None and round_.adding:
        return Said("Is there anything to add?", _LISTEN)
    if round_ is not None and not round_.to_come:
        return Said("The round has been with everyone.", _LISTEN)
    if floor.mode == "open":
        return Said("The floor is free.", "Open talk.")
    if floor.mode == "piece":
        return Said("The piece lies in the middle.", "Whoever likes can take it.")
    return Said("The floor is free.", "Nobody is waiting to speak.")
