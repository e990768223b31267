"""Cards, by whoever may read them."""

from circlekeeper_protocol.bounds import Audience, CardId, MemberId
from circlekeeper_protocol.cards import Card

from .event import Event


class CardPut(Event, frozen=True):
    """The whole card, new or in the place of its former edition."""

    card: Card

    @property
    def audience(self) -> Audience:
        return self.card.audience


class CardGone(Event, frozen=True):
    """Whoever could read it can read it no longer. When its audience changes, it is put again."""

    card: CardId
    audience: Audience


class OwnCardPut(Event, frozen=True):
    """Something they wrote, or that was said to them alone."""

    member: MemberId
    card: Card


class OwnCardGone(Event, frozen=True):
    """It is in their hands no longer."""

    member: MemberId
    card: CardId


class AgreementAnswered(Event, frozen=True):
    """What they said to it, and nobody else knows."""

    member: MemberId
    card: CardId
    edition: int
    agrees: bool | None
    """`None` takes the answer back."""


class AgreementCounted(Event, frozen=True):
    """How many agree with its present edition, and how many would like to talk about it."""

    card: CardId
    agree: int
    talk: int


class CardShown(Event, frozen=True):
    """Brought up for one member, or for everyone seated."""

    card: Card
    member: MemberId | None
    audience: Audience


class CardHidden(Event, frozen=True):
    """What was brought up for one member, or for everyone seated, is put away."""

    member: MemberId | None
    audience: Audience
