"""Who may speak: hands, turns, rounds, the talking piece."""

from typing import Annotated

from msgspec import Meta

from circlekeeper_protocol.bounds import FloorMode, HandKind, Help, MemberId, RoundMode, TurnId
from circlekeeper_protocol.floor import Customs

from .command import Command


class SetFloorMode(Command, frozen=True):
    """Let the floor move in another way. A running turn goes on; hands are kept, and who has been
    heard; a round goes on where it was, or begins if it was over.

    Sent by: facilitators. Causes: `FloorModeSet`, `RoundEnded`, `RoundBegan`, `PieceOfferEnded`.
    Refused: `not_a_facilitator`.
    """

    mode: FloorMode


class SetCustoms(Command, frozen=True):
    """Say how the group shares its turns: whose hand is next, how many responses go ahead, how long
    turns and bells are, whether a round ends with a question to all.

    Sent by: facilitators. Causes: `CustomsSet`, `HandsOrdered`. Refused: `not_a_facilitator`.
    """

    customs: Customs


class BeginRound(Command, frozen=True):
    """Begin a round anew: from one person or from the first facilitator, this way or the other way
    around; or a volunteer round, in which everybody takes a turn when they like.

    Sent by: facilitators. Causes: `FloorModeSet`, `RoundBegan`. Refused: `not_a_facilitator`,
    `observers_listen`.
    """

    mode: RoundMode
    first: MemberId | None
    backwards: bool


class RaiseHand(Command, frozen=True):
    """Wish for the floor; one hand of each kind at most, and none for whoever has it. Those who
    respond, or ask whether they heard right, go right after the turn that they answer, as far as
    the customs let them; not in a round.

    Sent by: facilitators and participants. Causes: `HandRaised`. Refused: `observers_listen`,
    `not_started`.
    """

    kind: HandKind


class LowerHand(Command, frozen=True):
    """Wish for the floor no longer: with one kind of hand, or with all. Facilitators may lower the
    hand of somebody else, whom they name.

    Sent by: whoever raised it; facilitators. Causes: `HandLowered`. Refused: `not_a_facilitator`.
    """

    kind: HandKind | None = None
    member: MemberId | None = None


class ChangeHand(Command, frozen=True):
    """Make a hand one of another kind. It keeps its place, unless only one of the kinds is a
    response.

    Sent by: whoever raised it. Causes: `HandChanged`, `HandLowered`, `HandRaised`.
    Refused: `no_hand`.
    """

    kind: HandKind
    to: HandKind


class MoveHand(Command, frozen=True):
    """Put a hand at another place in the order; 0 is first. One's own can be moved back by
    oneself. It goes ahead if it now stands before one that does, and no more behind one that does
    not.

    Sent by: facilitators; whoever raised it, to let others go first. Causes: `HandMoved`,
    `HandLowered`, `HandRaised`. Refused: `not_a_facilitator`, `no_hand`, `order_is_set`.
    """

    member: MemberId
    kind: HandKind
    place: Annotated[int, Meta(ge=0, le=10_000)]


class InviteToSpeak(Command, frozen=True):
    """Ask somebody, unseen by the others, whether they would like to speak.

    Sent by: facilitators. Causes: `MemberInvited`. Refused: `not_a_facilitator`,
    `observers_listen`, `not_in_private`.
    """

    member: MemberId


class DeclineInvitation(Command, frozen=True):
    """Rather not, without a reason. Raising a hand accepts.

    Sent by: whoever was invited. Causes: `InvitationOver`.
    """


class GiveFloor(Command, frozen=True):
    """Give the floor to someone, after the turn that is named (0: nobody has the floor).

    Sent by: facilitators. Causes: `TurnEnded`, `TurnBegan`. Refused: `not_a_facilitator`,
    `turn_is_over` (someone was faster), `observers_listen`, `bell_rings`.
    """

    to: MemberId
    after: TurnId


class NextSpeaker(Command, frozen=True):
    """Move the floor on to whoever is next, after the turn that is named (0: nobody has it).

    Sent by: facilitators; anyone, when the speaker's line has been down for a minute.
    Causes: `TurnEnded`, `TurnBegan`. Refused: `not_a_facilitator`, `turn_is_over`, `nobody_waits`,
    `bell_rings`.
    """

    after: TurnId
    keep_place: bool
    """Whoever had the floor is next again, once their line is back."""


class EndTurn(Command, frozen=True):
    """Be done speaking. A talking piece goes back to the middle.

    Sent by: whoever has the floor. Causes: `TurnEnded`. Refused: `turn_is_over`,
    `not_your_turn`, `bell_rings`.
    """

    turn: TurnId


class PassTurn(Command, frozen=True):
    """Let the floor go on unused. Nobody can tell it from `EndTurn`.

    Sent by: whoever has the floor. Causes: `TurnEnded`. Refused: `turn_is_over`, `not_your_turn`,
    `bell_rings`.
    """

    turn: TurnId


class HandBack(Command, frozen=True):
    """Be done, and give the floor back to who had it before.

    Sent by: whoever has the floor. Causes: `TurnEnded`, `TurnBegan`. Refused: `turn_is_over`,
    `not_your_turn`, `nobody_before`, `bell_rings`.
    """

    turn: TurnId


class UndoMove(Command, frozen=True):
    """Take back how the floor last moved, until it has moved again.

    Sent by: facilitators. Causes: `TurnEnded`, `HandRaised`, `HandLowered`, `RoundPlaceKept`,
    `TurnBegan`, `FloorMoved`. Refused: `not_a_facilitator`, `nothing_to_undo`, `bell_rings`.
    """


class PassRound(Command, frozen=True):
    """Let this round go by before it comes to one, or one's turn, if it has come already.

    Sent by: facilitators and participants. Causes: `RoundLeft`, `TurnEnded`. Refused: `no_round`,
    `bell_rings`.
    """


class JoinRound(Command, frozen=True):
    """Take part in a round that began before one came, at its end.

    Sent by: facilitators and participants. Causes: `RoundJoined`. Refused: `no_round`,
    `observers_listen`, `heard_in_this_round`.
    """


class PassPiece(Command, frozen=True):
    """Offer the talking piece to somebody, who takes it or lets it go on.

    Sent by: whoever holds the turn that is named; facilitators. Causes: `PieceOffered`.
    Refused: `no_piece`, `turn_is_over`, `not_your_turn`, `observers_listen`, `bell_rings`.
    """

    turn: TurnId
    to: MemberId


class TakePiece(Command, frozen=True):
    """Take the piece that was offered, out of the turn that is named.

    Sent by: whom it was offered to. Causes: `TurnEnded`, `TurnBegan`. Refused: `no_piece`,
    `turn_is_over`, `not_offered`, `bell_rings`.
    """

    turn: TurnId


class DeclinePiece(Command, frozen=True):
    """Let the piece go on. Nobody can tell it from `KeepPiece`.

    Sent by: whom it was offered to. Causes: `PieceOfferEnded`. Refused: `no_piece`, `turn_is_over`,
    `not_offered`.
    """

    turn: TurnId


class KeepPiece(Command, frozen=True):
    """Take an offer back.

    Sent by: whoever holds the turn that is named; facilitators. Causes: `PieceOfferEnded`.
    Refused: `no_piece`, `turn_is_over`, `not_your_turn`.
    """

    turn: TurnId


class PickUpPiece(Command, frozen=True):
    """Take the piece from the middle.

    Sent by: facilitators and participants. Causes: `TurnBegan`. Refused: `no_piece`,
    `turn_is_over` (someone was faster), `observers_listen`, `bell_rings`.
    """


class SetHelp(Command, frozen=True):
    """Say what would help now: being listened to, questions, or ideas.

    Sent by: whoever has the floor. Causes: `HelpSet`. Refused: `turn_is_over`, `not_your_turn`.
    """

    turn: TurnId
    help: Help
