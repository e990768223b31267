"""The talking piece: whoever holds it speaks, and passes it to whom they choose.

Who is offered the piece takes it or lets it go on; until then it stays where it is, and the offer
can be taken back. Declined and taken back look the same. Laid into the middle, by ending the turn,
it can be picked up by anyone; the first is the one.
"""

from circlekeeper_protocol.bounds import Millis, TurnId
from circlekeeper_protocol.commands import DeclinePiece, KeepPiece, PassPiece, TakePiece
from circlekeeper_protocol.events import Events, PieceOffered, PieceOfferEnded
from circlekeeper_protocol.floor import Turn
from circlekeeper_protocol.line_up import Next
from circlekeeper_protocol.meeting import Meeting, Seat
from circlekeeper_protocol.refusals import Refused

from circlekeeper_server.rules.guards import require_member, require_voice

from .turns import begins, ended, require_turn


def pass_piece(meeting: Meeting, by: Seat, command: PassPiece) -> Events:
    turn = _require_holder(meeting, by, command.turn)
    to = require_member(meeting, command.to)
    require_voice(to)
    offer = meeting.floor.offer
    if to.id == turn.member or (offer is not None and offer.to == to.id):
        return ()
    return (PieceOffered(turn=turn.id, to=to.id),)


def take_piece(meeting: Meeting, by: Seat, now: Millis, command: TakePiece) -> Events:
    _require_offered(meeting, by, command.turn)
    return (*ended(meeting, now), begins(meeting, Next(by.id, None), now))


def decline_piece(meeting: Meeting, by: Seat, command: DeclinePiece) -> Events:
    turn = _require_offered(meeting, by, command.turn)
    return (PieceOfferEnded(turn=turn.id),)


def keep_piece(meeting: Meeting, by: Seat, command: KeepPiece) -> Events:
    turn = _require_holder(meeting, by, command.turn)
    return () if meeting.floor.offer is None else (PieceOfferEnded(turn=turn.id),)


def pick_up_piece(meeting: Meeting, by: Seat, now: Millis) -> Events:
    require_voice(by)
    _require_piece(meeting)
    turn = meeting.floor.turn
    if turn is not None:
        if turn.member == by.id:
            return ()
        raise Refused("turn_is_over")
    return (begins(meeting, Next(by.id, None), now),)


def _require_piece(meeting: Meeting) -> None:
    if meeting.floor.mode != "piece":
        raise Refused("no_piece")


def _require_holder(meeting: Meeting, by: Seat, turn: TurnId) -> Turn:
    """Facilitators may do for the holder what the holder may."""
    _require_piece(meeting)
    current = require_turn(meeting, turn)
    if by.id != current.member and by.role != "facilitator":
        raise Refused("not_your_turn")
    return current


def _require_offered(meeting: Meeting, by: Seat, turn: TurnId) -> Turn:
    _require_piece(meeting)
    current = require_turn(meeting, turn)
    offer = meeting.floor.offer
    if offer is None or offer.to != by.id:
        raise Refused("not_offered")
    return current
