"""What somebody might ask for just now, and who would most likely ask it."""

from random import Random
from typing import Final, TypeVar

from circlekeeper_protocol import commands as c
from circlekeeper_protocol.bounds import FloorMode, HandKind, MemberId, Policy, RoundMode, TurnId
from circlekeeper_protocol.commands import AnyCommand
from circlekeeper_protocol.floor import Customs

from .circle import Circle

T = TypeVar("T")

Wished = tuple[AnyCommand, MemberId | None]

KINDS: Final[tuple[HandKind, ...]] = (
    *("speak", "speak", "speak", "respond", "respond"),
    *("clarify", "question", "process"),
)
POLICIES: Final[tuple[Policy, ...]] = ("arrival", "less_heard", "facilitator")
MODES: Final[tuple[FloorMode, ...]] = (
    *("queue", "queue", "queue", "round", "round", "volunteer"),
    *("piece", "piece", "piece", "open", "quiet"),
)


class Dice:
    """One number, taken apart: so a smaller number is a plainer deed."""

    def __init__(self, number: int) -> None:
        self._random = Random(number)

    def one(self, *of: T) -> T:
        return of[int(self._random.random() * len(of))]

    def often(self, share: float) -> bool:
        return self._random.random() < share

    def upto(self, most: int) -> int:
        return int(self._random.random() * (most + 1))


def somebody_of(circle: Circle, dice: Dice) -> MemberId:
    if dice.often(0.02):
        return circle.joined + dice.upto(1)
    return dice.one(*circle.people).id


def facilitator_of(circle: Circle, dice: Dice) -> MemberId | None:
    leading = [p.id for p in circle.people if p.role == "facilitator"]
    return dice.one(*leading) if leading else None


def _turn(circle: Circle, dice: Dice) -> int:
    if dice.often(0.05):
        return dice.upto(circle.turns)
    return circle.turn.id if circle.turn else 0


def something(circle: Circle, dice: Dice) -> Wished:
    """Something to ask for, and who would most likely ask."""
    if circle.stage == "gathering" and dice.often(0.3):
        return c.StartMeeting(), facilitator_of(circle, dice)
    if circle.deputy is not None and not circle.facilitator_is_here() and dice.often(0.2):
        return c.TakeOver(), circle.deputy
    kind = dice.one(_wish, _wish, _turn_taking, _turn_taking, _turn_taking, _leading, _care)
    if dice.often(0.08):
        kind = _seats
    return kind(circle, dice)


def _wish(circle: Circle, dice: Dice) -> Wished:
    raised = c.RaiseHand(dice.one(*KINDS))
    if not circle.hands or dice.often(0.6):
        return raised, None
    hand = dice.one(*circle.hands)
    whose = hand.member if dice.often(0.5) else facilitator_of(circle, dice)
    kind, to = hand.kind, dice.one(*KINDS)
    if dice.often(0.05):
        kind = dice.one(*KINDS)
    place = dice.upto(len(circle.hands))
    choices: list[Wished] = [
        (c.LowerHand(dice.one(None, kind), dice.one(None, hand.member)), whose),
        (c.ChangeHand(kind, to), hand.member),
        (c.MoveHand(hand.member, kind, place), whose),
        (c.MoveHand(hand.member, kind, place), whose),
    ]
    return dice.one(*choices)


def _turn_taking(circle: Circle, dice: Dice) -> Wished:
    turn, leads = _turn(circle, dice), facilitator_of(circle, dice)
    holder = circle.turn.member if circle.turn else None
    keep = dice.often(0.5)
    if circle.mode == "piece" and dice.often(0.7):
        return _piece(circle, dice, turn)
    if circle.mode in ("round", "volunteer") and dice.often(0.2):
        joined: Wished = (c.JoinRound(), _late_comer(circle, dice))
        return joined if dice.often(0.5) else (c.PassRound(), None)
    out_of_place: tuple[AnyCommand, ...] = (c.PickUpPiece(), c.PassRound(), c.JoinRound())
    choices: list[Wished] = [
        (c.EndTurn(turn), holder),
        (c.EndTurn(turn), holder),
        (c.EndTurn(turn), holder),
        (c.PassTurn(turn), holder),
        (c.HandBack(turn), holder),
        (c.GiveFloor(somebody_of(circle, dice), turn), leads),
        (c.NextSpeaker(turn, keep), leads),
        (c.NextSpeaker(turn, keep), dice.one(leads, None)),
        (c.UndoMove(), leads),
        (dice.one(*out_of_place), None),
    ]
    return dice.one(*choices)


def _piece(circle: Circle, dice: Dice, turn: TurnId) -> Wished:
    holder = circle.turn.member if circle.turn else None
    allowed = dice.one(holder, holder, facilitator_of(circle, dice))
    passed: Wished = (c.PassPiece(turn, somebody_of(circle, dice)), allowed)
    picked: Wished = (c.PickUpPiece(), None)
    answers: list[Wished] = [
        (c.TakePiece(turn), circle.offered_to),
        (c.TakePiece(turn), circle.offered_to),
        (c.DeclinePiece(turn), circle.offered_to),
        (c.KeepPiece(turn), allowed),
    ]
    if dice.often(0.2):
        return dice.one(*answers, passed, picked)
    if circle.turn is None:
        return picked
    return dice.one(*answers) if circle.offered_to is not None else passed


def _late_comer(circle: Circle, dice: Dice) -> MemberId:
    known = circle.round.members if circle.round else []
    late = [p.id for p in circle.in_the_circle() if p.id not in known]
    return dice.one(*late) if late else somebody_of(circle, dice)


def _leading(circle: Circle, dice: Dice) -> Wished:
    leads, somebody = facilitator_of(circle, dice), somebody_of(circle, dice)
    customs = Customs(
        policy=dice.one(*POLICIES),
        responses=dice.one(0, 1, 2, 2),
        bell_minutes=dice.one(1, 2),
        turn_minutes=dice.one(0, 1),
        asks_to_add=dice.often(0.5),
    )
    round_mode: RoundMode = "volunteer" if dice.often(0.4) else "round"
    begin = c.BeginRound(round_mode, dice.one(None, somebody), dice.often(0.3))
    choices: list[Wished] = [
        (c.SetFloorMode(dice.one(*MODES)), leads),
        (c.SetFloorMode(dice.one(*MODES)), leads),
        (c.SetCustoms(customs), leads),
        (begin, leads),
        (c.BeginPhase(dice.upto(3), dice.often(0.3)), leads),
        (c.GoToStep(0, dice.upto(1)), leads),
        (c.InviteToSpeak(somebody), leads),
        (c.InviteToSpeak(somebody), leads),
        (c.DeclineInvitation(), dice.one(*circle.invited, None)),
        (c.PauseTime() if dice.often(0.5) else c.ResumeTime(), leads),
    ]
    return dice.one(*choices)


def _care(circle: Circle, dice: Dice) -> Wished:
    turn = _turn(circle, dice)
    holder = circle.turn.member if circle.turn else None
    asked = [question.member for question in circle.questions]
    if asked and dice.often(0.7):
        return c.AnswerThought(dice.often(0.6)), dice.one(*asked)
    choices: list[Wished] = [
        (c.OfferThought(turn), None),
        (c.OfferThought(turn), None),
        (c.OfferThought(turn), None),
        (c.SetHelp(turn, dice.one("listening", "questions", "ideas")), holder),
        (c.RingBell(dice.often(0.3)), None),
        (c.AnswerThought(dice.often(0.5)), dice.one(*asked, None)),
    ]
    return dice.one(*choices)


def _seats(circle: Circle, dice: Dice) -> Wished:
    leads, somebody = facilitator_of(circle, dice), somebody_of(circle, dice)
    few = len(circle.people) < 5
    going = (c.SendNote("Shall we go on?"), leads) if few else (c.Leave(), None)
    gone = (c.SendNote("Now?"), leads) if few else (c.Remove(somebody), leads)
    more = len(circle.people) < 9
    deputy = c.NameDeputy(dice.one(somebody, somebody, somebody, None))
    over = (deputy, leads) if circle.deputy is None else (c.TakeOver(), circle.deputy)
    choices: list[Wished] = [
        going,
        gone,
        (c.AddSeat("Nana"), leads) if more else going,
        (c.AddCompanion("Opa"), None) if more else gone,
        (c.HandOver(somebody), leads),
        (deputy, leads),
        over,
        over,
        (c.SendNote("It is getting late."), leads),
        (c.EndMeeting(), leads) if dice.often(0.1) else over,
    ]
    return dice.one(*choices)
