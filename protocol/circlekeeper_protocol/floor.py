"""The floor's part of the state: who speaks, who would like to, and what goes with it."""

from typing import Annotated

from msgspec import Meta, Struct

from .bounds import FloorMode, HandKind, Help, MemberId, Millis, Minutes, Policy, TurnId


class Turn(Struct, frozen=True):
    id: TurnId
    member: MemberId
    began_at: Millis
    """Moved on by as long as the turn was held, so that a held turn's clock stands still."""
    held_at: Millis | None
    """Since when the speaker's line is down, or the bell holds everything."""
    ends_at: Millis | None
    """When the time that the group set for turns is over; nothing happens by itself then."""
    help: Help
    """What would help the speaker now."""


class Hand(Struct, frozen=True):
    """A wish for the floor. Nobody has two of one kind."""

    member: MemberId
    kind: HandKind
    number: int
    """How many hands had been raised with it. Where the order is a tie, the lower one is first."""
    ahead: bool
    """It answers what was just said, and goes before those that do not."""


class Round(Struct, frozen=True):
    """Kept while the floor moves in another way, and taken up again where it was."""

    members: tuple[MemberId, ...]
    """Everyone whose round this is, in the order in which it goes."""
    to_come: tuple[MemberId, ...]
    """Who has not been reached. Having spoken and having passed look the same."""
    adding: bool
    """It is over, and everybody was asked whether there is anything to add."""


class Customs(Struct, frozen=True, forbid_unknown_fields=True):
    """How this group shares its turns."""

    policy: Policy = "arrival"
    """Whose hand is next: the first, of those less heard, or whom facilitators call. Those who wish
    to volunteer in a round, or to add something after it, are called in any case."""
    responses: Annotated[int, Meta(ge=0, le=9)] = 2
    """How many responses go right after the turn that they answer."""
    turn_minutes: Minutes = 0
    """After how many minutes a soft sign tells the speaker; 0 for never. No turn ends by it."""
    bell_minutes: Annotated[int, Meta(ge=1, le=10)] = 1
    """How long the quiet of a bell lasts."""
    asks_to_add: bool = False
    """At the end of a round, everybody is asked whether there is anything to add."""


class PieceOffer(Struct, frozen=True):
    """The talking piece on its way from the holder of the turn to somebody who may decline."""

    turn: TurnId
    to: MemberId


class Move(Struct, frozen=True):
    """How the floor last moved, so that it can be undone."""

    ended: MemberId | None
    """Whose turn it was."""
    began: TurnId
    """The turn that came of it, or `NO_TURN`."""
    hand: Hand | None
    """The hand that went down with it, and where it stood."""
    place: int
    in_round: bool
    """Whether the round reached somebody with it."""


class Floor(Struct, frozen=True):
    mode: FloorMode = "open"
    turn: Turn | None = None
    turns: int = 0
    """How many turns there have been; the next turn's id is one more."""
    hands: tuple[Hand, ...] = ()
    """In the one order that everyone sees."""
    raised: int = 0
    """How many hands were ever raised; the next hand's number is one more."""
    responses: int = 0
    """How many hands have gone ahead since the last turn that did not."""
    round: Round | None = None
    offer: PieceOffer | None = None
    before: MemberId | None = None
    """Whose turn was the last that has ended."""
    customs: Customs = Customs()
    invited: tuple[MemberId, ...] = ()
    """Whom facilitators have asked whether they would like to speak. Each sees their own alone."""
    heard: tuple[MemberId, ...] = ()
    """Who has had the floor in this meeting, or let it go on. For facilitators."""
    move: Move | None = None
    """For facilitators."""


class Bell(Struct, frozen=True):
    """A quiet that somebody rang for. Turn, queue and time stand still until it is over."""

    at: Millis
    until: Millis | None
    """`None` while the meeting pauses: then it is over when those who lead it say so."""
    by: MemberId | None
    """Who rang, if they wished it known."""
    holds_time: bool
    """The time was going on, and will again."""


class Thought(Struct, frozen=True):
    """Somebody has a thought for whom they heard. Only they themselves see it."""

    member: MemberId
    to: MemberId
    turn: TurnId
    not_now: bool
    """There was no answer, or no: these look the same."""


class Question(Struct, frozen=True):
    """Whether somebody would like to hear a thought. Only they see it; whose it is, nobody."""

    member: MemberId
    turn: TurnId
    until: Millis
    """No answer until then means no."""
    answered: bool


class Advice(Struct, frozen=True):
    thoughts: tuple[Thought, ...] = ()
    questions: tuple[Question, ...] = ()
