"""A participant, without any I/O: looks at the meeting, and would like to do something, or not.

They agree to observers. In a round they take their turn or pass, some before it comes to them;
where the round waits for those who wish, they wish for it one by one. In the queue they raise a
hand while somebody speaks, and once in a while think better of it. The piece they hand on to
whoever sits next to them; when it lies in the middle, somebody picks it up. While the time is held
they wait. Late-comers join a round at its end. After goodbye they go, each in their own time.
"""

from typing import Final

from circlekeeper_protocol.bounds import MemberId
from circlekeeper_protocol.commands import (
    AnswerObservers,
    DeclinePiece,
    EndTurn,
    JoinRound,
    Leave,
    LowerHand,
    PassPiece,
    PassRound,
    PassTurn,
    PickUpPiece,
    RaiseHand,
    TakePiece,
)
from circlekeeper_protocol.floor import Round, Turn
from circlekeeper_protocol.line_up import current_round
from circlekeeper_protocol.meeting import Meeting

from .dice import Dice
from .habits import Habit
from .looking import active, circle, end_is_near, is_asked, is_on, scene_minutes
from .wish import Mishap, Wish

AGREES: Final = Wish(AnswerObservers(welcome=True), 0.3)
"""To being looked at, since that is what a rehearsal is for."""


class Participant:
    def __init__(self, habit: Habit, dice: Dice) -> None:
        self.habit = habit
        self.member: MemberId = 0
        """Theirs from taking the seat on."""
        self._dice = dice
        self._line_will_drop = habit.line_drops
        self._asked_for_a_moment = False
        self._last_turn = 0
        self._handed_on = 0
        """In which turn they have offered the piece."""

    def wish(self, meeting: Meeting) -> Wish | None:
        """The same for the same meeting, unless they have done something in between."""
        if meeting.stage == "ended":
            return Wish(Leave(), self._dice.between((1.0, 5.0), "leave"))
        if is_asked(meeting, self.member):
            return AGREES
        if meeting.stage != "running" or meeting.time.paused_at is not None:
            return None
        floor = meeting.floor
        if floor.turn is not None and floor.turn.member == self.member:
            self._last_turn = floor.turn.id
            return self.in_my_turn(meeting, floor.turn)
        round_ = current_round(floor)
        if round_ is not None:
            return self._in_a_round(meeting, round_)
        if floor.mode == "piece":
            return self._around_the_piece(meeting)
        return self.in_the_queue(meeting)

    def did(self, wish: Wish) -> None:
        """It came to pass."""
        match wish.deed:
            case Mishap.LINE_DROPS:
                self._line_will_drop = False
            case PassPiece(turn=turn):
                self._handed_on = turn
            case RaiseHand(kind="process"):
                self._asked_for_a_moment = True
            case _:
                pass

    def in_my_turn(self, meeting: Meeting, turn: Turn) -> Wish:
        round_ = current_round(meeting.floor)
        if round_ is None or self.member not in round_.members:
            if self._line_will_drop:
                return Wish(Mishap.LINE_DROPS, 0.7)
            minutes = self._dice.between(self.habit.speaks, "speaks", turn.id)
            if meeting.floor.mode == "piece":
                return self._with_the_piece(meeting, turn, minutes)
            return Wish(EndTurn(turn=turn.id), minutes * (0.6 if is_on(meeting, "wrap_up") else 1))
        if self._dice.happens(self.habit.passes, "passes", turn.id):
            return Wish(PassTurn(turn=turn.id), self._dice.between((0.5, 0.9), "how soon", turn.id))
        part = scene_minutes(meeting) / max(1, len(circle(meeting)))
        used = self._dice.between(self.habit.uses, "uses", turn.id)
        return Wish(EndTurn(turn=turn.id), max(part * used, 0.5))

    def _in_a_round(self, meeting: Meeting, round_: Round) -> Wish | None:
        if self.member not in round_.members:
            joins_in_time = len(round_.to_come) >= 2
            return Wish(JoinRound(), 0.4) if joins_in_time else None
        if self.member not in round_.to_come:
            return None
        if meeting.floor.mode == "volunteer":
            return self._volunteers(meeting, round_)
        which = [(phase.id, meeting.course.progress[phase.id].step) for phase in active(meeting)]
        if not self._dice.happens(self.habit.passes / 2, "lets it go by", which):
            return None
        return Wish(PassRound(), self._dice.between((0.8, 2.0), "how soon", which))

    def _volunteers(self, meeting: Meeting, round_: Round) -> Wish | None:
        """Everyone in the end, or lets it go by."""
        if any(hand.member == self.member for hand in meeting.floor.hands):
            return None
        about = (meeting.floor.turns, len(round_.to_come))
        soon = self._dice.between((0.3, 1.2), "wishes soon", *about)
        if self._dice.happens(self.habit.passes / 2, "lets it go by", *about):
            return Wish(PassRound(), soon)
        return Wish(RaiseHand(kind="speak"), soon)

    def _with_the_piece(self, meeting: Meeting, turn: Turn, minutes: float) -> Wish:
        """Who does not take it, or is not there, keeps nobody waiting: it goes into the middle."""
        if meeting.floor.offer is not None:
            return Wish(EndTurn(turn=turn.id), 2.0)
        if self._handed_on == turn.id:
            return Wish(EndTurn(turn=turn.id), 0.5)
        here = [s.id for s in circle(meeting) if s.presence == "here" or s.id == self.member]
        beside = here[(here.index(self.member) + 1) % len(here)]
        if beside == self.member:
            return Wish(EndTurn(turn=turn.id), minutes)
        return Wish(PassPiece(turn=turn.id, to=beside), minutes)

    def _around_the_piece(self, meeting: Meeting) -> Wish | None:
        floor = meeting.floor
        if floor.offer is not None and floor.turn is not None and floor.offer.to == self.member:
            turn = floor.turn.id
            if self._dice.happens(self.habit.passes / 2, "lets it go on", turn):
                return Wish(DeclinePiece(turn=turn), 0.3)
            return Wish(TakePiece(turn=turn), 0.3)
        here = [s.id for s in circle(meeting) if s.presence == "here" and s.role == "participant"]
        if floor.turn or self.member not in here or here[floor.turns % len(here)] != self.member:
            return None
        return Wish(PickUpPiece(), self._dice.between((0.3, 1.0), "picks it up", floor.turns))

    def in_the_queue(self, meeting: Meeting) -> Wish | None:
        floor = meeting.floor
        if floor.mode != "queue" or floor.turns == self._last_turn or _winds_down(meeting):
            return None
        about = (floor.turns, meeting.course.prompt)
        if any(hand.member == self.member for hand in floor.hands):
            if not self._dice.happens(self.habit.thinks_better_of_it, "lowers", *about):
                return None
            return Wish(LowerHand(), self._dice.between((0.8, 1.6), "lowers soon", *about))
        chance = self.habit.asks * (0.35 if len(floor.hands) >= 2 else 1)
        if not self._dice.happens(chance, "asks", *about):
            return None
        kind = self._dice.pick(self.habit.hands, "hand", *about)
        if floor.turn is None or (kind == "process" and self._asked_for_a_moment):
            kind = "speak"
        return Wish(RaiseHand(kind=kind), self._dice.between((0.3, 1.6), "asks soon", *about))


def _winds_down(meeting: Meeting) -> bool:
    """Hands stay down, so that the closing can begin."""
    return is_on(meeting, "wrap_up") and end_is_near(meeting)
