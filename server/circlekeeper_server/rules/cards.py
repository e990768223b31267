"""Cards: what people write down, for whom they choose.

`WAYS` says of each kind who may write it, who may be let read it, whether its writer is named, and
how many one person may have. Whoever wrote a card has it in their own hands: they change it, narrow
its readers and take it back at any time, also where nobody sees that it is theirs. Agreements are
everybody's: anyone in the circle amends them, naming the edition that they read, so that of two who
write at once the second is told. Resources and the back-up person belong to all facilitators alike.
Observers write nothing. A card that somebody may not read does not exist for them.

Whoever leaves takes along what was about them; what they gave to the circle stays, without a name.
Asides end with the meeting at the latest.
"""

from typing import Final, Literal, NamedTuple

from circlekeeper_protocol.bounds import Audience, CardId, CardKind, MemberId, Millis
from circlekeeper_protocol.cards import ASIDES, COMFORT, AgreementCount, Card
from circlekeeper_protocol.commands import (
    AnswerAgreement,
    ChangeCard,
    HideCard,
    KeepCard,
    PutCard,
    ShowCard,
    TakeCardBack,
)
from circlekeeper_protocol.events import (
    AgreementAnswered,
    AgreementCounted,
    AnyEvent,
    CardGone,
    CardHidden,
    CardPut,
    CardShown,
    Events,
    OwnCardGone,
    OwnCardPut,
)
from circlekeeper_protocol.meeting import Meeting, Seat
from circlekeeper_protocol.privacy import viewer_of
from circlekeeper_protocol.readers import AUDIENCES
from circlekeeper_protocol.refusals import Refused
from msgspec.structs import replace

from .guards import require_facilitator, require_member, require_private, require_voice
from .texts import clean_text

MOST_CARDS: Final = 500
"""In one meeting."""

Whose = Literal["signed", "unsigned", "facilitators"]


class Way(NamedTuple):
    audiences: tuple[Audience, ...]
    whose: Whose
    """Whether others see who wrote it; or it belongs to all facilitators."""
    most: int
    """How many one person may have; of what belongs to all facilitators, how many there may be. Of
    what there can be only one, another replaces it."""


_OF_MINE: Final = Way(("circle", "facilitators", "own"), "signed", 1)
_ON_THE_BOARD: Final = Way(("circle", "seated"), "signed", 10)
_ASIDE: Final = Way(("facilitators",), "signed", 1)

WAYS: Final[dict[CardKind, Way]] = {
    **dict.fromkeys(COMFORT, _OF_MINE),
    "agreement": Way(("everyone",), "unsigned", 30),
    "goal": _ON_THE_BOARD,
    "hope": _ON_THE_BOARD,
    "topic": Way(("circle", "facilitators"), "unsigned", 20),
    **dict.fromkeys(ASIDES, _ASIDE),
    "answer": Way(("facilitators",), "signed", 1),
    "resource": Way(("seated", "everyone", "facilitators"), "facilitators", 50),
    "backup": Way(("facilitators",), "facilitators", 1),
}
BY_FACILITATORS: Final[tuple[CardKind, ...]] = ("answer", "resource", "backup")
TAKEN_ALONG: Final[tuple[CardKind, ...]] = (*COMFORT, *ASIDES, "answer")
FOR_THE_MOMENT: Final[tuple[CardKind, ...]] = (*ASIDES, "answer")
KEPT: Final[tuple[CardKind, ...]] = ("agreement", "goal", "hope", "topic", "resource", "backup")
"""What a group may carry on, and a meeting begin with."""
BROUGHT_UP: Final[tuple[CardKind, ...]] = ("agreement", "resource")


def begun_with(cards: tuple[Card, ...]) -> Events:
    """What a meeting has on its cards from the first moment: nothing in anyone's own hands."""
    if len({card.id for card in cards}) != len(cards) or len(cards) > MOST_CARDS:
        raise Refused("malformed")
    return tuple(CardPut(card=_begun_with(card)) for card in cards)


def _begun_with(card: Card) -> Card:
    text = clean_text(card.text)
    allowed = card.kind in KEPT and card.audience in WAYS[card.kind].audiences
    if not text or not allowed or card.member is not None:
        raise Refused("malformed")
    return replace(card, text=text, edition=1)


def carried_on(meeting: Meeting) -> tuple[Card, ...]:
    """What the group chose to carry into its next meeting; without names, which are of this one."""
    return tuple(
        replace(card, member=None, edition=1)
        for card in meeting.cards
        if card.keep and card.kind in KEPT
    )


def put_card(meeting: Meeting, by: Seat, command: PutCard) -> Events:
    require_voice(by)
    kind, way = command.kind, WAYS[command.kind]
    if kind in BY_FACILITATORS:
        require_facilitator(by)
    whose = _whose(meeting, by, command)
    text = clean_text(command.text)
    if command.audience not in way.audiences or command.card in _numbers(meeting):
        raise Refused("malformed")
    if not text and kind not in ASIDES:
        return ()
    card = Card(
        id=command.card,
        kind=kind,
        text=text,
        audience=command.audience,
        member=whose.id if way.whose == "signed" else None,
        edition=1,
        keep=False,
    )
    replaced = _replaced(meeting, whose.id, kind)
    _require_room(meeting, way, whose.id, kind, freed=len(replaced))
    gone = _gone(meeting, replaced)
    return (*gone, *_put(card, None if way.whose == "facilitators" else whose.id))


def _whose(meeting: Meeting, by: Seat, command: PutCard) -> Seat:
    """In whose hands the card will be: the writer's, or theirs to whom it answers."""
    if command.kind != "answer":
        if command.to is not None:
            raise Refused("malformed")
        return by
    if command.to is None:
        raise Refused("malformed")
    to = require_member(meeting, command.to)
    require_private(to)
    if not any(card.kind in ASIDES and card.member == to.id for card in meeting.cards):
        raise Refused("no_such_card")
    return to


def _replaced(meeting: Meeting, member: MemberId, kind: CardKind) -> tuple[Card, ...]:
    """What gives way to another card: another word to the facilitators answers what they said."""
    kinds = FOR_THE_MOMENT if kind in ASIDES else (kind,)
    way = WAYS[kind]
    if way.most > 1:
        return ()
    if way.whose == "facilitators":
        return tuple(card for card in meeting.cards if card.kind in kinds)
    return tuple(
        own.card for own in meeting.own_cards if own.member == member and own.card.kind in kinds
    )


def _require_room(
    meeting: Meeting, way: Way, member: MemberId, kind: CardKind, *, freed: int
) -> None:
    if way.whose == "facilitators":
        has = sum(card.kind == kind for card in meeting.cards)
    else:
        has = sum(own.member == member and own.card.kind == kind for own in meeting.own_cards)
    if (has >= way.most and not freed) or len(_numbers(meeting)) - freed >= MOST_CARDS:
        raise Refused("enough_cards")


def change_card(meeting: Meeting, by: Seat, command: ChangeCard) -> Events:
    card, owner = _require_card(meeting, by, command.card)
    way = WAYS[card.kind]
    if card.kind in FOR_THE_MOMENT or not _may_change(by, card, owner):
        raise Refused("not_your_card")
    if command.edition != card.edition:
        raise Refused("card_changed")
    if command.audience not in way.audiences:
        raise Refused("malformed")
    text = clean_text(command.text)
    if not text or (text == card.text and command.audience == card.audience):
        return ()
    changed = replace(card, text=text, audience=command.audience, edition=card.edition + 1)
    # Who may read it from now on gets it whole, as if it were new, and at the end for everyone.
    moves = changed.audience != card.audience
    gone = (CardGone(card=card.id, audience=card.audience),) if moves and _is_read(card) else ()
    again = _counted_anew(meeting, card) if text != card.text else ()
    return (*gone, *_put(changed, owner), *_shown_again(meeting, changed), *again)


def _may_change(by: Seat, card: Card, owner: MemberId | None) -> bool:
    if owner == by.id:
        return True
    if card.kind == "agreement":
        return by.role != "observer"
    return by.role == "facilitator" and WAYS[card.kind].whose == "facilitators"


def take_card_back(meeting: Meeting, by: Seat, command: TakeCardBack) -> Events:
    card, owner = _require_card(meeting, by, command.card)
    if owner != by.id and by.role != "facilitator":
        raise Refused("not_your_card")
    return _gone(meeting, (card,))


def keep_card(meeting: Meeting, by: Seat, command: KeepCard) -> Events:
    card, owner = _require_card(meeting, by, command.card)
    if card.kind not in KEPT or (owner != by.id and by.role != "facilitator"):
        raise Refused("not_your_card")
    if card.keep == command.keep:
        return ()
    return _put(replace(card, keep=command.keep), owner)


def show_card(meeting: Meeting, by: Seat, command: ShowCard) -> Events:
    require_facilitator(by)
    card, _ = _require_card(meeting, by, command.card)
    if card.kind not in BROUGHT_UP:
        raise Refused("no_such_card")
    if command.to is not None:
        require_private(require_member(meeting, command.to))
    if any(one.member == command.to and one.card == card for one in meeting.shown):
        return ()
    return (CardShown(card=card, member=command.to, audience=_shown_to(command.to)),)


def hide_card(meeting: Meeting, by: Seat, command: HideCard) -> Events:
    if command.to != by.id:
        require_facilitator(by)
    if not any(one.member == command.to for one in meeting.shown):
        return ()
    return (CardHidden(member=command.to, audience=_shown_to(command.to)),)


def _shown_to(member: MemberId | None) -> Audience:
    """Beside the member."""
    return "seated" if member is None else "facilitators"


def answer_agreement(meeting: Meeting, by: Seat, command: AnswerAgreement) -> Events:
    card, _ = _require_card(meeting, by, command.card)
    if card.kind != "agreement":
        raise Refused("no_such_card")
    if command.edition != card.edition:
        raise Refused("card_changed")
    said = next((a for a in meeting.answers if a.card == card.id and a.member == by.id), None)
    before = said.agrees if said is not None and said.edition == card.edition else None
    if before == command.agrees:
        return ()
    count = _count_of(meeting, card.id)
    agree = count.agree + (command.agrees is True) - (before is True)
    talk = count.talk + (command.agrees is False) - (before is False)
    return (
        AgreementAnswered(member=by.id, card=card.id, edition=card.edition, agrees=command.agrees),
        AgreementCounted(card=card.id, agree=agree, talk=talk),
    )


def _count_of(meeting: Meeting, card: CardId) -> AgreementCount:
    known = next((count for count in meeting.counts if count.card == card), None)
    return known or AgreementCount(card=card, agree=0, talk=0)


def _counted_anew(meeting: Meeting, card: Card) -> Events:
    count = _count_of(meeting, card.id)
    if not (count.agree or count.talk):
        return ()
    return (AgreementCounted(card=card.id, agree=0, talk=0),)


def follow_up(meeting: Meeting, _now: Millis) -> Events:
    """Always true: who has left has no card in their name; after the end there are no asides."""
    if not meeting.cards:
        return ()
    seated = {seat.id for seat in meeting.seats}
    events: list[AnyEvent] = []
    for card in meeting.cards:
        over = meeting.stage == "ended" and card.kind in FOR_THE_MOMENT
        left = card.member is not None and card.member not in seated
        if over or (left and card.kind in TAKEN_ALONG):
            events += _gone(meeting, (card,))
        elif left:
            events += _put(replace(card, member=None), None)
    return tuple(events)


def _require_card(meeting: Meeting, by: Seat, number: CardId) -> tuple[Card, MemberId | None]:
    """A card that they may read, and in whose own hands it is."""
    own = next((own for own in meeting.own_cards if own.card.id == number), None)
    if own is not None and own.member == by.id:
        return own.card, own.member
    for card in meeting.cards:
        if card.id == number and viewer_of(meeting, by.id, by.role) in AUDIENCES[card.audience]:
            return card, own.member if own else None
    raise Refused("no_such_card")


def _numbers(meeting: Meeting) -> set[CardId]:
    return {card.id for card in meeting.cards} | {own.card.id for own in meeting.own_cards}


def _is_read(card: Card) -> bool:
    """By others than whoever has it in their own hands."""
    return bool(AUDIENCES[card.audience])


def _put(card: Card, owner: MemberId | None) -> Events:
    put: Events = (CardPut(card=card),) if _is_read(card) else ()
    return put if owner is None else (*put, OwnCardPut(member=owner, card=card))


def _gone(meeting: Meeting, cards: tuple[Card, ...]) -> Events:
    numbers = {card.id for card in cards}
    owned = {own.card.id: own.member for own in meeting.own_cards if own.card.id in numbers}
    events: list[AnyEvent] = []
    for card in cards:
        events += [
            CardHidden(member=one.member, audience=_shown_to(one.member))
            for one in meeting.shown
            if one.card.id == card.id
        ]
        if _is_read(card):
            events.append(CardGone(card=card.id, audience=card.audience))
        if card.id in owned:
            events.append(OwnCardGone(member=owned[card.id], card=card.id))
    return tuple(events)


def _shown_again(meeting: Meeting, card: Card) -> Events:
    """What was brought up says what it says now."""
    return tuple(
        CardShown(card=card, member=one.member, audience=_shown_to(one.member))
        for one in meeting.shown
        if one.card.id == card.id
    )
