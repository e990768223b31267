"""Hands, and the one order of them."""

from circlekeeper_protocol.bounds import HandKind, MemberId
from circlekeeper_protocol.commands import (
    ChangeHand,
    InviteToSpeak,
    LowerHand,
    MoveHand,
    RaiseHand,
)

from .circle import Circle, Hand, No, Person, need_facilitator, need_private, need_voice


def is_response(kind: HandKind) -> bool:
    return kind in ("respond", "clarify")


def put_up(circle: Circle, member: MemberId, kind: HandKind) -> None:
    """Behind those that go ahead, if it answers a turn; or else behind everybody."""
    answers = is_response(kind) and circle.turns > 0 and not circle.in_rounds()
    ahead = answers and circle.gone_ahead < circle.customs.responses
    circle.raised += 1
    hand = Hand(member, kind, circle.raised, ahead)
    circle.hands.append(hand)
    if ahead:
        circle.gone_ahead += 1
    put_in_order(circle)


def put_up_first(circle: Circle, member: MemberId, kind: HandKind) -> None:
    """Before all others, whatever the policy."""
    known = circle.hand(member, kind)
    if known:
        circle.hands.remove(known)
    circle.raised += 1
    circle.hands.insert(0, Hand(member, kind, circle.raised, True))


def heard_step(circle: Circle, member: MemberId) -> int:
    """Not yet; up to an equal share; above it."""
    if member not in circle.heard:
        return 0
    everybody = [circle.millis.get(person.id, 0) for person in circle.in_the_circle()]
    average = sum(everybody) / len(everybody)
    return 1 if circle.millis.get(member, 0) <= average else 2


def put_in_order(circle: Circle) -> None:
    ahead = [hand for hand in circle.hands if hand.ahead]
    behind = [hand for hand in circle.hands if not hand.ahead]
    if circle.customs.policy == "less_heard":
        behind.sort(key=lambda hand: (heard_step(circle, hand.member), hand.number))
    circle.hands = ahead + behind


def raise_hand(circle: Circle, who: Person, command: RaiseHand) -> None:
    need_voice(who)
    if circle.turn and circle.turn.member == who.id:
        return
    if not circle.hand(who.id, command.kind):
        put_up(circle, who.id, command.kind)


def lower_hand(circle: Circle, who: Person, command: LowerHand) -> None:
    whose = who.id if command.member is None else command.member
    if whose != who.id:
        need_facilitator(who)
        circle.person(whose)
    for hand in list(circle.hands):
        if hand.member == whose and command.kind in (None, hand.kind):
            circle.hands.remove(hand)


def change_hand(circle: Circle, who: Person, command: ChangeHand) -> None:
    hand = circle.hand(who.id, command.kind)
    if not hand:
        raise No("no_hand")
    if command.to == command.kind:
        return
    if circle.hand(who.id, command.to):
        circle.hands.remove(hand)
    elif is_response(command.kind) != is_response(command.to):
        circle.hands.remove(hand)
        put_up(circle, who.id, command.to)
    else:
        hand.kind = command.to


def move_hand(circle: Circle, who: Person, command: MoveHand) -> None:
    circle.person(command.member)
    hand = circle.hand(command.member, command.kind)
    if not hand:
        raise No("no_hand")
    present = circle.hands.index(hand)
    place = min(command.place, len(circle.hands) - 1)
    own = command.member == who.id
    if not own or place < present:
        need_facilitator(who)
    if place == present:
        return
    circle.hands.remove(hand)
    if circle.customs.policy == "less_heard":
        if not own or place < present:
            circle.hands.insert(present, hand)
            raise No("order_is_set")
        circle.raised += 1
        circle.hands.append(Hand(who.id, hand.kind, circle.raised, ahead=False))
    else:
        circle.hands.insert(place, hand)
        if any(other.ahead for other in circle.hands[place + 1 :]):
            hand.ahead = True
        if any(not other.ahead for other in circle.hands[:place]):
            hand.ahead = False
    put_in_order(circle)


def invite(circle: Circle, who: Person, command: InviteToSpeak) -> None:
    need_facilitator(who)
    asked = circle.person(command.member)
    need_voice(asked)
    need_private(asked)
    if asked.id not in circle.invited:
        circle.invited.append(asked.id)


def decline_invitation(circle: Circle, who: Person) -> None:
    if who.id in circle.invited:
        circle.invited.remove(who.id)


def nobody_is_invited_who_has_come(circle: Circle) -> None:
    for hand in circle.hands:
        if hand.member in circle.invited:
            circle.invited.remove(hand.member)
    if circle.turn and circle.turn.member in circle.invited:
        circle.invited.remove(circle.turn.member)
