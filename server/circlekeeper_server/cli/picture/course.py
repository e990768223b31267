"""How the plan is going: phases, their time without a number, and what is in the middle."""

from collections.abc import Iterator
from typing import Final

from circlekeeper_protocol.bounds import Millis, PhaseStatus
from circlekeeper_protocol.meeting import Meeting, Phase, PhaseProgress, Step
from circlekeeper_protocol.order import in_order
from msgspec import Struct

SHORTEST_STEP: Final[Millis] = 1_000


class PhaseMark(Struct, frozen=True):
    title: str
    status: PhaseStatus


class Bar(Struct, frozen=True):
    """The time of the phase that ends first."""

    share: float | None
    """How much of it has passed, 0 to 1; `None` where no time is set."""
    held: bool
    over: bool


class Middle(Struct, frozen=True):
    prompt: str
    beside: str
    """What a step of a ritual says."""
    listed: tuple[str, ...] = ()
    """What it shows besides, one below the other."""


def phase_marks(meeting: Meeting) -> tuple[PhaseMark, ...]:
    """With the plan set aside, everything that is not done is aside."""
    aside = meeting.course.aside
    return tuple(
        PhaseMark(phase.title, "aside" if aside and progress.status != "done" else progress.status)
        for phase, progress in in_order(meeting)
    )


def time_bar(meeting: Meeting, now: Millis) -> Bar:
    at = now if meeting.time.paused_at is None else meeting.time.paused_at
    held = meeting.time.paused_at is not None
    if is_over(meeting, now):
        return Bar(share=1.0, held=held, over=True)
    spans = [] if meeting.course.aside else list(_spans(meeting))
    if not spans:
        return Bar(share=None, held=held, over=False)
    ends_at, began_at = min(spans)
    step = bar_step(meeting)
    stepped = (at - began_at) // step * step
    return Bar(share=min(1.0, max(0.0, stepped / (ends_at - began_at))), held=held, over=False)


def bar_step(meeting: Meeting) -> Millis:
    """The bar moves on twelve times in a minute of the plan, and no more often than is calm."""
    return max(SHORTEST_STEP, meeting.plan.minute // 12)


def is_over(meeting: Meeting, now: Millis) -> bool:
    """Whether the time that was set for the meeting has passed."""
    time = meeting.time
    at = now if time.paused_at is None else time.paused_at
    return meeting.stage == "running" and time.ends_at is not None and at >= time.ends_at


def middle(meeting: Meeting) -> Middle:
    if meeting.stage == "ended":
        return Middle(prompt="Thank you for being here.", beside=meeting.about.contact)
    if meeting.stage == "gathering":
        soon = "Not today." if meeting.about.called_off else "We begin soon."
        return Middle(prompt=soon, beside="")
    step = _shown_step(meeting)
    if step is None:
        here = "We are simply here." if meeting.course.aside else ""
        return Middle(prompt=meeting.course.prompt or here, beside="")
    prompt = meeting.course.prompt or step.title
    return Middle(prompt=prompt, beside=_beside(meeting, step), listed=_listed(meeting, step))


def _beside(meeting: Meeting, step: Step) -> str:
    if step.kind == "contact" and meeting.about.contact:
        return f"{step.text} To stay in touch: {meeting.about.contact}"
    return step.text


def _listed(meeting: Meeting, step: Step) -> tuple[str, ...]:
    if step.kind != "agreements":
        return ()
    agreed = tuple(card.text for card in meeting.cards if card.kind == "agreement")
    return agreed or ("Nothing is written down yet. Say what matters to you.",)


def _shown_step(meeting: Meeting) -> Step | None:
    """The step of the ritual that is going on."""
    if meeting.course.aside:
        return None
    rituals = (each for each in _active(meeting) if each[0].steps)
    phase, progress = next(rituals, (None, None))
    if phase is None or progress is None or progress.step >= len(phase.steps):
        return None
    return phase.steps[progress.step]


def _active(meeting: Meeting) -> list[tuple[Phase, PhaseProgress]]:
    return [each for each in in_order(meeting) if each[1].status == "active"]


def _spans(meeting: Meeting) -> Iterator[tuple[Millis, Millis]]:
    """When each active phase ends and began, so that the earliest end is the least."""
    for _, progress in _active(meeting):
        began_at, ends_at = progress.began_at, progress.ends_at
        if began_at is not None and ends_at is not None and ends_at > began_at:
            yield ends_at, began_at
