"""`decide`: what a command causes, or why not.

A command is taken whole or refused whole. Its own events are followed by what they bring about in
each part: someone leaves, so their turn ends, so the next is called, so a held signal rings. Every
part states what is always true of it in its `follow_up`, and these are asked in a fixed order until
none has anything to add.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Final, NamedTuple, assert_never

from circlekeeper_protocol.bounds import HUB, MemberId, Millis
from circlekeeper_protocol.commands import (
    AddCompanion,
    AddSeat,
    AllowObservers,
    AnswerAgreement,
    AnswerGoOn,
    AnswerObservers,
    AnswerThought,
    AnyCommand,
    AnyHubCommand,
    AskToGoOn,
    BeginPhase,
    BeginRound,
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
    MakeMeeting,
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
    UndoMove,
)
from circlekeeper_protocol.events import Events, PhaseBegun
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.floor import Bell
from circlekeeper_protocol.meeting import Meeting, Seat
from circlekeeper_protocol.refusals import Refused

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
from .guards import require_member, require_spoken, require_stage


class FollowUp(NamedTuple):
    ask: Callable[[Meeting, Millis], Events]
    reads: Callable[[Meeting], tuple[object, ...]]
    """The parts of the state that it looks at: while they stand, it has nothing new to say."""


FOLLOW_UPS: Final = (
    FollowUp(seats.follow_up, attrgetter("seats", "vault", "deputy", "time.sounding")),
    FollowUp(cards.follow_up, attrgetter("stage", "seats", "cards")),
    FollowUp(pause.follow_up, attrgetter("seats", "keeper")),
    FollowUp(observers.follow_up, attrgetter("seats", "observing", "bell")),
    FollowUp(remarks.follow_up, attrgetter("seats", "remarks")),
    FollowUp(floor.follow_up, attrgetter("stage", "seats", "floor", "bell", "vault.spoken")),
    FollowUp(floor.advice_follow_up, attrgetter("stage", "seats", "floor.turn", "advice")),
    FollowUp(
        time.schedule,
        attrgetter("stage", "time", "course", "plan", "floor.turn", "floor.customs"),
    ),
    FollowUp(time.release, attrgetter("stage", "time", "floor")),
)


BY_THE_HUB: Final = (TakeSeat, ChangeLines, RingDue, MakeNext)


def decide(
    meeting: Meeting | None,
    by: MemberId,
    now: Millis,
    command: AnyCommand | AnyHubCommand,
    acting_for: MemberId | None = None,
) -> Events:
    """The events that `command`, sent by `by` (`HUB` for the hub's own) at hub time `now`, causes.

    `meeting` is `None` only for `MakeMeeting`. No events mean that there was nothing to change.
    Raises `Refused`.
    """
    if isinstance(command, MakeMeeting):
        return (*making.make_meeting(now, command), *cards.begun_with(command.cards))
    if meeting is None:
        raise Refused("no_entry")
    return carry_out(meeting, by, now, command, acting_for)[0]


def carry_out(
    meeting: Meeting,
    by: MemberId,
    now: Millis,
    command: AnyCommand | TakeSeat | ChangeLines | RingDue | MakeNext,
    acting_for: MemberId | None = None,
) -> tuple[Events, Meeting]:
    """What `decide` answers, and the meeting after it."""
    if isinstance(command, BY_THE_HUB):
        if by != HUB:
            raise Refused("malformed")
        caused = _by_the_hub(meeting, now, command)
    else:
        sender = require_member(meeting, by)
        observers.require_inside(meeting, sender, command)
        who = _who(meeting, sender, command, acting_for)
        require_stage(meeting, command)
        series.require_allowed(meeting, who, command)
        bell.require_no_bell(meeting, command)
        caused = _by_a_member(meeting, who, now, command)
        if any(isinstance(event, PhaseBegun) for event in caused):
            caused += observers.opened(meeting)
    caused, after = _with_follow_ups(meeting, now, caused)
    if isinstance(command, UndoMove | EndMeeting):
        return caused, after
    moved = floor.moved(meeting.floor, caused, after.floor)
    return caused + moved, evolve_all(after, moved)


def _who(meeting: Meeting, sender: Seat, command: AnyCommand, acting_for: MemberId | None) -> Seat:
    """Whose deed it is: the sender's, or theirs for whom a facilitator acts."""
    if acting_for is None:
        return sender
    require_spoken(command)
    who = seats.acted_for(meeting, sender, acting_for)
    observers.require_aloud(sender, who, command)
    return who


def _with_follow_ups(before: Meeting, now: Millis, caused: Events) -> tuple[Events, Meeting]:
    if not caused:
        return (), before
    after = evolve_all(before, caused)
    known = [follow_up.reads(before) for follow_up in FOLLOW_UPS]
    settled = False
    while not settled:
        settled = True
        for place, follow_up in enumerate(FOLLOW_UPS):
            present = follow_up.reads(after)
            if present == known[place]:
                continue
            known[place] = present
            more = follow_up.ask(after, now)
            if more:
                settled = False
                caused += more
                after = evolve_all(after, more)
    return caused, after


def _by_the_hub(
    meeting: Meeting, now: Millis, command: TakeSeat | ChangeLines | RingDue | MakeNext
) -> Events:
    match command:
        case TakeSeat():
            taken = seats.take_seat(meeting, command)
            return (*taken, *series.seated(meeting, command, taken))
        case ChangeLines():
            return seats.change_lines(meeting, command)
        case RingDue():
            return _due(meeting, now)
        case MakeNext():
            return series.make_next(meeting, command)
        case _:
            assert_never(command)


def _set_series(meeting: Meeting, who: Seat, now: Millis, command: SetSeries) -> Events:
    """After the last meeting there is none to go to."""
    place = series.set_series(meeting, who, command)
    last = meeting.series is not None and command.of == meeting.series.number
    return (*place, *practicalities.meet_again(meeting, now, None if last else command.next_at))


def _due(meeting: Meeting, now: Millis) -> Events:
    if meeting.stage == "ended":
        return pair.told(meeting, now)
    if meeting.bell is None:
        return (*floor.let_go(meeting, now), *time.ring_due(meeting, now))
    over = bell.over(meeting, now)
    return (*over, *_goes_on(meeting, meeting.bell, now)) if over else ()


def _goes_on(meeting: Meeting, bell: Bell, now: Millis) -> Events:
    """What stood still, after a bell or a pause: first the time, which the turn goes by."""
    goes_on = time.goes_on(meeting, now) if bell.holds_time else ()
    turn = floor.goes_on(evolve_all(meeting, goes_on), now)
    return (*goes_on, *turn, *floor.asks_on(meeting, now))


def _by_a_member(meeting: Meeting, who: Seat, now: Millis, command: AnyCommand) -> Events:
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
            return _ring_bell(meeting, who, now, command)
        case AskToGoOn():
            return pair.ask(meeting, who, now)
        case AnswerGoOn():
            return pair.answer(meeting, who, now, command)
        case PauseMeeting():
            return _pause(meeting, who, now)
        case ResumeMeeting():
            return _resume(meeting, who, now, command)
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
            return _start(meeting, who, now)
        case BeginPhase():
            return plan.begin_phase(meeting, who, now, command)
        case FinishPhase():
            return plan.finish_phase(meeting, who, command)
        case SetPhaseAside():
            return plan.set_phase_aside(meeting, who, command)
        case InsertPhase():
            return _insert(meeting, who, now, command)
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
            return _set_series(meeting, who, now, command)
        case InviteStandIn():
            return series.invite_stand_in(meeting, who, command)
        case EraseSeries():
            return series.erase_series(meeting, who, command)
        case _:
            assert_never(command)


def _start(meeting: Meeting, who: Seat, now: Millis) -> Events:
    shortened = time.fitted(meeting, now)
    begun = plan.start_meeting(evolve_all(meeting, shortened), who, now)
    return (*practicalities.takes_place(meeting), *shortened, *begun, *time.started(meeting, now))


def _insert(meeting: Meeting, who: Seat, now: Millis, command: InsertPhase) -> Events:
    inserted = plan.insert_phase(meeting, who, command)
    return (*inserted, *time.room_made(meeting, now, command.minutes))


def _ring_bell(meeting: Meeting, who: Seat, now: Millis, command: RingBell) -> Events:
    rang = bell.ring(meeting, who, now, command)
    return (*rang, *time.held(meeting, now)) if rang else ()


def _pause(meeting: Meeting, who: Seat, now: Millis) -> Events:
    paused = pause.pause(meeting, who, now)
    held = time.held(meeting, now) if paused and meeting.time.ends_at is not None else ()
    return (*paused, *held)


def _resume(meeting: Meeting, who: Seat, now: Millis, command: ResumeMeeting) -> Events:
    resumed = pause.resume(meeting, who)
    if not resumed or meeting.bell is None:
        return ()
    shown = plan.prompt_shown(meeting, command.prompt) if command.prompt else ()
    return (*resumed, *_goes_on(meeting, meeting.bell, now), *shown)
