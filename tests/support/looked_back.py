"""What somebody may look back at, reckoned once more from the whole log: by who they were after
each entry, without asking what they were sent."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from circlekeeper_protocol.bounds import MemberId, Millis, PhaseId, Role, SignalId
from circlekeeper_protocol.events import (
    AnyEvent,
    BellEnded,
    BellRang,
    MeetingEnded,
    MeetingPaused,
    MeetingResumed,
    MeetingStarted,
    PhaseBegun,
    RoleChanged,
    RoundBegan,
    RoundEnded,
    SignalAnnounced,
    SignalMissed,
    SignalsPlanned,
)
from circlekeeper_protocol.evolve import evolve
from circlekeeper_protocol.meeting import Meeting, Signal
from circlekeeper_protocol.privacy import is_paused, viewer_of, visible_events
from circlekeeper_protocol.readers import Viewer
from circlekeeper_server.debrief.debrief import Rang, Span
from circlekeeper_server.hub.record import Record

DEEDS: Final = {
    "MeetingStarted": "began",
    "MeetingEnded": "ended",
    "PhaseBegun": "phase",
    "StepBegun": "step",
    "PhaseSetAside": "phase_aside",
    "PhaseFinished": "phase_done",
    "PhaseInserted": "part_in",
    "PhaseMoved": "part_moved",
    "PlanSetAside": "plan_aside",
    "PlanTakenUp": "plan_up",
    "RoundBegan": "round",
    "FloorModeSet": "mode",
    "PromptShown": "prompt",
    "TimePaused": "held",
    "TimeResumed": "went_on",
    "BellMoved": "bell",
    "CustomsSet": "customs",
    "FixedEndSet": "end_set",
    "HeadsUpsSet": "end_set",
    "StepRetimed": "time",
    "PhaseRetimed": "time",
    "PhaseMinutesSet": "time",
    "EndMoved": "time",
    "MemberInvited": "invited",
    "CardShown": "shown",
}
"""What each event is called, of those by which somebody leads."""

STILL: Final = (BellRang, BellEnded, MeetingPaused, MeetingResumed)

Step = tuple[Record, Meeting]
"""An entry, and the meeting after it."""


class Known(NamedTuple):
    """What somebody knew between two entries."""

    begins: Millis
    ends: Millis
    meeting: Meeting


class Course:
    """As the log has it, for one member: in milliseconds since the meeting began."""

    def __init__(self, steps: Sequence[Step], member: MemberId) -> None:
        self.steps = steps
        self.member = member
        self.viewers = [_viewer(meeting, member) for _, meeting in steps]
        instants = [record.at for record, _ in steps]
        here = [at for at, viewer in zip(instants, self.viewers, strict=True) if viewer]
        started = [
            meeting.time.started_at
            for (_, meeting), viewer in zip(steps, self.viewers, strict=True)
            if viewer not in (None, "outside") and meeting.time.started_at is not None
        ]
        self.zero = started[0] if started else here[0]
        ended = [at for at, (_, meeting) in zip(instants, steps, strict=True) if _over(meeting)]
        self.end = max(self.zero, ended[0] if ended else instants[-1])

    def known(self) -> Iterator[Known]:
        """The time after each entry, of which the member may know."""
        for ((record, meeting), (after, _)), viewer in zip(
            pairwise(self.steps), self.viewers, strict=False
        ):
            begins, ends = max(record.at, self.zero), min(after.at, self.end)
            if viewer not in (None, "outside") and begins < ends:
                yield Known(begins - self.zero, ends - self.zero, meeting)

    def seen(self) -> Iterator[Meeting]:
        """As it was after each entry of which the member may know."""
        for (_, meeting), viewer in zip(self.steps, self.viewers, strict=True):
            if viewer not in (None, "outside"):
                yield meeting

    def told(self) -> Iterator[tuple[Record, AnyEvent]]:
        """Each event that was told as it happened, rather than by a fresh view."""
        for before, now, (record, _) in zip(
            [None, *self.viewers], self.viewers, self.steps, strict=False
        ):
            turned = any(
                isinstance(event, RoleChanged) and event.member == self.member
                for event in record.events
            )
            if now is not None and now == before and not turned:
                for event in visible_events(record.events, now, self.member):
                    yield record, event

    def while_(self, holds: Callable[[Meeting], bool]) -> list[Span]:
        """For how long it was so, as far as the member may know."""
        known = self.known()
        return joined(Span(begins, ends) for begins, ends, meeting in known if holds(meeting))

    def blank(self) -> list[Span]:
        edges = [0, *(at for span in self.while_(lambda _: True) for at in span_of(span))]
        edges.append(self.end - self.zero)
        pairs = zip(edges[::2], edges[1::2], strict=True)
        return [Span(begins, ends) for begins, ends in pairs if begins < ends]

    def signals(self) -> list[Rang]:
        planned = dict[SignalId, Signal]()
        of_all = [(record, event) for record, _ in self.steps for event in record.events]
        heard = {id(event) for _, event in self.told()}
        rang: list[Rang] = []
        for record, event in of_all:
            match event:
                case SignalsPlanned():
                    planned |= {signal.id: signal for signal in event.signals}
                case SignalAnnounced() | SignalMissed() if id(event) in heard:
                    missed = isinstance(event, SignalMissed)
                    at = record.at if isinstance(event, SignalMissed) else event.ring_at
                    signal = planned[event.signal]
                    if signal.kind != "turn" and at <= self.end:
                        since, due = self._since(at), self._since(signal.due)
                        rang.append(Rang(since, due, signal.kind, signal.minutes, missed))
                case _:
                    pass
        return rang

    def rounds(self) -> list[tuple[bool, bool]]:
        """Of each round that they saw without a break: whether it was known to have reached
        everyone, and whether they saw it end."""
        heard = {id(event) for _, event in self.told()}
        known = dict[tuple[int, int], tuple[bool, bool]]()
        began, breaks, meeting = 0, 0, self.steps[0][1]
        for (record, after), viewer in zip(self.steps, self.viewers, strict=True):
            sees = viewer not in (None, "outside")
            for event in record.events:
                which = (began, breaks)
                over = isinstance(event, RoundBegan | RoundEnded | MeetingEnded)
                if over and id(event) in heard and meeting.floor.round and which in known:
                    known[which] = (known[which][0], True)
                began += isinstance(event, RoundBegan)
                meeting = evolve(meeting, event)
                if sees and id(event) in heard and meeting.floor.round:
                    known[began, breaks] = (not meeting.floor.round.to_come, False)
            meeting = after
            breaks += not sees
            if sees and after.floor.round:
                known[began, breaks] = (not after.floor.round.to_come, False)
        return list(known.values())

    def deeds(self) -> dict[Millis, set[str]]:
        """What was done to lead, by instants. Bells and pauses hold the time of themselves, and
        what is asked after a pause is not told."""
        done = dict[Millis, set[str]]()
        still = {record.seq for record, event in self.told() if isinstance(event, STILL)}
        for record, event in self.told():
            what = DEEDS.get(type(event).__name__)
            after_a_pause = any(isinstance(each, MeetingResumed) for each in record.events)
            of_itself = record.seq in still and what in ("held", "went_on", "time")
            of_itself |= after_a_pause and what == "prompt"
            if what is not None and not of_itself:
                done.setdefault(self._since(record.at), set()).add(what)
        return done

    def opened(self) -> Iterator[tuple[Millis, PhaseId, bool]]:
        """When the curtain opened, with which part, and whether the meeting began with it."""
        for before, now, (record, _) in zip(
            [None, *self.viewers], self.viewers, self.steps, strict=False
        ):
            if now == "observer" and before != now:
                [phase] = [event.phase for event in record.events if isinstance(event, PhaseBegun)]
                starts = any(isinstance(event, MeetingStarted) for event in record.events)
                yield self._since(record.at), phase, starts

    def _since(self, at: Millis) -> Millis:
        return min(max(at, self.zero), self.end) - self.zero


def joined(spans: Iterable[Span]) -> list[Span]:
    """As one, where one follows upon the other: what lasted no time did not part them."""
    whole: list[Span] = []
    for span in spans:
        if whole and whole[-1].ends == span.begins:
            whole[-1] = Span(whole[-1].begins, span.ends)
        else:
            whole.append(Span(span.begins, span.ends))
    return whole


def span_of(span: Span) -> tuple[Millis, Millis]:
    return span.begins, span.ends


def _viewer(meeting: Meeting, member: MemberId) -> Viewer | None:
    seat = next((seat for seat in meeting.seats if seat.id == member), None)
    return None if seat is None else viewer_of(meeting, member, seat.role)


def _over(meeting: Meeting) -> bool:
    return meeting.stage == "ended"


def rings(meeting: Meeting) -> bool:
    return meeting.stage == "running" and meeting.bell is not None and not is_paused(meeting)


def pauses(meeting: Meeting) -> bool:
    return meeting.stage == "running" and is_paused(meeting)


def is_held(meeting: Meeting) -> bool:
    running = meeting.stage == "running" and meeting.bell is None
    return running and meeting.time.paused_at is not None


def nobody_speaks(meeting: Meeting) -> bool:
    floor = meeting.floor
    by_turns = floor.mode in ("queue", "round", "volunteer", "piece")
    goes = meeting.stage == "running" and meeting.bell is None
    return goes and by_turns and floor.turn is None


def speaks(meeting: Meeting, roles: Sequence[Role]) -> bool:
    """Whether somebody of these has the floor."""
    turn = meeting.floor.turn
    seats = {seat.id: seat.role for seat in meeting.seats}
    goes = meeting.stage == "running" and meeting.bell is None
    return goes and turn is not None and seats[turn.member] in roles


def is_active(phase: PhaseId) -> Callable[[Meeting], bool]:
    def holds(meeting: Meeting) -> bool:
        progress = meeting.course.progress[phase : phase + 1]
        return meeting.stage == "running" and any(one.status == "active" for one in progress)

    return holds
