"""The turn, and what goes with it."""

from typing import assert_never

from msgspec.structs import replace

from circlekeeper_protocol.bounds import HandKind, MemberId
from circlekeeper_protocol.events import (
    FloorMoved,
    HelpSet,
    InvitationOver,
    MemberHeard,
    MemberInvited,
    PieceOffered,
    PieceOfferEnded,
    TurnBegan,
    TurnEnded,
    TurnHeld,
    TurnResumed,
    TurnRetimed,
)
from circlekeeper_protocol.floor import Floor, Hand, PieceOffer, Turn
from circlekeeper_protocol.line_up import ROUNDS

from .hands import lowered
from .round import reached


def evolve_turn(
    floor: Floor, event: TurnBegan | TurnHeld | TurnResumed | TurnRetimed | TurnEnded | HelpSet
) -> Floor:
    turn = floor.turn
    if isinstance(event, TurnBegan):
        return _began(floor, event)
    if turn is None:
        return floor
    match event:
        case TurnHeld():
            return replace(floor, turn=replace(turn, held_at=event.at))
        case TurnResumed():
            resumed = replace(turn, began_at=event.began_at, held_at=None, ends_at=event.ends_at)
            return replace(floor, turn=resumed)
        case TurnRetimed():
            return replace(floor, turn=replace(turn, ends_at=event.ends_at))
        case TurnEnded():
            return replace(floor, turn=None, before=turn.member, offer=None)
        case HelpSet():
            return replace(floor, turn=replace(turn, help=event.help))
        case _:
            assert_never(event)


def _began(floor: Floor, event: TurnBegan) -> Floor:
    turn = Turn(
        id=event.turn,
        member=event.member,
        began_at=event.at,
        held_at=None,
        ends_at=event.ends_at,
        help="listening",
    )
    return replace(
        floor,
        turn=turn,
        turns=event.turn,
        hands=lowered(floor.hands, event.member, event.hand),
        responses=floor.responses if _went_ahead(floor.hands, event.member, event.hand) else 0,
        round=reached(floor.round, event.member) if floor.mode in ROUNDS else floor.round,
        offer=None,
    )


def _went_ahead(hands: tuple[Hand, ...], member: MemberId, kind: HandKind | None) -> bool:
    return any(hand.ahead and hand.member == member and hand.kind == kind for hand in hands)


def evolve_beside(
    floor: Floor,
    event: PieceOffered
    | PieceOfferEnded
    | MemberInvited
    | InvitationOver
    | MemberHeard
    | FloorMoved,
) -> Floor:
    """What stands beside the turn."""
    match event:
        case PieceOffered():
            return replace(floor, offer=PieceOffer(turn=event.turn, to=event.to))
        case PieceOfferEnded():
            return replace(floor, offer=None)
        case MemberInvited():
            return replace(floor, invited=(*floor.invited, event.member))
        case InvitationOver():
            invited = tuple(member for member in floor.invited if member != event.member)
            return replace(floor, invited=invited)
        case MemberHeard():
            return replace(floor, heard=(*floor.heard, event.member))
        case FloorMoved():
            return replace(floor, move=event.move)
        case _:
            assert_never(event)
