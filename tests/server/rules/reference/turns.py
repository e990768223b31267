"""Turns: how the floor goes from one person to the next, and back."""

from circlekeeper_protocol.bounds import MemberId, TurnId
from circlekeeper_protocol.commands import (
    EndTurn,
    GiveFloor,
    HandBack,
    NextSpeaker,
    PassTurn,
    SetHelp,
)

from .circle import (
    MINUTE,
    Circle,
    Hand,
    Move,
    No,
    Person,
    Turn,
    need_facilitator,
    need_voice,
)
from .hands import put_up_first

Wish = tuple[MemberId, Hand | None]
"""Who would have the floor, and by which hand."""


def begin(circle: Circle, member: MemberId, hand: Hand | None) -> None:
    circle.turns += 1
    circle.turn = Turn(circle.turns, member, 0, circle.now)
    move = Move(None, circle.turns)
    if hand is not None:
        move.hand, move.place = hand, circle.hands.index(hand)
        circle.hands.remove(hand)
    if hand is None or not hand.ahead:
        circle.gone_ahead = 0
    going = circle.round_now()
    if going and member in going.to_come:
        going.to_come.remove(member)
        move.in_round = True
    circle.move = move


def end(circle: Circle, *, counts: bool = True) -> None:
    turn = circle.turn
    if turn is None:
        return
    if counts:
        spoken = turn.spoken
        if turn.going_since is not None:
            spoken += circle.now - turn.going_since
        circle.millis[turn.member] = circle.millis.get(turn.member, 0) + spoken
        if turn.member not in circle.heard:
            circle.heard.append(turn.member)
    circle.turn = None
    circle.before = turn.member
    circle.offered_to = None
    circle.move = Move(turn.member, 0)


def wish_of(circle: Circle, member: MemberId) -> Hand | None:
    """Their first hand is met by having the floor."""
    for hand in circle.hands:
        if hand.member == member:
            return hand
    return None


def called(circle: Circle) -> list[Wish]:
    """Whom a free floor calls by itself, the first first; reached or not."""
    in_queue: list[Wish] = [(hand.member, hand) for hand in circle.hands]
    if circle.mode == "queue" and circle.customs.policy != "facilitator":
        return in_queue
    going = circle.round_now()
    if going is None:
        return []
    if circle.mode == "round":
        first = [(member, circle.hand(member, "speak")) for member in going.to_come]
    else:
        first = [(member, hand) for member, hand in in_queue if member in going.to_come]
    return first + in_queue if going.adding else first


def waiting(circle: Circle) -> list[Wish]:
    """To whom a facilitator would move on."""
    return called(circle) + [(hand.member, hand) for hand in circle.hands]


def others_waiting(circle: Circle) -> list[Wish]:
    speaker = circle.turn.member if circle.turn else None
    return [(member, hand) for member, hand in waiting(circle) if member != speaker]


def first_reached(circle: Circle, people: list[Wish]) -> Wish | None:
    for member, hand in people:
        if circle.can_be_reached(member):
            return member, hand
    return None


def need_current(circle: Circle, turn: TurnId) -> None:
    if turn != (circle.turn.id if circle.turn else 0):
        raise No("turn_is_over")


def need_own(circle: Circle, who: Person, turn: TurnId) -> Turn:
    if circle.turn is None or circle.turn.id != turn:
        raise No("turn_is_over")
    if circle.turn.member != who.id:
        raise No("not_your_turn")
    return circle.turn


def give_floor(circle: Circle, who: Person, command: GiveFloor) -> None:
    need_facilitator(who)
    need_current(circle, command.after)
    to = circle.person(command.to)
    need_voice(to)
    if circle.turn and circle.turn.member == to.id:
        return
    end(circle)
    begin(circle, to.id, wish_of(circle, to.id))


def next_speaker(circle: Circle, who: Person, command: NextSpeaker) -> None:
    need_current(circle, command.after)
    if who.role == "observer" or not waited_enough(circle):
        need_facilitator(who)
    had_it = circle.turn.member if circle.turn else None
    following = first_reached(circle, others_waiting(circle))
    if had_it is None and following is None:
        raise No("nobody_waits")
    end(circle)
    if following:
        begin(circle, *following)
    if command.keep_place and had_it is not None:
        keep_place(circle, had_it)


def waited_enough(circle: Circle) -> bool:
    turn = circle.turn
    return turn is not None and (
        turn.away_since is not None and circle.now - turn.away_since >= MINUTE
    )


def keep_place(circle: Circle, member: MemberId) -> None:
    """They are next again."""
    going = circle.round_now()
    if going and member in going.members:
        if member in going.to_come:
            going.to_come.remove(member)
        going.to_come.insert(0, member)
    else:
        put_up_first(circle, member, "speak")


def end_turn(circle: Circle, who: Person, command: EndTurn | PassTurn) -> None:
    need_own(circle, who, command.turn)
    end(circle)


def hand_back(circle: Circle, who: Person, command: HandBack) -> None:
    need_own(circle, who, command.turn)
    before = circle.find(circle.before)
    if before is None or before is who or not circle.can_be_reached(before.id):
        raise No("nobody_before")
    end(circle)
    begin(circle, before.id, None)


def set_help(circle: Circle, who: Person, command: SetHelp) -> None:
    need_own(circle, who, command.turn).help = command.help
