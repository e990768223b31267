"""The course of a meeting, compared with the log that it was drawn from."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec
from circlekeeper_protocol.bounds import MemberId, Millis
from circlekeeper_protocol.commands import EndMeeting
from circlekeeper_protocol.events import MeetingEnded, SignalAnnounced, SignalMissed
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.frames import Entry, Welcome
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import is_paused, view, viewer_of
from circlekeeper_server.debrief import Debrief, debrief
from circlekeeper_server.debrief.debrief import Span
from circlekeeper_server.debrief.reckoning import ENOUGH_FOR_BALANCE
from circlekeeper_server.hub.record import Record
from circlekeeper_server.hub.story import Step, story
from hypothesis import given

from tests.support.lives import Deed, live, lives, usual
from tests.support.meetings import MINUTE, NOW

END = Deed(1, None, EndMeeting(), MINUTE)


class Life(NamedTuple):
    steps: Sequence[Step]

    @property
    def over(self) -> Meeting:
        return self.steps[-1].after


def lived(life: list[Deed]) -> Life | None:
    """The log of a life, up to its end; `None` if it has none."""
    made = usual()
    steps = [Step(made, Record(1, NOW, 0, None, "one", ()), made)]
    for moment in live([*life, END], made):
        if moment.events:
            record = Record(len(steps) + 1, moment.at, moment.deed.by, None, "one", moment.events)
            steps.append(Step(moment.before, record, moment.after))
        if moment.after.stage == "ended":
            return Life(steps)
    return None


def looked_back(life: Life) -> Iterator[tuple[MemberId, list[Welcome | Entry], Debrief]]:
    for seat in life.over.seats:
        if seat.role in ("facilitator", "observer"):
            frames = list(story(life.steps, seat.id, "e"))
            yield seat.id, frames, debrief(frames)


def seen(life: Life, member: MemberId) -> Iterator[tuple[Millis, Millis, Meeting]]:
    """The time after each entry, as the log has it, that the member may know of."""
    for step, after in zip(life.steps, [*life.steps[1:], None], strict=True):
        seat = next((seat for seat in step.after.seats if seat.id == member), None)
        sees = seat and viewer_of(step.after, seat.id, seat.role) != "outside"
        ends = step.record.at if after is None else after.record.at
        if sees and step.record.at < ends:
            yield step.record.at, ends, step.after


def is_in(spans: Sequence[Span], back: Debrief, begins: Millis, ends: Millis) -> bool:
    zero = back.began_at
    return any(
        span.begins <= begins - zero and min(ends - zero, back.length) <= span.ends
        for span in spans
    )


@given(lives)
def test_it_is_what_the_log_says_wherever_it_was_seen_and_blank_elsewhere(
    deeds: list[Deed],
) -> None:
    life = lived(deeds)
    if life is None:
        return
    for member, _, back in looked_back(life):
        known = list(seen(life, member))
        seats = {seat.id: seat.role for _, _, meeting in known for seat in meeting.seats}
        apart = all(Counter(seats.values())[each] > 1 for each in ("facilitator", "participant"))
        for begins, ends, meeting in known:
            if ends <= back.began_at or begins >= back.began_at + back.length:
                continue
            here = (back, max(begins, back.began_at), ends)
            runs = meeting.stage == "running"
            assert not is_in(back.blank, *here)
            assert is_in(back.pauses, *here) == (runs and is_paused(meeting))
            rings = meeting.bell is not None and not is_paused(meeting)
            assert is_in(back.bells, *here) == (runs and rings)
            for part in back.parts:
                known_of = meeting.course.progress[part.phase : part.phase + 1]
                active = any(progress.status == "active" for progress in known_of)
                assert is_in(part.went, *here) == (runs and active)
            turn = meeting.floor.turn if meeting.bell is None and runs else None
            for whose in ("circle", "facilitators"):
                roles = {seat.id: seat.role for seat in meeting.seats}
                leads = turn is not None and roles[turn.member] == "facilitator" and apart
                holds = turn is not None and leads == (whose == "facilitators")
                of_them = [Span(s.begins, s.ends) for s in back.floor if s.whose == whose]
                assert is_in(of_them, *here) == holds
        blank = sum(span.ends - span.begins for span in back.blank)
        zero, end = back.began_at, back.began_at + back.length
        saw = sum(max(0, min(b, end) - max(a, zero)) for a, b, _ in known)
        assert blank + saw == back.length


@given(lives)
def test_every_signal_that_a_facilitator_was_told_of_is_in_it(deeds: list[Deed]) -> None:
    life = lived(deeds)
    if life is None:
        return
    for member, frames, back in looked_back(life):
        if not any(isinstance(f, Welcome) and f.role == "observer" for f in frames):
            first = frames[0].seq
            told = [
                event
                for step in life.steps[first:]
                for event in step.record.events
                if isinstance(event, SignalAnnounced | SignalMissed)
            ]
            assert len(back.signals) <= len(told), member


@given(lives)
def test_there_are_no_persons_in_it(deeds: list[Deed]) -> None:
    life = lived(deeds)
    if life is None:
        return
    names = {seat.name for step in life.steps for seat in step.after.seats}
    for _, _, back in looked_back(life):
        assert back.balance is None or back.people >= ENOUGH_FOR_BALANCE
        said = msgspec.json.encode(back).decode()
        assert not any(f'"{name}"' in said for name in names)
        assert '"member"' not in said


@given(lives)
def test_a_replay_ends_in_what_that_viewer_knows(deeds: list[Deed]) -> None:
    life = lived(deeds)
    if life is None:
        return
    for member, frames, back in looked_back(life):
        meeting, role = life.over, frames[0]
        for frame in frames:
            if isinstance(frame, Welcome):
                meeting, role = frame.meeting, frame
            else:
                meeting = evolve_all(meeting, frame.events)
        assert isinstance(role, Welcome)
        seat = next(seat for seat in life.over.seats if seat.id == member)
        assert meeting == view(life.over, viewer_of(life.over, member, seat.role), member)
        assert role.role == seat.role
        ended = next(s.record.at for s in life.steps if MeetingEnded in map(type, s.record.events))
        assert back.began_at + back.length == max(ended, back.began_at)
