"""What an accountant writes down beside a meeting who has a clock, and hears what is asked and
granted: for each thing with a length, how long it has run, stood still, and was made longer.

It adds up by itself, without a look at the instants that the rules keep.
"""

from dataclasses import dataclass

from circlekeeper_protocol.bounds import MemberId, Millis, PhaseId
from circlekeeper_protocol.commands import (
    AnyCommand,
    AnyHubCommand,
    ChangeLines,
    ExtendBell,
    ExtendStep,
    ExtendTime,
    ExtendTurn,
    InsertPhase,
    PauseTime,
    ResumeTime,
    RingBell,
    RingDue,
    SetPhaseMinutes,
)
from circlekeeper_protocol.events import (
    Events,
    PhaseBegun,
    PhaseFinished,
    StepBegun,
    TurnBegan,
    TurnEnded,
)
from circlekeeper_protocol.meeting import Meeting

from tests.support.meetings import MINUTE

QUIET: Millis = MINUTE
"""How long a bell's quiet lasts."""


@dataclass
class Account:
    planned: Millis
    running: Millis = 0
    paused: Millis = 0
    moved: Millis = 0
    """Extended, less what was shortened."""

    def pass_time(self, millis: Millis, *, stands: bool) -> None:
        if stands:
            self.paused += millis
        else:
            self.running += millis

    @property
    def left(self) -> Millis:
        """Below 0 it is overtime."""
        return self.planned + self.moved - self.running

    def move(self, minutes: int) -> None:
        """Where it is over, more minutes count from now on."""
        over = max(-self.left, 0) if minutes > 0 else 0
        self.moved += minutes * MINUTE + over


class Ledger:
    def __init__(self, meeting: Meeting, planned: Millis, now: Millis) -> None:
        self.meeting = Account(planned)
        self.phases: dict[PhaseId, Account] = {}
        self.steps: dict[PhaseId, Account] = {}
        self.turn: Account | None = None
        """Of its sign, where it has one."""
        self.spoken = Account(0)
        """Of the turn itself; only a lost line or a bell holds it."""
        self._speaker: MemberId | None = None
        self._gone: set[MemberId] = set()
        self._held = False
        self._quiet_until: Millis | None = None
        self._quiet_holds = False
        self._now = self._stood_since = now
        for phase, progress in enumerate(meeting.course.progress):
            if progress.status == "active":
                self._begun(meeting, phase)

    @property
    def stands(self) -> bool:
        return self._held or self._quiet_holds

    @property
    def turn_stands(self) -> bool:
        return self._quiet_until is not None or self._speaker in self._gone

    def pass_time(self, now: Millis) -> None:
        millis = now - self._now
        for account in (self.meeting, *self.phases.values(), *self.steps.values()):
            account.pass_time(millis, stands=self.stands)
        if self.turn is not None:
            self.turn.pass_time(millis, stands=self.stands or self.turn_stands)
        self.spoken.pass_time(millis, stands=self.turn_stands)
        self._now = now

    def grant(self, before: Meeting, command: AnyCommand | AnyHubCommand, events: Events) -> None:
        stood = self.stands
        match command:
            case PauseTime():
                self._held = True
            case ResumeTime():
                self._held = False
            case RingBell() if self._quiet_until is None:
                self._quiet_until = self._now + QUIET
                self._quiet_holds = not self._held
            case ExtendBell(minutes=minutes) if self._quiet_until is not None:
                self._quiet_until += minutes * MINUTE
            case RingDue() if self._quiet_until is not None and self._now >= self._quiet_until:
                self._quiet_until = None
                self._quiet_holds = False
            case ChangeLines(opened=opened, closed=closed):
                self._gone = self._gone - set(opened) | set(closed)
            case _:
                self._move(before, command)
        if stood and not self.stands:
            self._goes_on(before)
        elif self.stands and not stood:
            self._stood_since = self._now
        self._hear(before, events)

    def _goes_on(self, before: Meeting) -> None:
        """A fixed end stands, unless it was past before: it comes nearer by the whole pause."""
        if before.time.fixed_end and self.meeting.left > 0:
            self.meeting.moved -= self._now - self._stood_since

    def _move(self, before: Meeting, command: AnyCommand | AnyHubCommand) -> None:
        match command:
            case ExtendTime(minutes=0) | ExtendStep(minutes=0):
                pass
            case ExtendTime(minutes=minutes, phase=None):
                self._move_end(before, minutes)
            case ExtendTime(minutes=minutes, phase=int(phase)):
                self._move_part(before, phase, minutes)
            case ExtendStep(minutes=minutes, phase=phase):
                self.steps[phase].move(minutes)
                self._move_part(before, phase, minutes)
            case ExtendTurn(minutes=minutes) if minutes:
                self.turn = self.turn or Account(0)
                self.turn.move(minutes)
            case SetPhaseMinutes(phase=phase, minutes=minutes):
                [was] = [each.minutes for each in before.plan.phases if each.id == phase]
                more = minutes - was
                if phase in self.phases:
                    self.phases[phase].move(more)
                counts = before.course.progress[phase].status in ("upcoming", "active")
                if counts and not before.time.fixed_end:
                    self._move_end(before, more)
            case InsertPhase(minutes=minutes) if minutes:
                if not before.time.fixed_end or self._left_of_the_end(before) <= 0:
                    self._move_end(before, minutes)
            case _:
                pass

    def _move_part(self, before: Meeting, phase: PhaseId, minutes: int) -> None:
        self.phases[phase].move(minutes)
        order = [each.id for each in before.plan.phases]
        later = order[order.index(phase) + 1 :]
        following = any(before.course.progress[each].status == "upcoming" for each in later)
        fixed = before.time.fixed_end and self._left_of_the_end(before) > 0
        if not (following if minutes < 0 else fixed):
            self._move_end(before, minutes)

    def _left_of_the_end(self, before: Meeting) -> Millis:
        """An end that stands comes nearer in a pause, too."""
        left = self.meeting.left
        fixed = before.time.fixed_end and left > 0 and self.stands
        return left - (self._now - self._stood_since) if fixed else left

    def _move_end(self, before: Meeting, minutes: int) -> None:
        over = max(-self._left_of_the_end(before), 0)
        if minutes > 0 and over > 0 and self.meeting.left > 0:
            self.meeting.moved += over + minutes * MINUTE
        else:
            self.meeting.move(minutes)

    def _hear(self, before: Meeting, events: Events) -> None:
        for event in events:
            match event:
                case PhaseBegun(phase=phase):
                    self._begun(before, phase)
                case PhaseFinished(phase=phase):
                    self.phases.pop(phase, None)
                    self.steps.pop(phase, None)
                case StepBegun(phase=phase, step=step):
                    [whole] = [each for each in before.plan.phases if each.id == phase]
                    minutes = whole.steps[step].minutes
                    self.steps[phase] = Account(minutes * MINUTE)
                case TurnEnded():
                    self.turn = self._speaker = None
                case TurnBegan(member=member):
                    minutes = before.floor.customs.turn_minutes
                    self.turn = Account(minutes * MINUTE) if minutes else None
                    self.spoken, self._speaker = Account(0), member
                case _:
                    pass

    def _begun(self, meeting: Meeting, phase: PhaseId) -> None:
        [whole] = [each for each in meeting.plan.phases if each.id == phase]
        self.phases[phase] = Account(whole.minutes * MINUTE)
        if whole.steps:
            self.steps[phase] = Account(whole.steps[0].minutes * MINUTE)
