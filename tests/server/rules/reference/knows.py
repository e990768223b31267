"""What the circle looks like from one seat."""

from typing import Any

from circlekeeper_protocol.bounds import MemberId, Role
from circlekeeper_protocol.floor import Move
from circlekeeper_protocol.meeting import Meeting

from .circle import Circle
from .circle import Move as MoveOnPaper


def move_as_told(move: Move | MoveOnPaper | None) -> Any:
    if move is None:
        return None
    hand = move.hand
    hand_told = hand and (hand.member, hand.kind, hand.number, hand.ahead, move.place)
    return move.ended, move.began, hand_told, move.in_round


def floor_known_to(circle: Circle, role: Role, member: MemberId | None) -> dict[str, Any]:
    leads = role == "facilitator"
    turn, going, bell = circle.turn, circle.round, circle.bell
    return {
        "stage": circle.stage,
        "mode": circle.mode,
        "turn": turn and (turn.id, turn.member, turn.held_since, turn.help),
        "spoken": turn
        and (turn.spoken if turn.going_since is None else turn.going_since - turn.spoken),
        "turns": circle.turns,
        "hands": [(h.member, h.kind, h.number, h.ahead) for h in circle.hands],
        "raised": circle.raised,
        "responses": circle.gone_ahead,
        "round": going and (going.members, going.to_come, going.adding),
        "offer": circle.offered_to and turn and (turn.id, circle.offered_to),
        "before": circle.before,
        "customs": circle.customs,
        "invited": [each for each in circle.invited if leads or each == member],
        "heard": circle.heard if leads else [],
        "move": move_as_told(circle.move) if leads else None,
        "bell": bell and (bell.at, bell.until, bell.by, bell.holds_time),
        "thoughts": [
            (t.member, t.to, t.turn, t.not_now) for t in circle.thoughts if t.member == member
        ],
        "questions": [
            (q.member, q.turn, q.until, q.answered) for q in circle.questions if q.member == member
        ],
        "deputy": circle.deputy,
        "notes": circle.notes[-1:] if leads else [],
        "seats": [(p.id, p.role, circle.is_here(p), not p.device, p.shares) for p in circle.people],
    }


def floor_shown_in(meeting: Meeting) -> dict[str, Any]:
    """The same, as a client finds it in its view of the meeting."""
    floor, bell = meeting.floor, meeting.bell
    turn, going, offer = floor.turn, floor.round, floor.offer
    return {
        "stage": meeting.stage,
        "mode": floor.mode,
        "turn": turn and (turn.id, turn.member, turn.held_at, turn.help),
        "spoken": turn
        and (turn.began_at if turn.held_at is None else turn.held_at - turn.began_at),
        "turns": floor.turns,
        "hands": [(h.member, h.kind, h.number, h.ahead) for h in floor.hands],
        "raised": floor.raised,
        "responses": floor.responses,
        "round": going and (list(going.members), list(going.to_come), going.adding),
        "offer": offer and (offer.turn, offer.to),
        "before": floor.before,
        "customs": floor.customs,
        "invited": list(floor.invited),
        "heard": list(floor.heard),
        "move": move_as_told(floor.move),
        "bell": bell and (bell.at, bell.until, bell.by, bell.holds_time),
        "thoughts": [(t.member, t.to, t.turn, t.not_now) for t in meeting.advice.thoughts],
        "questions": [(q.member, q.turn, q.until, q.answered) for q in meeting.advice.questions],
        "deputy": meeting.deputy,
        "notes": [(note.member, note.text) for note in meeting.notes[-1:]],
        "seats": [
            (s.id, s.role, s.presence == "here", s.without_device, s.shares) for s in meeting.seats
        ],
    }
