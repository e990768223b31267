"""Cards in tests: who has written what, and who reads it."""

from circlekeeper_protocol.bounds import Audience, CardId, CardKind, MemberId
from circlekeeper_protocol.cards import Card
from circlekeeper_protocol.commands import PutCard
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view
from circlekeeper_protocol.readers import Viewer

from .meetings import do

MARI, ANA, BO, PIRET = range(1, 5)
"""Mari facilitates Ana and Bo, and Piret observes."""


def put(
    meeting: Meeting,
    by: MemberId,
    card: CardId,
    kind: CardKind,
    text: str,
    audience: Audience,
    to: MemberId | None = None,
) -> Meeting:
    return do(meeting, by, PutCard(card=card, kind=kind, text=text, audience=audience, to=to))


def read(meeting: Meeting, viewer: Viewer, member: MemberId | None = None) -> list[str]:
    """What stands on the cards that they see: others', and those in their own hands."""
    seen = view(meeting, viewer, member)
    own = [own.card for own in seen.own_cards if own.card not in seen.cards]
    return [card.text for card in (*seen.cards, *own)]


def the_card(meeting: Meeting, card: CardId) -> Card:
    return next(one for one in meeting.cards if one.id == card)
