"""The facilitator, without any I/O: one of the circle, who also leads it through the plan.

What comes next is read from the meeting as it is, so whatever a visitor does on this screen, the
evening goes on from there. Steps and rounds are given their time; getting to know, goals and in
depth follow, the last two blended for a while; the first sign that it is time to wrap up brings a
few minutes more; the second is followed. After the last round there is a little overtime.

When somebody asked for a moment and has the floor, the time is held; when the speaker's line drops,
the floor goes on after a while and their place is kept. For whoever has no device they say when the
turn is over.
"""

from typing import Final, Self

from circlekeeper_protocol.bounds import Millis, MinutesMoved
from circlekeeper_protocol.commands import (
    BeginPhase,
    EndMeeting,
    ExtendTime,
    FinishPhase,
    GoToStep,
    NextSpeaker,
    PauseTime,
    ResumeTime,
    SetFloorMode,
    ShowPrompt,
    StartMeeting,
)
from circlekeeper_protocol.floor import Turn
from circlekeeper_protocol.line_up import ROUNDS
from circlekeeper_protocol.meeting import Meeting, Phase
from circlekeeper_protocol.order import behind

from .looking import (
    active,
    circle,
    end_is_near,
    floor_is_free,
    is_asked,
    is_to_come,
    is_watched,
    is_without_device,
    rang_at,
    round_is_over,
    upcoming,
)
from .participant import AGREES, Participant
from .ways import FACILITATOR, Ways
from .wish import Wish

MORE: Final[MinutesMoved] = 5


class Facilitator(Participant, frozen=True):
    ways: Ways = FACILITATOR
    expected: int = 1
    """How many people make the circle with which the meeting starts."""

    def notices(self, meeting: Meeting) -> Self:
        paused_at = meeting.time.paused_at
        if paused_at is not None and self.mind.holds_the_time and self.mind.held_since is None:
            return self.remembers(held_since=paused_at)
        if meeting.stage != "running" or paused_at is not None:
            return self
        asking = [hand for hand in meeting.floor.hands if hand.kind == "process"]
        moments = {hand.member for hand in asking if hand.number not in self.mind.answered}
        return (
            super()
            .notices(meeting)
            .remembers(
                holds_the_time=False,
                held_since=None,
                asking=frozenset(hand.number for hand in asking),
                need_a_moment=self.mind.need_a_moment | moments,
            )
        )

    def wish(self, meeting: Meeting) -> Wish | None:
        if meeting.stage == "ended":
            return None
        if is_asked(meeting, self.member):
            return AGREES
        if meeting.stage == "gathering":
            here = [seat for seat in circle(meeting) if seat.presence == "here"]
            watched = is_watched(meeting) or not meeting.observing.welcome
            ready = len(here) >= self.expected and watched
            return Wish(StartMeeting(), 1.5) if ready else None
        paused_at = meeting.time.paused_at
        if paused_at is not None:
            mine = self.mind.holds_the_time and self.mind.held_since == paused_at
            return Wish(ResumeTime(), 2.0) if mine else None
        turn = meeting.floor.turn
        if (turn is not None and turn.member == self.member) or not self._may_lead(meeting):
            return super().wish(meeting)
        offer = meeting.floor.offer
        if offer is not None and offer.to == self.member:
            return super().wish(meeting)
        return (
            self._hears_yes(meeting)
            or self._beside(meeting, turn)
            or self._lead(meeting)
            or super().wish(meeting)
        )

    def did(self, wish: Wish) -> Self:
        match wish.deed:
            case PauseTime():
                return self.remembers(
                    holds_the_time=True,
                    need_a_moment=frozenset(),
                    answered=self.mind.answered | self.mind.asking,
                )
            case ExtendTime():
                return self._has("gave more time")
            case _:
                return super().did(wish)

    def _may_lead(self, meeting: Meeting) -> bool:
        """A visitor may have handed the lead to somebody else."""
        return any(s.id == self.member and s.role == "facilitator" for s in meeting.seats)

    def _hears_yes(self, meeting: Meeting) -> Wish | None:
        """Of whoever has no device, to being looked at."""
        for seat in meeting.seats:
            if seat.without_device and seat.id not in meeting.observing.aloud:
                return Wish(AGREES.deed, 0.6, acting_for=seat.id)
        return None

    def _beside(self, meeting: Meeting, turn: Turn | None) -> Wish | None:
        """What the one who speaks needs."""
        if turn is None:
            return None
        if is_without_device(meeting, turn.member):
            return Wish(NextSpeaker(after=turn.id, keep_place=False), 1.2)
        if turn.held_at is not None:
            return Wish(NextSpeaker(after=turn.id, keep_place=True), 1.5)
        if turn.member in self.mind.need_a_moment:
            return Wish(PauseTime(), 0.8)
        return None

    def _lead(self, meeting: Meeting) -> Wish | None:
        if meeting.course.aside:
            return None
        now = active(meeting)
        if not now:
            return self._next(meeting, 1.5)
        phase = now[-1]
        if phase.steps:
            return self._through_the_ritual(meeting, phase)
        match phase.kind:
            case "in_depth":
                return self._in_depth(meeting, now)
            case "wrap_up":
                return self._wrap_up(meeting, phase)
            case _:
                return self._through_the_round(meeting, phase)

    def _through_the_ritual(self, meeting: Meeting, phase: Phase) -> Wish | None:
        at = meeting.course.progress[phase.id].step
        step = phase.steps[at]
        if step.mode in ROUNDS and not round_is_over(meeting):
            return None
        minutes = 1.0 if step.mode in ROUNDS else 0.75 * step.minutes
        if at + 1 < len(phase.steps):
            return Wish(GoToStep(phase=phase.id, step=at + 1), minutes)
        return self._next(meeting, minutes)

    def _through_the_round(self, meeting: Meeting, phase: Phase) -> Wish | None:
        """Goals are still on when the circle turns to what is beneath them."""
        if meeting.floor.mode not in ROUNDS:
            began_at = meeting.course.progress[phase.id].began_at or 0
            most_of_it = round(0.7 * phase.minutes * meeting.plan.minute)
            return self._next(meeting, 1.0, not_before=began_at + most_of_it)
        if not round_is_over(meeting):
            return None
        return self._next(meeting, 1.2, blend=phase.kind == "goals")

    def _in_depth(self, meeting: Meeting, now: list[Phase]) -> Wish | None:
        *before, phase = now
        if before:
            return self._unblend(meeting, before[0], phase)
        if not is_to_come(meeting, "wrap_up"):
            rang = rang_at(meeting, "wrap_up")
            if "gave more time" not in self.mind.once:
                return Wish(ExtendTime(minutes=MORE, phase=phase.id), 1.0, rang)
            return self._next(meeting, 1.5, not_before=rang)
        return self._into_the_silence(meeting, phase)

    def _unblend(self, meeting: Meeting, before: Phase, phase: Phase) -> Wish:
        if meeting.floor.mode != phase.mode:
            return Wish(SetFloorMode(mode=phase.mode), 0.8)
        if meeting.course.prompt not in phase.prompts:
            return Wish(ShowPrompt(text=phase.prompts[0]), 0.8)
        return Wish(FinishPhase(phase=before.id), 2.5)

    def _wrap_up(self, meeting: Meeting, phase: Phase) -> Wish | None:
        if not end_is_near(meeting):
            return self._into_the_silence(meeting, phase)
        if is_to_come(meeting, "end") and not floor_is_free(meeting):
            return None
        return self._next(meeting, 1.0, not_before=rang_at(meeting, "heads_up"))

    def _into_the_silence(self, meeting: Meeting, phase: Phase) -> Wish | None:
        """When nobody speaks for a while, another question."""
        if not floor_is_free(meeting) or not phase.prompts:
            return None
        prompts, shown = phase.prompts, meeting.course.prompt
        at = prompts.index(shown) + 1 if shown in prompts else 0
        return Wish(ShowPrompt(text=prompts[at % len(prompts)]), 1.8)

    def _next(
        self, meeting: Meeting, minutes: float, *, blend: bool = False, not_before: Millis = 0
    ) -> Wish | None:
        """The next part that has not begun; what was left out is left out. Then goodbye."""
        now = active(meeting)
        to_come = behind(meeting, now[-1].id) if now else upcoming(meeting)
        following = next(iter(to_come), None)
        if following is None:
            return self._goodbye(meeting)
        return Wish(BeginPhase(phase=following.id, blend=blend), minutes, not_before)

    def _goodbye(self, meeting: Meeting) -> Wish | None:
        """After the end has rung, and a moment of overtime."""
        if is_to_come(meeting, "end"):
            return None
        return Wish(EndMeeting(), 1.5, rang_at(meeting, "end"))
