"""What a command needs before it can be thought about; each guard refuses with its own code."""

from typing import Final

from circlekeeper_protocol.bounds import NO_TURN, CardKind, MemberId, Millis, PhaseId, TurnId
from circlekeeper_protocol.commands import (
    AddCompanion,
    AddSeat,
    AllowObservers,
    AnswerAgreement,
    AnswerGoOn,
    AnswerObservers,
    AnyCommand,
    AskToGoOn,
    ChangeAbout,
    ChangeCard,
    ChangeHand,
    ChooseSounding,
    DeclinePiece,
    DrawCurtain,
    EndTurn,
    EraseMeeting,
    EraseSeries,
    HandBack,
    HandOver,
    HideCard,
    InsertPhase,
    InviteStandIn,
    JoinRound,
    KeepCard,
    KeepPiece,
    Leave,
    LowerHand,
    MoveHand,
    MovePhase,
    NameDeputy,
    PassPiece,
    PassRound,
    PassTurn,
    PauseMeeting,
    PickUpPiece,
    PutCard,
    PutRemark,
    RaiseHand,
    Remove,
    Rename,
    RenewInvite,
    ResumeMeeting,
    RingBell,
    SendNote,
    SetCustoms,
    SetFixedEnd,
    SetHeadsUps,
    SetHelp,
    SetPhaseAside,
    SetPhaseMinutes,
    SetSeries,
    ShowCard,
    StartMeeting,
    StayWithGroup,
    TakeCardBack,
    TakeOver,
    TakePiece,
    TakeRemarkBack,
    TellMuted,
)
from circlekeeper_protocol.floor import Turn
from circlekeeper_protocol.meeting import Meeting, Phase, Seat
from circlekeeper_protocol.order import phase_of
from circlekeeper_protocol.refusals import Refused

BEFORE_THE_START: Final = (
    AddCompanion,
    AddSeat,
    AnswerAgreement,
    ChangeCard,
    ChangeAbout,
    AllowObservers,
    AnswerObservers,
    ChooseSounding,
    EraseMeeting,
    EraseSeries,
    InsertPhase,
    InviteStandIn,
    MovePhase,
    SetSeries,
    HandOver,
    HideCard,
    JoinRound,
    KeepCard,
    Leave,
    LowerHand,
    NameDeputy,
    PutCard,
    PutRemark,
    Remove,
    Rename,
    RenewInvite,
    SendNote,
    SetCustoms,
    SetFixedEnd,
    SetHeadsUps,
    PauseMeeting,
    ResumeMeeting,
    SetPhaseAside,
    SetPhaseMinutes,
    ShowCard,
    StartMeeting,
    StayWithGroup,
    TakeCardBack,
    TakeOver,
    TakeRemarkBack,
    TellMuted,
)
ON_A_SPOKEN_WORD: Final = (
    AnswerObservers,
    ChangeHand,
    DeclinePiece,
    DrawCurtain,
    EndTurn,
    HandBack,
    JoinRound,
    KeepPiece,
    Leave,
    LowerHand,
    MoveHand,
    PassPiece,
    PassRound,
    PassTurn,
    PickUpPiece,
    PutCard,
    RaiseHand,
    RingBell,
    SetHelp,
    TakePiece,
)
"""What may be done for somebody who cannot press a button just now."""
IN_FRONT_OF_ALL: Final[tuple[CardKind, ...]] = ("agreement", "goal", "hope")
"""Cards that may be written for them, since there is nothing private about them."""
AFTER_THE_END: Final = (
    AnswerGoOn,
    AnswerObservers,
    AskToGoOn,
    ChangeAbout,
    DrawCurtain,
    EraseMeeting,
    EraseSeries,
    SetSeries,
    HideCard,
    KeepCard,
    Leave,
    PutRemark,
    Remove,
    RenewInvite,
    SendNote,
    ShowCard,
    TakeCardBack,
    TakeRemarkBack,
)


def require_stage(meeting: Meeting, command: AnyCommand) -> None:
    if meeting.stage in ("ended", "erased") and not isinstance(command, AFTER_THE_END):
        raise Refused("meeting_is_over")
    if meeting.stage == "gathering" and not isinstance(command, BEFORE_THE_START):
        raise Refused("not_started")


def require_spoken(command: AnyCommand) -> None:
    if not isinstance(command, ON_A_SPOKEN_WORD):
        raise Refused("not_for_them")
    if isinstance(command, PutCard) and command.kind not in IN_FRONT_OF_ALL:
        raise Refused("not_in_private")


def require_member(meeting: Meeting, member: MemberId) -> Seat:
    for seat in meeting.seats:
        if seat.id == member:
            return seat
    raise Refused("no_such_member")


def require_facilitator(who: Seat) -> None:
    if who.role != "facilitator":
        raise Refused("not_a_facilitator")


def is_led(meeting: Meeting) -> bool:
    """A facilitator is here."""
    return any(seat.role == "facilitator" and seat.presence == "here" for seat in meeting.seats)


def require_lead(meeting: Meeting, who: Seat) -> None:
    """A facilitator; while none is here, whoever takes part."""
    if is_led(meeting):
        require_facilitator(who)
    else:
        require_voice(who)


def require_voice(who: Seat) -> None:
    """Facilitators and participants have the same right to the floor; observers listen."""
    if who.role == "observer":
        raise Refused("observers_listen")


def require_private(who: Seat) -> None:
    """On a screen of their own: others look at that of somebody who acts for them."""
    if who.without_device:
        raise Refused("not_in_private")


def require_phase(meeting: Meeting, phase: PhaseId) -> Phase:
    found = phase_of(meeting.plan, phase)
    if found is None:
        raise Refused("no_such_phase")
    return found


def require_unmoved(ends_at: Millis | None, was: Millis | None) -> None:
    """What is moved by some minutes may say from where, so that the second of two people who press
    at the same moment does not move it twice. 0 is where there was no end."""
    if was is not None and was != (ends_at or 0):
        raise Refused("moved_already")


def require_current(meeting: Meeting, turn: TurnId) -> Turn | None:
    """The turn that is named, which must be the one that is running; `NO_TURN` names a free floor.

    Commands that move the floor say which turn they mean, so that the second of two people who
    press at the same moment changes nothing.
    """
    current = meeting.floor.turn
    if turn != (current.id if current else NO_TURN):
        raise Refused("turn_is_over")
    return current
