"""The plan: phases in any order, several at once, again, put in or left out; rituals step by step.

Facilitators alone move through the plan, and nothing moves by itself. A phase that begins brings
its floor mode and first prompt; one that is blended in leaves the floor and the prompt as they are.
Whoever has the floor keeps it whatever the plan does. A phase is known by its id wherever it
stands, and none is ever taken out of the plan, so nothing that was begun is lost.
"""

from circlekeeper_protocol.bounds import FloorMode, Millis, PhaseId
from circlekeeper_protocol.commands import (
    BeginPhase,
    FinishPhase,
    GoToStep,
    InsertPhase,
    MovePhase,
    SetPhaseAside,
    ShowPrompt,
)
from circlekeeper_protocol.events import (
    Events,
    FloorModeSet,
    MeetingStarted,
    PhaseBegun,
    PhaseFinished,
    PhaseInserted,
    PhaseMoved,
    PhaseSetAside,
    PlanSetAside,
    PlanTakenUp,
    PromptShown,
    RoundEnded,
    StepBegun,
)
from circlekeeper_protocol.meeting import Meeting, Phase, Seat
from circlekeeper_protocol.order import in_order, upcoming
from circlekeeper_protocol.refusals import Refused

from .guards import require_facilitator, require_phase
from .soundness import MOST_PHASES
from .texts import clean_text


def start_meeting(meeting: Meeting, by: Seat, now: Millis) -> Events:
    require_facilitator(by)
    if meeting.stage != "gathering":
        raise Refused("already_started")
    first = next(iter(upcoming(meeting)), None)
    begun = () if first is None else _begin(meeting, first, now)
    return (MeetingStarted(), *begun)


def begin_phase(meeting: Meeting, by: Seat, now: Millis, command: BeginPhase) -> Events:
    require_facilitator(by)
    phase = require_phase(meeting, command.phase)
    others = [other for other in _active(meeting) if other != phase.id]
    finished = () if command.blend else tuple(PhaseFinished(phase=other) for other in others)
    taken_up = (PlanTakenUp(),) if meeting.course.aside else ()
    if _is_active(meeting, phase.id):
        return (*taken_up, *finished)
    if command.blend and others:
        return (*taken_up, _begun(meeting, phase, now))
    return (*taken_up, *finished, *_begin(meeting, phase, now))


def finish_phase(meeting: Meeting, by: Seat, command: FinishPhase) -> Events:
    require_facilitator(by)
    phase = require_phase(meeting, command.phase)
    return (PhaseFinished(phase=phase.id),) if _is_active(meeting, phase.id) else ()


def set_phase_aside(meeting: Meeting, by: Seat, command: SetPhaseAside) -> Events:
    require_facilitator(by)
    phase = require_phase(meeting, command.phase)
    if meeting.course.progress[phase.id].status == "aside":
        return ()
    return (PhaseSetAside(phase=phase.id),)


def insert_phase(meeting: Meeting, by: Seat, command: InsertPhase) -> Events:
    require_facilitator(by)
    if command.before is not None:
        require_phase(meeting, command.before)
    title = clean_text(command.title)
    if not title:
        raise Refused("unclear_text")
    known = len(meeting.plan.phases)
    if known >= MOST_PHASES:
        raise Refused("plan_is_full")
    prompt = clean_text(command.prompt)
    phase = Phase(
        id=known,
        kind="own",
        title=title,
        minutes=command.minutes,
        mode=command.mode,
        prompts=(prompt,) if prompt else (),
        steps=(),
    )
    return (PhaseInserted(phase=phase, before=command.before),)


def move_phase(meeting: Meeting, by: Seat, command: MovePhase) -> Events:
    require_facilitator(by)
    require_phase(meeting, command.phase)
    if command.before is not None:
        require_phase(meeting, command.before)
    ids = [phase.id for phase in meeting.plan.phases]
    behind = (*ids[ids.index(command.phase) + 1 :], None)[0]
    if command.before in (command.phase, behind):
        return ()
    return (PhaseMoved(phase=command.phase, before=command.before),)


def set_plan_aside(meeting: Meeting, by: Seat) -> Events:
    require_facilitator(by)
    return () if meeting.course.aside else (PlanSetAside(),)


def take_up_plan(meeting: Meeting, by: Seat) -> Events:
    require_facilitator(by)
    return (PlanTakenUp(),) if meeting.course.aside else ()


def go_to_step(meeting: Meeting, by: Seat, now: Millis, command: GoToStep) -> Events:
    require_facilitator(by)
    phase = require_phase(meeting, command.phase)
    if not _is_active(meeting, phase.id):
        raise Refused("no_such_phase")
    if command.step >= len(phase.steps):
        raise Refused("no_such_step")
    if command.step == meeting.course.progress[phase.id].step:
        return ()
    step = phase.steps[command.step]
    return (
        StepBegun(
            phase=phase.id,
            step=command.step,
            ends_at=_clock(meeting, now) + step.minutes * meeting.plan.minute,
        ),
        *_scene(meeting, step.mode, step.prompt),
    )


def show_prompt(meeting: Meeting, by: Seat, command: ShowPrompt) -> Events:
    require_facilitator(by)
    return prompt_shown(meeting, command.text)


def prompt_shown(meeting: Meeting, text: str) -> Events:
    return _prompt(meeting, clean_text(text))


def _begin(meeting: Meeting, phase: Phase, now: Millis) -> Events:
    begun = _begun(meeting, phase, now)
    if phase.steps:
        return (begun, *_scene(meeting, phase.steps[0].mode, phase.steps[0].prompt))
    prompt = phase.prompts[0] if phase.prompts else ""
    return (begun, *_scene(meeting, phase.mode, prompt))


def _begun(meeting: Meeting, phase: Phase, now: Millis) -> PhaseBegun:
    at, minute = _clock(meeting, now), meeting.plan.minute
    return PhaseBegun(
        phase=phase.id,
        at=at,
        ends_at=at + phase.minutes * minute,
        step_ends_at=at + phase.steps[0].minutes * minute if phase.steps else None,
    )


def _clock(meeting: Meeting, now: Millis) -> Millis:
    """While the time is held, things begin at the moment at which it stands."""
    return meeting.time.paused_at or now


def _scene(meeting: Meeting, mode: FloorMode, prompt: str) -> Events:
    """What was going round is over with the scene; one that asks for a round begins anew."""
    floor = meeting.floor
    moved = () if mode == floor.mode else (FloorModeSet(mode=mode),)
    over = () if floor.round is None else (RoundEnded(),)
    return (*moved, *over, *_prompt(meeting, prompt))


def _prompt(meeting: Meeting, text: str) -> Events:
    return () if text == meeting.course.prompt else (PromptShown(text=text),)


def _active(meeting: Meeting) -> list[PhaseId]:
    return [phase.id for phase, progress in in_order(meeting) if progress.status == "active"]


def _is_active(meeting: Meeting, phase: PhaseId) -> bool:
    return meeting.course.progress[phase].status == "active"
