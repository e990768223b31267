"""Rounds, and the other ways for the floor to move; the talking piece."""

from circlekeeper_protocol.bounds import FloorMode, MemberId, TurnId
from circlekeeper_protocol.commands import (
    BeginRound,
    DeclinePiece,
    KeepPiece,
    PassPiece,
    SetCustoms,
    TakePiece,
)

from .circle import Circle, No, Person, Round, Turn, need_facilitator, need_voice
from .hands import put_in_order
from .turns import begin, end


def around(circle: Circle, first: MemberId | None, *, backwards: bool = False) -> list[MemberId]:
    circle_now = circle.in_the_circle()
    seated = [person.id for person in circle_now]
    if first is None:
        leading = [person.id for person in circle_now if person.role == "facilitator"]
        first = leading[0] if leading else seated[0] if seated else None
    if first is None:
        return []
    if backwards:
        seated.reverse()
    start = seated.index(first)
    return seated[start:] + seated[:start]


def begin_anew(circle: Circle, first: MemberId | None = None, *, backwards: bool = False) -> None:
    order = around(circle, first, backwards=backwards)
    circle.round = Round(list(order), list(order))


def change_mode(circle: Circle, mode: FloorMode) -> None:
    """A round that is not over goes on where it was."""
    if mode == circle.mode:
        return
    circle.mode = mode
    if circle.in_rounds() and circle.round and not circle.round.to_come:
        circle.round = None
    begin_if_there_is_none(circle)


def begin_if_there_is_none(circle: Circle) -> None:
    if circle.in_rounds() and circle.round is None:
        begin_anew(circle)


def change_scene(circle: Circle, mode: FloorMode) -> None:
    """What was going round is over with the scene."""
    circle.mode, circle.round = mode, None
    begin_if_there_is_none(circle)


def set_customs(circle: Circle, who: Person, command: SetCustoms) -> None:
    need_facilitator(who)
    circle.customs = command.customs
    put_in_order(circle)


def begin_round(circle: Circle, who: Person, command: BeginRound) -> None:
    need_facilitator(who)
    if command.first is not None:
        need_voice(circle.person(command.first))
    circle.mode = command.mode
    begin_anew(circle, command.first, backwards=command.backwards)


def need_round(circle: Circle) -> Round:
    going = circle.round_now()
    if going is None:
        raise No("no_round")
    return going


def pass_round(circle: Circle, who: Person) -> None:
    going = need_round(circle)
    if circle.turn and circle.turn.member == who.id:
        end(circle)
    elif who.id in going.to_come:
        going.to_come.remove(who.id)


def join_round(circle: Circle, who: Person) -> None:
    need_voice(who)
    going = need_round(circle)
    if who.id in going.to_come:
        return
    if who.id in going.members:
        raise No("heard_in_this_round")
    going.members.append(who.id)
    going.to_come.append(who.id)


def ask_to_add(circle: Circle) -> None:
    """The round is over, and nobody speaks any more."""
    going = circle.round_now()
    if going and not going.to_come and not going.adding and circle.customs.asks_to_add:
        going.adding = True


# The piece


def need_piece(circle: Circle) -> None:
    if circle.mode != "piece":
        raise No("no_piece")


def need_turn(circle: Circle, turn: TurnId) -> Turn:
    if circle.turn is None or circle.turn.id != turn:
        raise No("turn_is_over")
    return circle.turn


def need_holder(circle: Circle, who: Person, turn: TurnId) -> Turn:
    """Facilitators may do for the holder what the holder may."""
    need_piece(circle)
    current = need_turn(circle, turn)
    if current.member != who.id and who.role != "facilitator":
        raise No("not_your_turn")
    return current


def need_offered(circle: Circle, who: Person, turn: TurnId) -> None:
    need_piece(circle)
    need_turn(circle, turn)
    if circle.offered_to != who.id:
        raise No("not_offered")


def pass_piece(circle: Circle, who: Person, command: PassPiece) -> None:
    holder = need_holder(circle, who, command.turn)
    to = circle.person(command.to)
    need_voice(to)
    if to.id != holder.member:
        circle.offered_to = to.id


def take_piece(circle: Circle, who: Person, command: TakePiece) -> None:
    need_offered(circle, who, command.turn)
    end(circle)
    begin(circle, who.id, None)


def decline_piece(circle: Circle, who: Person, command: DeclinePiece) -> None:
    need_offered(circle, who, command.turn)
    circle.offered_to = None


def keep_piece(circle: Circle, who: Person, command: KeepPiece) -> None:
    need_holder(circle, who, command.turn)
    circle.offered_to = None


def pick_up_piece(circle: Circle, who: Person) -> None:
    need_voice(who)
    need_piece(circle)
    if circle.turn is None:
        begin(circle, who.id, None)
    elif circle.turn.member != who.id:
        raise No("turn_is_over")
