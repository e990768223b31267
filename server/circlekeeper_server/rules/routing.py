"""Which part of the rules decides a command."""

from typing import assert_never

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.commands import (
    AddCompanion,
    AddSeat,
    AllowObservers,
    AnswerAgreement,
    AnswerGoOn,
    AnswerObservers,
    AnswerThought,
    AnyCommand,
    AskToGoOn,
    BeginPhase,
    BeginRound,
    BringAlong,
    ChangeAbout,
    ChangeCard,
    ChangeHand,
    ChangeLines,
    ChooseSounding,
    DeclineInvitation,
    DeclinePiece,
    DrawCurtain,
    EndMeeting,
    EndTurn,
    EraseMeeting,
    EraseSeries,
    ExtendBell,
    ExtendStep,
    ExtendTime,
    ExtendTurn,
    FinishPhase,
    GiveFloor,
    GoToStep,
    HandBack,
    HandOver,
    HideCard,
    InsertPhase,
    InviteStandIn,
    InviteToSpeak,
    JoinRound,
    KeepCard,
    KeepPiece,
    Leave,
    LowerHand,
    MakeNext,
    MoveHand,
    MovePhase,
    NameDeputy,
    NextSpeaker,
    OfferThought,
    PassPiece,
    PassRound,
    PassTurn,
    PauseMeeting,
    PauseTime,
    PickUpPiece,
    PutCard,
    PutRemark,
    RaiseHand,
    Remove,
    Rename,
    RenewInvite,
    ResumeMeeting,
    ResumeTime,
    RingBell,
    RingDue,
    SendNote,
    SetCustoms,
    SetFixedEnd,
    SetFloorMode,
    SetHeadsUps,
    SetHelp,
    SetPhaseAside,
    SetPhaseMinutes,
    SetPlanAside,
    SetSeries,
    ShowCard,
    ShowPrompt,
    StartMeeting,
    StayWithGroup,
    TakeCardBack,
    TakeOver,
    TakePiece,
    TakeRemarkBack,
    TakeSeat,
    TakeUpPlan,
    TellMuted,
    TryAgain,
    UndoMove,
)
from circlekeeper_protocol.events import Events
from circlekeeper_protocol.meeting import Meeting, Seat

from . import (
    bell,
    cards,
    floor,
    making,
    observers,
    pair,
    pause,
    plan,
    practicalities,
    remarks,
    seats,
    series,
    time,
)
from .together import (
    due,
    insert_phase,
    pause_meeting,
    resume_meeting,
    ring_bell,
    set_series,
    start_meeting,
)


def by_the_hub(
    meeting: Meeting,
    now: Millis,
    command: TakeSeat | ChangeLines | RingDue | MakeNext | TryAgain | BringAlong,
) -> Events:
    match command:
        case TakeSeat():
            taken = seats.take_seat(meeting, command)
            return (*taken, *series.seated(meeting, command, taken))
        case ChangeLines():
            return seats.change_lines(meeting, command)
        case RingDue():
            return due(meeting, now)
        case MakeNext():
            return series.make_next(meeting, command)
        case TryAgain():
            return making.try_again(command)
        case BringAlong():
            return seats.bring_along(meeting, command)
        case _:
            assert_never(command)


def by_a_member(meeting: Meeting, who: Seat, now: Millis, command: AnyCommand) -> Events:
    match command:  # the floor first: nearly all that a meeting asks for
        case SetFloorMode():
            return floor.set_mode(meeting, who, command)
        case RaiseHand():
            return floor.raise_hand(meeting, who, command)
        case LowerHand():
            return floor.lower_hand(meeting, who, command)
        case EndTurn() | PassTurn():
            return floor.end_turn(meeting, who, now, command)
        case NextSpeaker():
            return floor.next_speaker(meeting, who, now, command)
        case GiveFloor():
            return floor.give_floor(meeting, who, now, command)
        case ChangeHand():
            return floor.change_hand(meeting, who, command)
        case MoveHand():
            return floor.move_hand(meeting, who, command)
        case InviteToSpeak():
            return floor.invite_to_speak(meeting, who, command)
        case DeclineInvitation():
            return floor.decline_invitation(meeting, who)
        case HandBack():
            return floor.hand_back(meeting, who, now, command)
        case UndoMove():
            return floor.undo(meeting, who, now)
        case SetHelp():
            return floor.set_help(meeting, who, command)
        case PassRound():
            return floor.pass_round(meeting, who, now)
        case JoinRound():
            return floor.join_round(meeting, who)
        case BeginRound():
            return floor.begin_round(meeting, who, command)
        case SetCustoms():
            return floor.set_customs(meeting, who, command)
        case PassPiece():
            return floor.pass_piece(meeting, who, command)
        case TakePiece():
            return floor.take_piece(meeting, who, now, command)
        case DeclinePiece():
            return floor.decline_piece(meeting, who, command)
        case KeepPiece():
            return floor.keep_piece(meeting, who, command)
        case PickUpPiece():
            return floor.pick_up_piece(meeting, who, now)
        case OfferThought():
            return floor.offer_thought(meeting, who, command)
        case AnswerThought():
            return floor.answer_thought(meeting, who, command)
        case RingBell():
            return ring_bell(meeting, who, now, command)
        case AskToGoOn():
            return pair.ask(meeting, who, now)
        case AnswerGoOn():
            return pair.answer(meeting, who, now, command)
        case PauseMeeting():
            return pause_meeting(meeting, who, now)
        case ResumeMeeting():
            return resume_meeting(meeting, who, now, command)
        case StayWithGroup():
            return pause.stay_with_group(meeting, who, command)
        case AddCompanion():
            return seats.add_companion(meeting, who, command)
        case NameDeputy():
            return seats.name_deputy(meeting, who, command)
        case TakeOver():
            return seats.take_over(meeting, who)
        case SendNote():
            if who.role == "observer" and meeting.observing.line:
                return observers.send_note(who, now, command)
            return seats.send_note(who, now, command)
        case PutCard():
            return cards.put_card(meeting, who, command)
        case ChangeCard():
            return cards.change_card(meeting, who, command)
        case TakeCardBack():
            return cards.take_card_back(meeting, who, command)
        case KeepCard():
            return cards.keep_card(meeting, who, command)
        case ShowCard():
            return cards.show_card(meeting, who, command)
        case HideCard():
            return cards.hide_card(meeting, who, command)
        case AnswerAgreement():
            return cards.answer_agreement(meeting, who, command)
        case Rename():
            return seats.rename(meeting, who, command)
        case Leave():
            return seats.leave(who)
        case Remove():
            return seats.remove(meeting, who, command)
        case AddSeat():
            return seats.add_seat(meeting, who, command)
        case HandOver():
            return seats.hand_over(meeting, who, command)
        case RenewInvite():
            return seats.renew_invite(who, command)
        case ChangeAbout():
            return practicalities.change(meeting, who, now, command)
        case AllowObservers():
            return observers.allow(meeting, who, command)
        case AnswerObservers():
            return observers.answer(meeting, who, command)
        case DrawCurtain():
            return observers.draw_curtain(meeting, who)
        case PutRemark():
            return remarks.put(meeting, who, now, command)
        case TakeRemarkBack():
            return remarks.take_back(meeting, who, command)
        case StartMeeting():
            return start_meeting(meeting, who, now)
        case BeginPhase():
            return plan.begin_phase(meeting, who, now, command)
        case FinishPhase():
            return plan.finish_phase(meeting, who, command)
        case SetPhaseAside():
            return plan.set_phase_aside(meeting, who, command)
        case InsertPhase():
            return insert_phase(meeting, who, now, command)
        case MovePhase():
            return plan.move_phase(meeting, who, command)
        case SetPlanAside():
            return plan.set_plan_aside(meeting, who)
        case TakeUpPlan():
            return plan.take_up_plan(meeting, who)
        case GoToStep():
            return plan.go_to_step(meeting, who, now, command)
        case ShowPrompt():
            return plan.show_prompt(meeting, who, command)
        case PauseTime():
            return time.pause(meeting, who, now)
        case ResumeTime():
            return time.resume(meeting, who, now)
        case ExtendTime():
            return time.extend(meeting, who, now, command)
        case ExtendStep():
            return time.extend_step(meeting, who, now, command)
        case ExtendTurn():
            return floor.extend_turn(meeting, who, now, command)
        case ExtendBell():
            return bell.extend(meeting, who, now, command)
        case SetFixedEnd():
            return time.set_fixed_end(meeting, who, command)
        case ChooseSounding():
            return time.choose_sounding(meeting, who, command)
        case TellMuted():
            return time.tell_muted(meeting, who, command)
        case SetPhaseMinutes():
            return time.set_phase_minutes(meeting, who, now, command)
        case SetHeadsUps():
            return time.set_heads_ups(meeting, who, command)
        case EndMeeting():
            return time.end_meeting(meeting, who, now)
        case EraseMeeting():
            return time.erase_meeting(who)
        case SetSeries():
            return set_series(meeting, who, now, command)
        case InviteStandIn():
            return series.invite_stand_in(meeting, who, command)
        case EraseSeries():
            return series.erase_series(meeting, who, command)
        case _:
            assert_never(command)
