"""Hands, turns, rounds and the talking piece."""

from circlekeeper_protocol.bounds import FloorMode, HandKind, Help, MemberId, Millis, TurnId
from circlekeeper_protocol.floor import Customs, Hand, Move

from .event import Event


class FloorModeSet(Event, frozen=True):
    """Another way for the floor to move. Turn, hands and an unfinished round are kept."""

    mode: FloorMode


class CustomsSet(Event, frozen=True):
    customs: Customs


class HandRaised(Event, frozen=True):
    """A hand at its place in the order."""

    member: MemberId
    kind: HandKind
    number: int
    place: int
    """0 is first."""
    ahead: bool
    responses: int
    """How many hands have gone ahead since the last turn that did not."""


class HandLowered(Event, frozen=True):
    member: MemberId
    kind: HandKind


class HandChanged(Event, frozen=True):
    """Of another kind now, at the same place."""

    member: MemberId
    kind: HandKind
    to: HandKind


class HandMoved(Event, frozen=True):
    member: MemberId
    kind: HandKind
    place: int
    """0 is first."""


class HandsOrdered(Event, frozen=True):
    """The same hands in another order, since somebody has been heard meanwhile."""

    hands: tuple[Hand, ...]


class MemberInvited(Event, frozen=True):
    """A facilitator asked whether they would like to speak. Nobody else in the circle knows."""

    member: MemberId


class InvitationOver(Event, frozen=True):
    """They speak, wish to, or would rather not: the same to everyone."""

    member: MemberId


class TurnBegan(Event, frozen=True):
    """The hand of that kind is down, and a round that is going has reached them with it."""

    turn: TurnId
    member: MemberId
    at: Millis
    hand: HandKind | None
    ends_at: Millis | None


class TurnHeld(Event, frozen=True):
    turn: TurnId
    at: Millis


class TurnResumed(Event, frozen=True):
    turn: TurnId
    began_at: Millis
    ends_at: Millis | None


class TurnRetimed(Event, frozen=True):
    """The time that was set for the turn ends at another time; the turn does not."""

    turn: TurnId
    ends_at: Millis


class TurnEnded(Event, frozen=True):
    """Spoken, passed or moved on: the same to everyone."""

    turn: TurnId


class HelpSet(Event, frozen=True):
    """The speaker said what would help them now."""

    turn: TurnId
    help: Help


class MemberHeard(Event, frozen=True):
    """For the first time in this meeting."""

    member: MemberId


class MemberSpoke(Event, frozen=True):
    member: MemberId
    millis: int


class FloorMoved(Event, frozen=True):
    """What undoing would take back; `None` when it has been."""

    move: Move | None


class RoundBegan(Event, frozen=True):
    """It is over when nobody is to come any more."""

    members: tuple[MemberId, ...]


class RoundEnded(Event, frozen=True):
    """Put away, whoever was to come."""


class RoundJoined(Event, frozen=True):
    """A late-comer, at the end of the round."""

    member: MemberId


class RoundPlaceKept(Event, frozen=True):
    """Someone whose line dropped in their turn is the next again."""

    member: MemberId


class RoundLeft(Event, frozen=True):
    member: MemberId


class AskedToAdd(Event, frozen=True):
    """The round is over: whoever has anything to add may raise a hand."""


class PieceOffered(Event, frozen=True):
    turn: TurnId
    to: MemberId


class PieceOfferEnded(Event, frozen=True):
    """Declined or taken back: the same to everyone."""

    turn: TurnId
