"""What is true of the schedule however it was paused, extended, shortened, jumped, switched or rung
over: of the meeting, each part, each step and the sign of each turn.

    elapsed = running + paused
    running + left - overtime = planned + extended - shortened
"""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from circlekeeper_protocol.bounds import HUB, MemberId, Millis, PhaseId, SignalId, SignalKind
from circlekeeper_protocol.commands import (
    AnyCommand,
    AnyHubCommand,
    BeginPhase,
    ChangeLines,
    EndTurn,
    ExtendBell,
    ExtendStep,
    ExtendTime,
    ExtendTurn,
    FinishPhase,
    GoToStep,
    InsertPhase,
    MakeMeeting,
    MovePhase,
    PauseTime,
    RaiseHand,
    ResumeTime,
    RingBell,
    RingDue,
    SetCustoms,
    SetFixedEnd,
    SetFloorMode,
    SetHeadsUps,
    SetPhaseMinutes,
    StartMeeting,
)
from circlekeeper_protocol.events import Events, SignalAnnounced
from circlekeeper_protocol.floor import Customs
from circlekeeper_protocol.meeting import Meeting, Signal
from circlekeeper_protocol.refusals import Refused
from circlekeeper_server.rules import carry_out, next_deadline
from circlekeeper_server.rules.time import LEAD
from circlekeeper_server.rules.time.signals import NOTICE
from hypothesis import given
from hypothesis import strategies as st

from tests.server.rules.time_ledger import Account, Ledger
from tests.support.lives import WHOEVER_SPEAKS, meant
from tests.support.lives.playing import require_told_once
from tests.support.meetings import MINUTE, NOW, circle_of, do

MARI, ANA = 1, 2
PLANNED: Millis = 35 * MINUTE
JUST_BEFORE_A_RING: Millis = -NOTICE // 2
LATER: tuple[Millis, ...] = (
    *(JUST_BEFORE_A_RING, 0, 300, 1_000, 17_000, MINUTE, 4 * MINUTE, 11 * MINUTE),
)
BEFORE_THE_END: frozenset[SignalKind] = frozenset({"heads_up", "wrap_up", "end"})
HEARD = BEFORE_THE_END | {"quiet"}
OF_THE_END = BEFORE_THE_END | {"overtime"}


class Step(NamedTuple):
    later: Millis
    by: MemberId
    command: AnyCommand | AnyHubCommand


def random_steps(random: Random, length: int) -> list[Step]:
    return [_step(random) for _ in range(length)]


def _step(random: Random) -> Step:
    phase, minutes = random.randint(0, 3), random.randint(-6, 10)
    whole_meeting = ExtendTime(minutes=minutes, phase=None)
    down = random.random() < 0.5
    command: AnyCommand | AnyHubCommand = random.choice(
        (
            PauseTime(),
            ResumeTime(),
            ResumeTime(),
            random.choice((whole_meeting, ExtendTime(minutes=minutes, phase=phase))),
            random.choice((ExtendStep(phase=0, minutes=minutes), GoToStep(phase=0, step=1))),
            random.choice((ExtendBell(minutes=1), ExtendBell(minutes=-1))),
            ExtendTurn(turn=WHOEVER_SPEAKS, minutes=minutes),
            random.choice((BeginPhase(phase=phase, blend=down), FinishPhase(phase=phase))),
            random.choice((SetPhaseMinutes(phase, random.randint(1, 25)), _part(random, phase))),
            SetFloorMode(mode=random.choice(("open", "round", "queue", "quiet"))),
            random.choice((SetFixedEnd(fixed=down), SetHeadsUps(minutes=(15, 5)))),
            random.choice((RaiseHand(kind="speak"), EndTurn(turn=WHOEVER_SPEAKS))),
            ChangeLines(node="one", opened=() if down else (ANA,), closed=(ANA,) if down else ()),
            RingBell(named=False),
        )
    )
    if isinstance(command, ChangeLines):
        return Step(random.choice(LATER), HUB, command)
    theirs = RaiseHand | EndTurn | RingBell
    return Step(random.choice(LATER), ANA if isinstance(command, theirs) else MARI, command)


def _part(random: Random, phase: PhaseId) -> AnyCommand:
    """Put in, or moved."""
    before = random.choice((None, 0, 1, 2, 3))
    inserted = InsertPhase("A break", random.randint(0, 9), "open", "", before)
    return random.choice((inserted, MovePhase(phase=phase, before=before)))


class Moment(NamedTuple):
    now: Millis
    before: Meeting
    command: AnyCommand | AnyHubCommand
    events: Events
    after: Meeting


def begun() -> Meeting:
    meeting = do(circle_of("Mari", "Ana"), MARI, SetCustoms(customs=Customs(turn_minutes=3)))
    return do(meeting, MARI, StartMeeting())


def live(life: list[Step]) -> Iterator[Moment]:
    """Everything that is granted; the clock rings whatever falls due in between."""
    meeting, now = begun(), NOW
    for later, by, wish in life:
        until = now + later
        if later == JUST_BEFORE_A_RING:
            until = max(now, (next_deadline(meeting) or now) + LEAD + JUST_BEFORE_A_RING)
        while (due := next_deadline(meeting)) is not None and due <= until:
            now = max(now, due)
            events, after = carry_out(meeting, HUB, now, RingDue())
            yield Moment(now, meeting, RingDue(), events, after)
            meeting = after
            require_told_once(meeting)
        now = until
        command = meant(meeting, wish)
        assert not isinstance(command, MakeMeeting)
        try:
            events, after = carry_out(meeting, by, now, command)
        except Refused:
            continue
        yield Moment(now, meeting, command, events, after)
        meeting = after


def accounted(life: list[Step]) -> Iterator[tuple[Moment, Ledger]]:
    ledger = Ledger(begun(), PLANNED, NOW)
    for moment in live(life):
        ledger.pass_time(moment.now)
        ledger.grant(moment.before, moment.command, moment.events)
        yield moment, ledger


lives = st.builds(random_steps, st.randoms(use_true_random=True), st.integers(0, 60))


def _balances(account: Account, ends_at: Millis | None, clock: Millis) -> bool:
    assert ends_at is not None
    left, overtime = max(ends_at - clock, 0), max(clock - ends_at, 0)
    return account.running + left - overtime == account.planned + account.moved


@given(lives)
def test_what_runs_and_is_left_is_what_was_planned_and_moved(life: list[Step]) -> None:
    for (now, _, _, _, after), ledger in accounted(life):
        clock = now if after.time.paused_at is None else after.time.paused_at
        assert _balances(ledger.meeting, after.time.ends_at, clock)
        for phase, account in ledger.phases.items():
            assert _balances(account, after.course.progress[phase].ends_at, clock)
        for phase, account in ledger.steps.items():
            assert _balances(account, after.course.progress[phase].step_ends_at, clock)
        turn = after.floor.turn
        if turn is not None and ledger.turn is not None:
            stands = clock if turn.held_at is None else min(clock, turn.held_at)
            assert _balances(ledger.turn, turn.ends_at, stands)


@given(lives)
def test_what_has_elapsed_ran_or_stood_still(life: list[Step]) -> None:
    for (now, _, _, _, after), ledger in accounted(life):
        time, turn = after.time, after.floor.turn
        assert now - NOW == ledger.meeting.running + ledger.meeting.paused
        assert (time.paused_at is not None) == ledger.stands
        clock = now if time.paused_at is None else time.paused_at
        for phase, account in ledger.phases.items():
            began_at = after.course.progress[phase].began_at
            assert began_at is not None
            assert clock - began_at == account.running
        if turn is not None:
            assert (turn.held_at is not None) == ledger.turn_stands
            assert (turn.held_at or now) - turn.began_at == ledger.spoken.running


@given(lives)
def test_no_signal_is_due_or_rings_before_what_it_announces(life: list[Step]) -> None:
    for now, before, _, events, after in live(life):
        for signal in after.time.signals:
            if signal.state in ("planned", "held"):
                assert signal.hold_until >= signal.due == _announces(signal, after)
        known = {signal.id: signal for signal in (*before.time.signals, *after.time.signals)}
        for event in events:
            if isinstance(event, SignalAnnounced):
                signal = known[event.signal]
                assert event.ring_at >= _announces(signal, after)
                assert now >= signal.due - LEAD


def _announces(signal: Signal, meeting: Meeting) -> Millis:
    minutes = signal.minutes * meeting.plan.minute
    ends_at = meeting.time.ends_at
    assert ends_at is not None
    if signal.kind in BEFORE_THE_END:
        return ends_at - minutes
    if signal.kind == "overtime":
        return ends_at + minutes
    if signal.kind == "turn":
        turn = meeting.floor.turn
        assert turn is not None
        assert turn.ends_at is not None
        return turn.ends_at
    assert signal.phase is not None
    progress = meeting.course.progress[signal.phase]
    over = progress.step_ends_at if signal.kind == "quiet" else progress.ends_at
    assert over is not None
    return over


@given(lives)
def test_nothing_is_told_again_unless_the_end_was_moved(life: list[Step]) -> None:
    """What a pause reaches more than a moment before it rings is told after it."""
    told: dict[tuple[SignalKind, int], tuple[int, Millis]] = {}
    moves, moved = 0, 0
    for (_, before, _, events, after), ledger in accounted(life):
        if ledger.meeting.moved != moved:
            moves, moved = moves + 1, ledger.meeting.moved
        known = {signal.id: signal for signal in (*before.time.signals, *after.time.signals)}
        for event in events:
            if isinstance(event, SignalAnnounced) and known[event.signal].kind in OF_THE_END:
                signal = known[event.signal]
                what = (signal.kind, signal.minutes)
                assert what not in told or told[what][0] != moves
                told[what] = moves, event.ring_at
        paused_at = after.time.paused_at
        if paused_at is not None:
            told = {what: each for what, each in told.items() if each[1] <= paused_at + NOTICE}


@given(lives)
def test_of_what_everyone_hears_nothing_rings_at_the_same_instant(life: list[Step]) -> None:
    for moment in live(life):
        rung: dict[Millis, SignalId] = {}
        for signal in moment.after.time.signals:
            if signal.kind in BEFORE_THE_END and signal.ring_at is not None:
                assert rung.setdefault(signal.ring_at, signal.id) == signal.id


@given(lives)
def test_while_the_time_is_held_nothing_is_told(life: list[Step]) -> None:
    for moment in live(life):
        if moment.before.time.paused_at is not None and moment.after.time.paused_at is not None:
            assert not any(isinstance(event, SignalAnnounced) for event in moment.events)
        if moment.after.time.paused_at is not None:
            signals = moment.after.time.signals
            assert not [s for s in signals if s.state in ("planned", "held")]
            last = max((s.ring_at or 0 for s in signals), default=0)
            assert last <= moment.after.time.paused_at + NOTICE


@given(lives)
def test_parts_that_are_protected_keep_their_time(life: list[Step]) -> None:
    for moment in live(life):
        for was in moment.before.plan.phases:
            [phase] = [each for each in moment.after.plan.phases if each.id == was.id]
            command = moment.command
            asked = isinstance(command, SetPhaseMinutes) and command.phase == phase.id
            if phase.kind in ("wrap_up", "closing") and not asked:
                assert phase.minutes >= was.minutes


@given(lives)
def test_an_end_that_is_fixed_stands(life: list[Step]) -> None:
    """Also for a part that is put in, unless that end has passed in a pause."""
    moves = (ExtendTime, ExtendStep, SetPhaseMinutes)
    for now, before, command, _, after in live(life):
        ends_at = before.time.ends_at
        assert ends_at is not None
        clock = now if before.time.paused_at is None else before.time.paused_at
        clock = now if isinstance(command, InsertPhase) else clock
        if before.time.fixed_end and clock < ends_at and not isinstance(command, moves):
            assert after.time.ends_at == ends_at
