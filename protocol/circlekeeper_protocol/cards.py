"""What people write down, apart from the floor and the plan: short texts on cards.

One kind of card for each use: what helps me, what we agreed, a topic to leave alone, a quiet word
to the facilitators. `Meeting.cards` holds what others may read of them, each for its own audience;
`Meeting.own_cards` what each member has in their own hands: all that they wrote themselves, also
unsigned or for nobody else, and what was said to them alone.
"""

from typing import Final

from msgspec import Struct

from .bounds import Audience, CardId, CardKind, MemberId, Text

COMFORT: Final[tuple[CardKind, ...]] = ("helps", "bothers", "limits", "eases", "calms")
"""The comfort card, field by field."""

ASIDES: Final[tuple[CardKind, ...]] = ("break", "check", "back")
"""A private word to the facilitators."""


class Card(Struct, frozen=True, forbid_unknown_fields=True):
    id: CardId
    kind: CardKind
    text: Text
    """What it says. An aside says it by its kind, and may add a few words or none."""
    audience: Audience
    member: MemberId | None
    """Whose it is, or whom it answers; `None` when it is unsigned."""
    edition: int
    """1 at first, and one more with each change. Whoever changes a card says which they read."""
    keep: bool
    """The group carries it into the next meeting of its series."""


class OwnCard(Struct, frozen=True):
    """A card in the hands of one member, who alone knows of it as theirs."""

    member: MemberId
    card: Card


class AgreementAnswer(Struct, frozen=True):
    """What one member said to an agreement, and they alone know."""

    member: MemberId
    card: CardId
    edition: int
    agrees: bool
    """Otherwise they would like to talk about it."""


class AgreementCount(Struct, frozen=True):
    """How many said what to the present edition. It stays when somebody leaves, so that it says
    nothing of them."""

    card: CardId
    agree: int
    talk: int


class Shown(Struct, frozen=True):
    """A card that facilitators have brought up, for one member or for all."""

    member: MemberId | None
    card: Card
