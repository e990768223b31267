"""The course of a meeting, reckoned from what one person was told of it, and from nothing else.

So it cannot say more than they may know: where the curtain was drawn before them there are no
entries, and there is nothing here.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple, TypeVar

from circlekeeper_protocol.bounds import FloorMode, MemberId, Millis, PhaseId, SignalId
from circlekeeper_protocol.events import (
    AnyEvent,
    AskedToAdd,
    BellEnded,
    BellMoved,
    BellRang,
    CardShown,
    CustomsSet,
    EndMoved,
    Events,
    FixedEndSet,
    FloorModeSet,
    HeadsUpsSet,
    HelpSet,
    MeetingEnded,
    MeetingPaused,
    MeetingResumed,
    MeetingStarted,
    MemberInvited,
    PhaseBegun,
    PhaseFinished,
    PhaseInserted,
    PhaseMinutesSet,
    PhaseMoved,
    PhaseRetimed,
    PhaseSetAside,
    PlanSetAside,
    PlanTakenUp,
    PromptShown,
    RoundBegan,
    RoundEnded,
    SignalAnnounced,
    SignalMissed,
    SignalsPlanned,
    StepBegun,
    StepRetimed,
    TimePaused,
    TimeResumed,
)
from circlekeeper_protocol.evolve import evolve, evolve_all
from circlekeeper_protocol.floor import Round
from circlekeeper_protocol.frames import Entry, Welcome
from circlekeeper_protocol.meeting import Meeting, Signal
from circlekeeper_protocol.order import in_order
from circlekeeper_protocol.privacy import is_paused, viewer_of

from .debrief import (
    Asked,
    Balance,
    Closing,
    Debrief,
    Deed,
    DeedKind,
    FloorSpan,
    HeadsUp,
    Part,
    Rang,
    Span,
    Whose,
)

ENOUGH_FOR_BALANCE: Final = 6
"""Among fewer people, how the floor was shared would be about persons."""

BY_TURNS: Final[tuple[FloorMode, ...]] = ("queue", "round", "volunteer", "piece")
"""Where nobody has the floor, nobody speaks. Of open talk, and of what is read out, nothing is
known."""

DEEDS: Final[dict[type[AnyEvent], DeedKind]] = {
    MeetingStarted: "began",
    MeetingEnded: "ended",
    PhaseBegun: "phase",
    StepBegun: "step",
    PhaseSetAside: "phase_aside",
    PhaseFinished: "phase_done",
    PhaseInserted: "part_in",
    PhaseMoved: "part_moved",
    PlanSetAside: "plan_aside",
    PlanTakenUp: "plan_up",
    RoundBegan: "round",
    FloorModeSet: "mode",
    PromptShown: "prompt",
    TimePaused: "held",
    TimeResumed: "went_on",
    BellMoved: "bell",
    CustomsSet: "customs",
    FixedEndSet: "end_set",
    HeadsUpsSet: "end_set",
    StepRetimed: "time",
    PhaseRetimed: "time",
    PhaseMinutesSet: "time",
    EndMoved: "time",
    MemberInvited: "invited",
    CardShown: "shown",
}
"""In the order of what says most: a part that begins may bring a prompt and a floor mode along."""

STILL: Final = (BellRang, BellEnded, MeetingPaused, MeetingResumed)
"""Nobody decided by themselves that time stands still or goes on, or what that shortens, where one
of these is."""
OF_ITSELF: Final[tuple[DeedKind, ...]] = ("held", "went_on", "time")

ROUND_OVER: Final = (RoundBegan, RoundEnded, MeetingEnded)

EVEN: Final = 0.65
SOME: Final = 0.8
"""How much of the time those who spoke more, half of the people, had in all."""

K = TypeVar("K")


class Told(NamedTuple):
    """What was told at one moment, and all that was known then."""

    at: Millis
    events: Events
    meeting: Meeting
    sees: bool
    opened: bool
    """A fresh view of an observer, who may see."""


def debrief(frames: Sequence[Welcome | Entry]) -> Debrief:
    """`frames` are a person's story, from their seat to the end."""
    told = list(_told(frames))
    started = (one.meeting.time.started_at for one in told)
    zero = next((at for at in started if at is not None), told[0].at)
    ended = (one.at for one in told if one.meeting.stage == "ended")
    return _Reckoning(told, zero, next(ended, told[-1].at)).debrief()


def _told(frames: Sequence[Welcome | Entry]) -> Iterator[Told]:
    first = frames[0]
    assert isinstance(first, Welcome), "a story begins with a view"
    meeting, member, role = first.meeting, first.member, first.role
    for frame in frames:
        events: Events = ()
        if isinstance(frame, Welcome):
            at, meeting, role = frame.now, frame.meeting, frame.role
        else:
            at, events = frame.at, frame.events
            meeting = evolve_all(meeting, events)
        viewer = viewer_of(meeting, member, role)
        opened = viewer == "observer" and isinstance(frame, Welcome)
        yield Told(at, events, meeting, viewer != "outside", opened)


class _Reckoning:
    def __init__(self, told: Sequence[Told], zero: Millis, end: Millis) -> None:
        self._told = told
        self._zero = zero
        self._end = max(zero, end)
        self._seen = [one.meeting for one in told if one.sees]

    def debrief(self) -> Debrief:
        blank = self._blank()
        signals = tuple(self._signals())
        parts = self._parts()
        met = [meeting for meeting in self._seen if meeting.stage == "running"] or self._seen
        people = max((len(_circle(meeting)) for meeting in met), default=0)
        return Debrief(
            began_at=self._zero,
            minute=self._seen[-1].plan.minute if self._seen else 60_000,
            length=self._end - self._zero,
            people=people,
            parts=parts,
            floor=tuple(self._floor()),
            bells=self._while(lambda meeting: meeting.bell is not None and not is_paused(meeting)),
            pauses=self._while(is_paused),
            held=self._while(
                lambda meeting: meeting.bell is None and meeting.time.paused_at is not None
            ),
            signals=signals,
            deeds=tuple(self._deeds()),
            balance=self._balance() if people >= ENOUGH_FOR_BALANCE and not blank else None,
            asked=self._asked(parts, signals, blank),
            blank=blank,
        )

    def _since(self, at: Millis) -> Millis:
        return min(max(at, self._zero), self._end) - self._zero

    def _spans(self, what: Callable[[Meeting], K | None]) -> Iterator[tuple[K, Span]]:
        """Each time for which it was the same, as far as it was seen."""
        going: tuple[K, Millis] | None = None
        for one in self._told:
            now = what(one.meeting) if one.sees else None
            if going is not None and now != going[0]:
                yield from self._span(*going, one.at)
                going = None
            if going is None and now is not None:
                going = (now, one.at)
        if going is not None:
            yield from self._span(*going, self._end)

    def _span(self, what: K, begins: Millis, ends: Millis) -> Iterator[tuple[K, Span]]:
        span = Span(self._since(begins), self._since(ends))
        if span.begins < span.ends:
            yield what, span

    def _while(self, holds: Callable[[Meeting], bool]) -> tuple[Span, ...]:
        """While the meeting ran."""
        return tuple(
            span for _, span in self._spans(lambda m: (m.stage == "running" and holds(m)) or None)
        )

    def _blank(self) -> tuple[Span, ...]:
        seen = [span for _, span in self._spans(lambda _: True)]
        edges = [0, *(edge for span in seen for edge in (span.begins, span.ends))]
        edges.append(self._end - self._zero)
        gaps = zip(edges[::2], edges[1::2], strict=True)
        return tuple(Span(begins, ends) for begins, ends in gaps if begins < ends)

    def _parts(self) -> tuple[Part, ...]:
        if not self._seen:
            return ()
        begun = next((m for m in self._seen if m.stage == "running"), self._seen[0])
        minute, planned, at = begun.plan.minute, dict[PhaseId, Span](), 0
        for phase, progress in in_order(begun):
            if progress.status != "aside":
                planned[phase.id] = Span(at, at + phase.minutes * minute)
                at += phase.minutes * minute
        beforehand = self._beforehand()
        return tuple(
            Part(
                phase=phase.id,
                kind=phase.kind,
                title=phase.title,
                planned=planned.get(phase.id),
                went=self._while(partial(_is_active, phase.id)),
                put_in=phase.kind == "own" and phase.id not in beforehand,
            )
            for phase in self._seen[-1].plan.phases
        )

    def _beforehand(self) -> set[PhaseId]:
        """The parts that are known to have been in the plan before they met."""
        first = next(one for one in self._told if one.sees)
        met = first.meeting.stage != "gathering" and first.meeting.time.started_at != first.at
        return set() if met else {phase.id for phase in first.meeting.plan.phases}

    def _floor(self) -> Iterator[FloorSpan]:
        spans: Iterator[tuple[Whose, Span]] = self._spans(partial(_whose, self._are_apart()))
        for whose, span in spans:
            yield FloorSpan(span.begins, span.ends, whose)

    def _are_apart(self) -> bool:
        """Whether those who facilitate are told from the others: not where one of the two is one
        person, whose time would be read from it."""
        seats = {seat.id: seat for meeting in self._seen for seat in meeting.seats}
        roles = Counter(seat.role for seat in seats.values())
        return roles["facilitator"] > 1 and roles["participant"] > 1

    def _signals(self) -> Iterator[Rang]:
        known = dict[SignalId, Signal]()
        for one in self._told:
            for event in one.events:
                match event:
                    case SignalsPlanned(signals=signals):
                        known |= {signal.id: signal for signal in signals}
                    case SignalAnnounced(signal=id, ring_at=at) if id in known:
                        yield from self._rang(known[id], at, missed=False)
                    case SignalMissed(signal=id) if id in known:
                        yield from self._rang(known[id], one.at, missed=True)
                    case _:
                        pass
            known |= {signal.id: signal for signal in one.meeting.time.signals}

    def _rang(self, signal: Signal, at: Millis, *, missed: bool) -> Iterator[Rang]:
        if signal.kind != "turn" and at <= self._end:
            due = self._since(signal.due)
            yield Rang(self._since(at), due, signal.kind, signal.minutes, missed)

    def _deeds(self) -> Iterator[Deed]:
        saw = False
        for one in self._told:
            if one.sees and not saw:
                yield from self._opened_with(one)
            saw = one.sees
            kinds = {type(event): event for event in one.events}
            still = any(kind in kinds for kind in STILL)
            for kind, what in DEEDS.items():
                if kind in kinds and not (still and what in OF_ITSELF):
                    phase = getattr(kinds[kind], "phase", None) if what == "phase" else None
                    yield Deed(self._since(one.at), what, phase)
                    break

    def _opened_with(self, one: Told) -> Iterator[Deed]:
        """The curtain opens with a part that begins, of which the fresh view tells alone."""
        if not one.opened:
            return
        if one.meeting.time.started_at == one.at:
            yield Deed(self._since(one.at), "began", None)
            return
        began = {
            phase.id: progress.began_at
            for phase, progress in in_order(one.meeting)
            if progress.status == "active" and progress.began_at is not None
        }
        latest = [phase for phase, at in began.items() if at == max(began.values())]
        if len(latest) == 1:
            yield Deed(self._since(one.at), "phase", latest[0])

    def _balance(self) -> Balance | None:
        shares = Counter[MemberId]()
        for member, span in self._spans(lambda m: m.floor.turn.member if m.floor.turn else None):
            shares[member] += span.ends - span.begins
        people = {seat for meeting in self._seen for seat in _circle(meeting)}
        half = sum(millis for _, millis in shares.most_common((len(people) + 1) // 2))
        if not half:
            return None
        share = half / shares.total()
        return "even" if share <= EVEN else "some" if share <= SOME else "few"

    def _asked(
        self, parts: Sequence[Part], signals: Sequence[Rang], blank: Sequence[Span]
    ) -> Asked:
        kinds = Counter(type(event) for one in self._told for event in one.events)
        rounds = list(self._rounds())
        return Asked(
            heads_ups=tuple(
                HeadsUp(one.minutes, None if one.missed else one.at - one.due)
                for one in signals
                if one.kind == "heads_up"
            ),
            closing=_closing(parts, blank, self._end - self._zero),
            rounds=len(rounds),
            reached=sum(not round_.to_come for round_, _ in rounds),
            cut_short=sum(bool(round_.to_come) and ended for round_, ended in rounds),
            added=kinds[AskedToAdd],
            helps=kinds[HelpSet],
        )

    def _rounds(self) -> Iterator[tuple[Round, bool]]:
        """Each as it was last known, and whether its end was seen."""
        meeting, going = self._told[0].meeting, None
        for one in self._told:
            for event in one.events:
                meeting = evolve(meeting, event)
                if going is not None and isinstance(event, ROUND_OVER):
                    yield going, True
                going = meeting.floor.round
            meeting = one.meeting
            if going is not None and meeting.floor.round is None:
                yield going, False
            going = meeting.floor.round


def _closing(parts: Sequence[Part], blank: Sequence[Span], length: Millis) -> Closing | None:
    closings = [part for part in parts if part.kind == "closing" and part.planned is not None]
    began = min((span.begins for part in closings for span in part.went), default=length)
    if not closings or any(span.ends > began for span in blank):
        return None
    planned = sum(part.planned.ends - part.planned.begins for part in closings if part.planned)
    return Closing(planned, sum(span.ends - span.begins for part in closings for span in part.went))


def _circle(meeting: Meeting) -> list[MemberId]:
    return [seat.id for seat in meeting.seats if seat.role != "observer"]


def _is_active(phase: PhaseId, meeting: Meeting) -> bool:
    progress = meeting.course.progress
    return phase < len(progress) and progress[phase].status == "active"


def _whose(apart: bool, meeting: Meeting) -> Whose | None:
    if meeting.stage != "running" or meeting.bell is not None:
        return None
    turn = meeting.floor.turn
    if turn is None:
        return "nobody" if meeting.floor.mode in BY_TURNS else None
    leads = any(seat.id == turn.member and seat.role == "facilitator" for seat in meeting.seats)
    return "facilitators" if leads and apart else "circle"
