"""A participant, without any I/O: looks at the meeting, and would like to do something, or not.

`behave` is all that there is to them: from what they see, what they remember and the time to what
they do now, what they remember from then on, and when they look again if nothing happens before.
Chance is thrown about something (`dice`), so the same look always leads to the same deed.

They agree to observers. In a round they take their turn or pass, some before it comes to them;
where the round waits for those who wish, they wish for it one by one. In the queue they raise a
hand while somebody speaks, and once in a while think better of it. The piece they hand on to
whoever sits next to them; when it lies in the middle, somebody picks it up. While the time is held
they wait. No silence is for ever: in the end somebody speaks, most likely whoever likes to. Who is
quietly invited to speak does, or declines. Late-comers join a round at its end. Some tell the
facilitators that they need a break, some have a thought for whoever speaks, some go in the middle.
After goodbye all go, each in their own time.
"""

from typing import Final, NamedTuple, Self

from circlekeeper_protocol.bounds import CardKind, MemberId, Millis, PhaseKind
from circlekeeper_protocol.commands import (
    AnswerObservers,
    AnswerThought,
    DeclineInvitation,
    DeclinePiece,
    EndTurn,
    JoinRound,
    Leave,
    LowerHand,
    OfferThought,
    PassPiece,
    PassRound,
    PassTurn,
    PickUpPiece,
    PutCard,
    RaiseHand,
    SetHelp,
    TakePiece,
)
from circlekeeper_protocol.floor import Round, Turn
from circlekeeper_protocol.line_up import current_round
from circlekeeper_protocol.meeting import Meeting
from msgspec import Struct
from msgspec.structs import replace

from .dice import Dice
from .looking import (
    active,
    circle,
    end_is_near,
    floor_is_free,
    is_asked,
    is_on,
    is_without_device,
    scene_minutes,
)
from .mind import Mind, Once
from .scenario import Character
from .ways import STEADY, Ways
from .wish import EYE_SECONDS, Mishap, Wish

AGREES: Final = Wish(AnswerObservers(welcome=True), 0.3)
"""To being looked at, since that is what a rehearsal is for."""

BREAK_MINUTES: Final = 3.0


class Participant(Struct, frozen=True):
    ways: Ways = STEADY
    dice: Dice = Dice("")
    member: MemberId = 0
    """Theirs from taking the seat on."""
    mind: Mind = Mind()
    during: PhaseKind = "in_depth"
    """When they take a break or leave, if they do."""

    def behave(self, meeting: Meeting, now: Millis) -> "Step":
        """What follows from what they see now. Pure: the same for the same."""
        who = self.notices(meeting)
        wish = who.wish(meeting)
        if wish is None:
            return Step(who.remembers(wish=None))
        due = self.mind.due
        if wish != self.mind.wish:
            patience = max(wish.minutes * meeting.plan.minute, EYE_SECONDS * 1000)
            due = max(now, wish.not_before) + round(patience)
        if now < due:
            return Step(who.remembers(wish=wish, due=due), look_again=due)
        return Step(who.remembers(wish=None), deed=wish)

    def notices(self, meeting: Meeting) -> Self:
        """What they will remember of what they see, whatever they do."""
        turn = meeting.floor.turn
        if turn is None or turn.member != self.member or turn.id == self.mind.last_turn:
            return self
        return self.remembers(last_turn=turn.id)

    def wish(self, meeting: Meeting) -> Wish | None:
        """What they would like to do, as things stand."""
        if meeting.stage == "ended":
            return Wish(Leave(), self.dice.between((1.0, 5.0), "leave"))
        if is_asked(meeting, self.member):
            return AGREES
        if meeting.stage != "running" or meeting.time.paused_at is not None:
            return None
        floor = meeting.floor
        if floor.turn is not None and floor.turn.member == self.member:
            return self.in_my_turn(meeting, floor.turn)
        return (
            self._aside(meeting)
            or self._thoughts(meeting)
            or self._invited(meeting)
            or self._listening(meeting)
        )

    def _invited(self, meeting: Meeting) -> Wish | None:
        """Whom a facilitator has asked whether they would like to speak."""
        if self.member not in meeting.floor.invited:
            return None
        about = meeting.floor.turns
        soon = self.dice.between((0.3, 0.8), "is invited", about)
        if self.dice.happens(self.ways.passes / 2, "rather not", about):
            return Wish(DeclineInvitation(), soon)
        return Wish(RaiseHand(kind="speak"), soon)

    def _listening(self, meeting: Meeting) -> Wish | None:
        floor = meeting.floor
        round_ = current_round(floor)
        if round_ is not None:
            return self._in_a_round(meeting, round_)
        if floor.mode == "piece":
            return self._around_the_piece(meeting)
        return self.in_the_queue(meeting)

    def did(self, wish: Wish) -> Self:
        """It came to pass."""
        match wish.deed:
            case Mishap.LINE_DROPS:
                return self._has("line dropped")
            case PassPiece(turn=turn):
                return self.remembers(handed_on=turn)
            case SetHelp(turn=turn):
                return self.remembers(said_what_helps=turn)
            case OfferThought(turn=turn):
                return self.remembers(had_a_thought=turn)
            case RaiseHand(kind="process"):
                return self._has("asked for a moment")
            case PutCard(kind="break"):
                return self._has("took a break")
            case PutCard(kind="back"):
                return self._has("came back")
            case _:
                return self

    def recalls(self, mind: Mind) -> Self:
        return replace(self, mind=mind)

    def remembers(self, **what: object) -> Self:
        return replace(self, mind=replace(self.mind, **what))

    def _has(self, once: Once) -> Self:
        return self.remembers(once=self.mind.once | {once})

    def in_my_turn(self, meeting: Meeting, turn: Turn) -> Wish:
        round_ = current_round(meeting.floor)
        if round_ is None or self.member not in round_.members:
            if self.ways.loses_the_line and "line dropped" not in self.mind.once:
                return Wish(Mishap.LINE_DROPS, 0.7)
            if self.ways.help not in (turn.help, "listening") and (
                self.mind.said_what_helps != turn.id
            ):
                return Wish(SetHelp(turn=turn.id, help=self.ways.help), 0.1)
            minutes = self.dice.between(self.ways.speaks, "speaks", turn.id)
            if meeting.floor.mode == "piece":
                return self._with_the_piece(meeting, turn, minutes)
            return Wish(EndTurn(turn=turn.id), minutes * (0.6 if is_on(meeting, "wrap_up") else 1))
        if self.dice.happens(self.ways.passes, "passes", turn.id):
            return Wish(PassTurn(turn=turn.id), self.dice.between((0.5, 0.9), "how soon", turn.id))
        part = scene_minutes(meeting) / max(1, len(circle(meeting)))
        used = self.dice.between(self.ways.uses, "uses", turn.id)
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
        if not self.dice.happens(self.ways.passes / 2, "lets it go by", which):
            return None
        return Wish(PassRound(), self.dice.between((0.8, 2.0), "how soon", which))

    def _volunteers(self, meeting: Meeting, round_: Round) -> Wish | None:
        """Everyone in the end, or lets it go by."""
        if any(hand.member == self.member for hand in meeting.floor.hands):
            return None
        about = (meeting.floor.turns, len(round_.to_come))
        soon = self.dice.between((0.3, 1.2), "wishes soon", *about)
        if self.dice.happens(self.ways.passes / 2, "lets it go by", *about):
            return Wish(PassRound(), soon)
        return Wish(RaiseHand(kind="speak"), soon)

    def _with_the_piece(self, meeting: Meeting, turn: Turn, minutes: float) -> Wish:
        """Who does not take it, or is not there, keeps nobody waiting: it goes into the middle."""
        if meeting.floor.offer is not None:
            return Wish(EndTurn(turn=turn.id), 2.0)
        if self.mind.handed_on == turn.id:
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
            if self.dice.happens(self.ways.passes / 2, "lets it go on", turn):
                return Wish(DeclinePiece(turn=turn), 0.3)
            return Wish(TakePiece(turn=turn), 0.3)
        here = [s.id for s in circle(meeting) if s.presence == "here" and s.role == "participant"]
        if floor.turn or self.member not in here or here[floor.turns % len(here)] != self.member:
            return None
        return Wish(PickUpPiece(), self.dice.between((0.3, 1.0), "picks it up", floor.turns))

    def _aside(self, meeting: Meeting) -> Wish | None:
        """What takes somebody out of the circle, for a while or for good."""
        there = is_on(meeting, self.during)
        if self.ways.leaves and there:
            return Wish(Leave(), self.dice.between((2.0, 4.0), "leaves"))
        once = self.mind.once
        if not self.ways.takes_a_break or "came back" in once:
            return None
        if "took a break" in once:
            return Wish(self._word("back"), BREAK_MINUTES)
        if not there:
            return None
        return Wish(self._word("break"), self.dice.between((1.0, 2.5), "a break"))

    def _word(self, kind: CardKind) -> PutCard:
        card = 1 + self.dice.number("card", kind)
        return PutCard(card=card, kind=kind, text="", audience="facilitators", to=None)

    def _thoughts(self, meeting: Meeting) -> Wish | None:
        """A thought that was offered to them, or one that they have for somebody."""
        for asked in meeting.advice.questions:
            if asked.member == self.member and not asked.answered:
                welcome = self.dice.happens(self.ways.welcomes, "welcomes", asked.turn)
                return Wish(AnswerThought(welcome=welcome), 0.3)
        turn = meeting.floor.turn
        if turn is None or turn.held_at is not None or self.mind.had_a_thought == turn.id:
            return None
        if is_without_device(meeting, turn.member) or not is_on(meeting, self.during):
            return None
        if not self.dice.happens(self.ways.offers, "has a thought", turn.id):
            return None
        return Wish(OfferThought(turn=turn.id), 0.2)

    def in_the_queue(self, meeting: Meeting) -> Wish | None:
        floor = meeting.floor
        if floor.mode != "queue" or _winds_down(meeting):
            return None
        about = (floor.turns, meeting.course.prompt)
        if any(hand.member == self.member for hand in floor.hands):
            if not self.dice.happens(self.ways.thinks_better_of_it, "lowers", *about):
                return None
            return Wish(LowerHand(), self.dice.between((0.8, 1.6), "lowers soon", *about))
        chance = self.ways.asks * (0.35 if len(floor.hands) >= 2 else 1)
        spoke_last = 0 < floor.turns == self.mind.last_turn
        if spoke_last or not self.dice.happens(chance, "asks", *about):
            return self._ends_the_silence(meeting, spoke_last) if floor_is_free(meeting) else None
        kind = self.dice.pick(self.ways.hands, "hand", *about)
        if floor.turn is None or (kind == "process" and "asked for a moment" in self.mind.once):
            kind = "speak"
        return Wish(RaiseHand(kind=kind), self.dice.between((0.3, 1.6), "asks soon", *about))

    def _ends_the_silence(self, meeting: Meeting, spoke_last: bool) -> Wish:
        """Whoever likes to speak bears it least; whoever spoke last gives the others time."""
        about = (meeting.floor.turns, meeting.course.prompt)
        patience = self.dice.between((1.0, 2.0), "bears a silence", *about)
        patience += 1.5 * (1 - self.ways.asks) + (1.5 if spoke_last else 0)
        return Wish(RaiseHand(kind="speak"), patience)


def playing(character: Character, dice: Dice) -> Participant:
    """`dice` are the rehearsal's; everyone has their own."""
    return Participant(
        ways=character.all_ways, dice=dice.of(character.name), during=character.during
    )


class Step(NamedTuple):
    """What comes of one look."""

    who: Participant
    """With what they remember from now on."""
    deed: Wish | None = None
    """What they do now. Whoever carries it out tells them when it came to pass (`did`)."""
    look_again: Millis | None = None
    """When they do something, if nothing changes before."""


def _winds_down(meeting: Meeting) -> bool:
    """Hands stay down, so that the closing can begin."""
    return is_on(meeting, "wrap_up") and end_is_near(meeting)
