"""Who comes and goes, in which role, and who acts for whom."""

from circlekeeper_protocol.bounds import MemberId, Role
from circlekeeper_protocol.commands import (
    AnyCommand,
    ChangeHand,
    DeclinePiece,
    EndTurn,
    HandBack,
    HandOver,
    JoinRound,
    KeepPiece,
    Leave,
    LowerHand,
    MoveHand,
    NameDeputy,
    PassPiece,
    PassRound,
    PassTurn,
    PickUpPiece,
    RaiseHand,
    Remove,
    RingBell,
    SetHelp,
    TakePiece,
)

from .advice import forget_person
from .circle import Circle, No, Person, need_facilitator, need_private, need_voice
from .turns import end

# What can be said aloud, for somebody else to press.
SPOKEN = (
    *(RaiseHand, LowerHand, ChangeHand, MoveHand, EndTurn, PassTurn, HandBack, SetHelp),
    *(PassRound, JoinRound, PassPiece, TakePiece, DeclinePiece, KeepPiece, PickUpPiece),
    *(RingBell, Leave),
)


def whose_deed(
    circle: Circle, by: MemberId, command: AnyCommand, acting_for: MemberId | None
) -> Person:
    sender = circle.person(by)
    if acting_for is None:
        return sender
    if not isinstance(command, SPOKEN):
        raise No("not_for_them")
    companion = circle.find(acting_for)
    if companion is None or companion.shares != sender.id:
        need_facilitator(sender)
    person = circle.person(acting_for)
    if circle.is_here(person) and person.device:
        raise No("not_for_them")
    return person


def sit_down(
    circle: Circle,
    role: Role,
    *,
    line: str | None = None,
    device: bool = True,
    shares: MemberId | None = None,
) -> None:
    circle.joined += 1
    person = Person(circle.joined, role, set(), device, shares)
    if line is not None:
        person.lines.add(line)
    place = len(circle.people)
    for at, other in enumerate(circle.people):
        if shares is not None and shares in (other.id, other.shares):
            place = at + 1
    circle.people.insert(place, person)


def add_companion(circle: Circle, who: Person) -> None:
    need_voice(who)
    need_private(who)
    if sum(person.shares == who.id for person in circle.people) >= 6:
        raise No("circle_is_full")
    sit_down(circle, "participant", device=False, shares=who.id)


def add_seat(circle: Circle, who: Person) -> None:
    need_facilitator(who)
    sit_down(circle, "participant", device=False)


def go(circle: Circle, person: Person) -> None:
    """Left and removed are the same."""
    gone = person.id
    circle.people.remove(person)
    if circle.turn and circle.turn.member == gone:
        end(circle, counts=False)
    for other in circle.people:
        if other.shares == gone:
            other.shares = None
    circle.hands = [hand for hand in circle.hands if hand.member != gone]
    if circle.round:
        circle.round.to_come = [member for member in circle.round.to_come if member != gone]
    if circle.offered_to == gone:
        circle.offered_to = None
    if circle.deputy == gone:
        circle.deputy = None
    if gone in circle.invited:
        circle.invited.remove(gone)
    forget_person(circle, gone)


def remove(circle: Circle, who: Person, command: Remove) -> None:
    person = circle.person(command.member)
    if person.shares != who.id:
        need_facilitator(who)
    go(circle, person)


def need_able(person: Person) -> None:
    if person.role == "observer" or not person.device:
        raise No("cannot_facilitate")


def hand_over(circle: Circle, who: Person, command: HandOver) -> None:
    need_facilitator(who)
    to = circle.person(command.to)
    if to is who:
        return
    need_able(to)
    if not circle.is_here(to):
        raise No("cannot_facilitate")
    who.role, to.role = "participant", "facilitator"


def name_deputy(circle: Circle, who: Person, command: NameDeputy) -> None:
    need_facilitator(who)
    if command.member is not None:
        deputy = circle.person(command.member)
        need_able(deputy)
        if deputy.role != "participant":
            raise No("cannot_facilitate")
    circle.deputy = command.member


def take_over(circle: Circle, who: Person) -> None:
    if circle.deputy != who.id:
        raise No("not_the_deputy")
    if circle.facilitator_is_here():
        raise No("facilitator_is_here")
    who.role = "facilitator"


def deputy_takes_part(circle: Circle) -> None:
    deputy = circle.find(circle.deputy)
    if deputy is None or deputy.role != "participant":
        circle.deputy = None
