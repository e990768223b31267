"""What each command does to the circle, and what follows from it."""

from collections.abc import Callable
from typing import Any, Final

from circlekeeper_protocol import commands as c
from circlekeeper_protocol.bounds import MemberId, Millis
from circlekeeper_protocol.commands import AnyCommand
from circlekeeper_protocol.meeting import Phase, Plan

from . import advice, bell, follows, hands, people, rounds, turns, undo
from .circle import Circle, No, Person, need_facilitator

BEFORE_THE_START: Final = (
    *(c.AddCompanion, c.AddSeat, c.HandOver, c.Leave, c.NameDeputy, c.Remove, c.SendNote),
    *(c.SetCustoms, c.StartMeeting, c.TakeOver, c.JoinRound, c.LowerHand),
)
AFTER_THE_END: Final = (c.Leave, c.Remove, c.SendNote)

DEEDS: Final[dict[type, Callable[[Circle, Person, Any], None]]] = {
    c.RaiseHand: hands.raise_hand,
    c.LowerHand: hands.lower_hand,
    c.ChangeHand: hands.change_hand,
    c.MoveHand: hands.move_hand,
    c.InviteToSpeak: hands.invite,
    c.DeclineInvitation: lambda circle, who, _: hands.decline_invitation(circle, who),
    c.GiveFloor: turns.give_floor,
    c.NextSpeaker: turns.next_speaker,
    c.EndTurn: turns.end_turn,
    c.PassTurn: turns.end_turn,
    c.HandBack: turns.hand_back,
    c.SetHelp: turns.set_help,
    c.UndoMove: lambda circle, who, _: undo.undo(circle, who),
    c.SetCustoms: rounds.set_customs,
    c.BeginRound: rounds.begin_round,
    c.PassRound: lambda circle, who, _: rounds.pass_round(circle, who),
    c.JoinRound: lambda circle, who, _: rounds.join_round(circle, who),
    c.PassPiece: rounds.pass_piece,
    c.TakePiece: rounds.take_piece,
    c.DeclinePiece: rounds.decline_piece,
    c.KeepPiece: rounds.keep_piece,
    c.PickUpPiece: lambda circle, who, _: rounds.pick_up_piece(circle, who),
    c.RingBell: bell.ring,
    c.OfferThought: advice.offer,
    c.AnswerThought: advice.answer,
    c.Leave: lambda circle, who, _: people.go(circle, who),
    c.Remove: people.remove,
    c.AddSeat: lambda circle, who, _: people.add_seat(circle, who),
    c.AddCompanion: lambda circle, who, _: people.add_companion(circle, who),
    c.HandOver: people.hand_over,
    c.NameDeputy: people.name_deputy,
    c.TakeOver: lambda circle, who, _: people.take_over(circle, who),
}


def do(
    circle: Circle,
    plan: Plan,
    by: MemberId,
    now: Millis,
    command: AnyCommand,
    acting_for: MemberId | None,
) -> None:
    """Raises `No`; then nothing has changed."""
    circle.now = now
    who = people.whose_deed(circle, by, command, acting_for)
    if circle.stage == "ended" and not isinstance(command, AFTER_THE_END):
        raise No("meeting_is_over")
    if circle.stage == "gathering" and not isinstance(command, BEFORE_THE_START):
        raise No("not_started")
    bell.need_no_bell(circle, command)
    had_it, hands_up, known = circle.turn, list(circle.hands), circle.move
    _deed(circle, plan, who, command)
    follows.settle(circle)
    if isinstance(command, c.UndoMove) or circle.stage == "ended":
        circle.move = None
    elif circle.turn is had_it:
        circle.move = known
    else:
        circle.move = undo.moved(circle, had_it, hands_up)


def _deed(circle: Circle, plan: Plan, who: Person, command: AnyCommand) -> None:
    match command:
        case c.StartMeeting():
            need_facilitator(who)
            if circle.stage != "gathering":
                raise No("already_started")
            circle.stage, circle.time_goes_on = "running", True
            begin_phase(circle, plan.phases[0])
        case c.EndMeeting():
            need_facilitator(who)
            end_meeting(circle)
        case c.PauseTime():
            need_facilitator(who)
            circle.time_goes_on = False
        case c.ResumeTime():
            need_facilitator(who)
            circle.time_goes_on = True
        case c.SetFloorMode():
            need_facilitator(who)
            rounds.change_mode(circle, command.mode)
        case c.BeginPhase():
            need_facilitator(who)
            others = [phase for phase in circle.active if phase != command.phase]
            if command.phase not in circle.active:
                begin_phase(
                    circle, plan.phases[command.phase], blend=command.blend and bool(others)
                )
            if not command.blend:
                circle.active = [command.phase]
        case c.GoToStep():
            need_facilitator(who)
            if command.phase not in circle.active:
                raise No("no_such_phase")
            if command.step != circle.step:
                circle.step = command.step
                rounds.change_scene(circle, plan.phases[command.phase].steps[command.step].mode)
        case c.SendNote():
            need_facilitator(who)
            circle.notes.append((who.id, command.text))
        case _:
            DEEDS[type(command)](circle, who, command)


def begin_phase(circle: Circle, phase: Phase, *, blend: bool = False) -> None:
    circle.active.append(phase.id)
    if phase.steps:
        circle.step = 0
    if blend:
        return
    rounds.change_scene(circle, phase.steps[0].mode if phase.steps else phase.mode)


def end_meeting(circle: Circle) -> None:
    circle.stage, circle.time_goes_on = "ended", False
    circle.turn = circle.round = circle.offered_to = circle.bell = circle.before = None
    circle.turns = circle.raised = circle.gone_ahead = 0
    circle.hands, circle.invited, circle.heard = [], [], []
    circle.thoughts, circle.questions = [], []
