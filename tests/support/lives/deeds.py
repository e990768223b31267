"""What is tried in the life of a meeting, and what it means at the moment when it is tried."""

from typing import NamedTuple, TypeVar

from circlekeeper_protocol.bounds import (
    CardId,
    MemberId,
    Millis,
    TurnId,
)
from circlekeeper_protocol.commands import (
    AnswerAgreement,
    AnyCommand,
    AnyHubCommand,
    ChangeCard,
    Command,
    DeclinePiece,
    EndTurn,
    ExtendTurn,
    GiveFloor,
    HandBack,
    KeepCard,
    KeepPiece,
    NextSpeaker,
    OfferThought,
    PassPiece,
    PassTurn,
    PutCard,
    SetHelp,
    ShowCard,
    TakeCardBack,
    TakePiece,
)
from circlekeeper_protocol.events import Events
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.refusals import RefusalCode
from msgspec.structs import replace

from tests.support.meetings import (
    MINUTE,
)

C = TypeVar("C", bound=Command)
WHOEVER_SPEAKS: TurnId = 1_000_000
"""In a deed: the turn that is running when it is tried."""
HUB_WAS_DOWN: Millis = 9 * MINUTE
"""In a deed: so long before it, the clock had nobody to ring it."""


class Deed(NamedTuple):
    """Something that is tried in a random life; what it names may not exist."""

    by: MemberId
    acting_for: MemberId | None
    command: AnyCommand | AnyHubCommand
    later: Millis
    """How long after the deed before."""


class Moment(NamedTuple):
    """What one deed came to."""

    deed: Deed
    at: Millis
    before: Meeting
    events: Events
    after: Meeting
    refusal: RefusalCode | None


def about_a_card(meeting: Meeting, command: C) -> C:
    """A new card has a number of its own, mostly; any other is one that somebody has."""
    own = (own.card for own in meeting.own_cards)
    editions = {card.id: card.edition for card in (*meeting.cards, *own)}
    numbers = sorted(editions)
    match command:
        case PutCard() if command.card in editions and command.card != UNLUCKY:
            return replace(command, card=numbers[-1] + 1)
        case ChangeCard() | AnswerAgreement() if editions:
            card = numbers[command.card % len(numbers)]
            edition = editions[card] if command.edition == 1 else command.edition
            return replace(command, card=card, edition=edition)
        case TakeCardBack() | KeepCard() | ShowCard() if editions:
            return replace(command, card=numbers[command.card % len(numbers)])
        case _:
            return command


BY_THE_SPEAKER = (EndTurn, PassTurn, HandBack, PassPiece, SetHelp)


def meant(meeting: Meeting, command: AnyCommand | AnyHubCommand) -> AnyCommand | AnyHubCommand:
    turn = meeting.floor.turn
    return named(command, turn.id if turn else 0)


def named(command: C, current: TurnId) -> C:
    """The command, about the turn that is running."""
    match command:
        case (
            EndTurn()
            | PassTurn()
            | HandBack()
            | PassPiece()
            | TakePiece()
            | DeclinePiece()
            | KeepPiece()
            | SetHelp()
            | OfferThought()
            | ExtendTurn()
        ) if command.turn == WHOEVER_SPEAKS:
            return replace(command, turn=current)
        case NextSpeaker() | GiveFloor() if command.after == WHOEVER_SPEAKS:
            return replace(command, after=current)
        case _:
            return command


UNLUCKY: CardId = 3
"""A number that may be chosen twice."""
