"""A circle as one would write it down on paper: lists of people, and who may do what.

The floor again, slow and plain, written from the words of the protocol and the decisions, and not
from the rules: what they should agree on, `test_floor_model` compares.
"""

from dataclasses import dataclass, field
from typing import Final

from circlekeeper_protocol.bounds import (
    FloorMode,
    HandKind,
    Help,
    MemberId,
    Millis,
    PhaseId,
    Role,
    Stage,
    TurnId,
)
from circlekeeper_protocol.floor import Customs
from circlekeeper_protocol.refusals import RefusalCode

MINUTE: Final[Millis] = 60_000


class No(Exception):
    def __init__(self, code: RefusalCode) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Person:
    id: MemberId
    role: Role
    lines: set[str] = field(default_factory=set)
    device: bool = True
    shares: MemberId | None = None


@dataclass
class Hand:
    member: MemberId
    kind: HandKind
    number: int
    ahead: bool


@dataclass
class Turn:
    id: TurnId
    member: MemberId
    spoken: Millis
    """Until the clock was last set going."""
    going_since: Millis | None
    held_since: Millis | None = None
    away_since: Millis | None = None
    help: Help = "listening"


@dataclass
class Round:
    members: list[MemberId]
    to_come: list[MemberId]
    adding: bool = False


@dataclass
class Move:
    ended: MemberId | None
    began: TurnId
    hand: Hand | None = None
    place: int = 0
    in_round: bool = False


@dataclass
class Bell:
    at: Millis
    until: Millis
    by: MemberId | None
    holds_time: bool


@dataclass
class Thought:
    member: MemberId
    to: MemberId
    turn: TurnId
    not_now: bool = False


@dataclass
class Question:
    member: MemberId
    turn: TurnId
    until: Millis
    answered: bool = False


@dataclass
class Circle:
    now: Millis
    stage: Stage = "gathering"
    people: list[Person] = field(default_factory=list)
    joined: int = 0
    deputy: MemberId | None = None
    notes: list[tuple[MemberId, str]] = field(default_factory=list)
    time_goes_on: bool = False
    active: list[PhaseId] = field(default_factory=list)
    step: int = 0

    mode: FloorMode = "open"
    customs: Customs = field(default_factory=Customs)
    turn: Turn | None = None
    turns: int = 0
    before: MemberId | None = None
    """Whose turn was the last that has ended."""
    hands: list[Hand] = field(default_factory=list)
    raised: int = 0
    gone_ahead: int = 0
    round: Round | None = None
    offered_to: MemberId | None = None
    invited: list[MemberId] = field(default_factory=list)
    heard: list[MemberId] = field(default_factory=list)
    millis: dict[MemberId, Millis] = field(default_factory=dict)
    move: Move | None = None
    bell: Bell | None = None
    last_bell: tuple[MemberId, Millis] | None = None
    """Who rang, and when it is over."""
    thoughts: list[Thought] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def find(self, member: MemberId | None) -> Person | None:
        for person in self.people:
            if person.id == member:
                return person
        return None

    def person(self, member: MemberId) -> Person:
        person = self.find(member)
        if person is None:
            raise No("no_such_member")
        return person

    def is_here(self, person: Person) -> bool:
        """Not whoever is on the way back."""
        return not person.device or bool(person.lines)

    def facilitator_is_here(self) -> bool:
        leading = [person for person in self.people if person.role == "facilitator"]
        return any(self.is_here(person) for person in leading)

    def can_be_reached(self, member: MemberId) -> bool:
        person = self.person(member)
        if person.device:
            return self.is_here(person)
        owner = self.find(person.shares)
        return self.facilitator_is_here() or (owner is not None and self.is_here(owner))

    def in_the_circle(self) -> list[Person]:
        return [person for person in self.people if person.role != "observer"]

    def hand(self, member: MemberId, kind: HandKind) -> Hand | None:
        for hand in self.hands:
            if hand.member == member and hand.kind == kind:
                return hand
        return None

    def in_rounds(self) -> bool:
        return self.mode in ("round", "volunteer")

    def round_now(self) -> Round | None:
        """Not one that is kept for later."""
        return self.round if self.in_rounds() else None


def need_facilitator(person: Person) -> None:
    if person.role != "facilitator":
        raise No("not_a_facilitator")


def need_voice(person: Person) -> None:
    if person.role == "observer":
        raise No("observers_listen")


def need_private(person: Person) -> None:
    if not person.device:
        raise No("not_in_private")
