"""How the floor moved last, and taking that back."""

from circlekeeper_protocol.bounds import MemberId

from .circle import Circle, Hand, Move, No, Person, Turn, need_facilitator
from .turns import begin, end


def moved(circle: Circle, had_it: Turn | None, hands_up: list[Hand]) -> Move:
    """What undoing would take back: all that came of one command."""
    move = Move(had_it.member if had_it else None, 0)
    if circle.turn and circle.move:
        move.began, move.in_round = circle.move.began, circle.move.in_round
        for place, hand in enumerate(hands_up):
            if hand.member == circle.turn.member and hand not in circle.hands:
                move.hand, move.place = hand, place
                break
    return move


def undo(circle: Circle, who: Person) -> None:
    need_facilitator(who)
    move = circle.move
    if move is None:
        raise No("nothing_to_undo")
    if move.ended is not None:
        forget_kept_place(circle, move.ended)
    if circle.turn:
        began = circle.turn.member
        end(circle, counts=False)
        if move.hand and not circle.hand(began, move.hand.kind):
            circle.hands.insert(move.place, move.hand)
        going = circle.round
        if move.in_round and going and began not in going.to_come:
            going.to_come.insert(0, began)
    if move.ended is not None and circle.find(move.ended):
        begin(circle, move.ended, None)


def forget_kept_place(circle: Circle, member: MemberId) -> None:
    """Whoever has the floor back needs none."""
    kept = circle.hand(member, "speak")
    if kept and kept.ahead:
        circle.hands.remove(kept)
