"""Cards: what others may read, and what each has in their own hands."""

from collections.abc import Callable
from typing import TypeVar, assert_never

from msgspec.structs import replace

from circlekeeper_protocol.cards import AgreementAnswer, AgreementCount, OwnCard, Shown
from circlekeeper_protocol.events import (
    AgreementAnswered,
    AgreementCounted,
    CardGone,
    CardHidden,
    CardPut,
    CardShown,
    MemberLeft,
    OwnCardGone,
    OwnCardPut,
)
from circlekeeper_protocol.meeting import Meeting

T = TypeVar("T")


def evolve_cards(
    meeting: Meeting,
    event: CardPut
    | CardGone
    | OwnCardPut
    | OwnCardGone
    | AgreementAnswered
    | AgreementCounted
    | CardShown
    | CardHidden,
) -> Meeting:
    match event:
        case CardPut():
            cards = _put(meeting.cards, event.card, lambda one: one.id == event.card.id)
            return replace(meeting, cards=cards)
        case CardGone():
            return replace(
                meeting,
                cards=_without(meeting.cards, lambda one: one.id == event.card),
                answers=_without(meeting.answers, lambda one: one.card == event.card),
                counts=_without(meeting.counts, lambda one: one.card == event.card),
            )
        case OwnCardPut():
            own = OwnCard(member=event.member, card=event.card)
            own_cards = _put(meeting.own_cards, own, lambda one: one.card.id == event.card.id)
            return replace(meeting, own_cards=own_cards)
        case OwnCardGone():
            own_cards = _without(meeting.own_cards, lambda one: one.card.id == event.card)
            return replace(meeting, own_cards=own_cards)
        case AgreementAnswered():
            return replace(meeting, answers=_answered(meeting.answers, event))
        case AgreementCounted():
            count = AgreementCount(card=event.card, agree=event.agree, talk=event.talk)
            return replace(
                meeting, counts=_put(meeting.counts, count, lambda one: one.card == event.card)
            )
        case CardShown():
            shown = Shown(member=event.member, card=event.card)
            return replace(
                meeting, shown=_put(meeting.shown, shown, lambda one: one.member == event.member)
            )
        case CardHidden():
            return replace(
                meeting, shown=_without(meeting.shown, lambda one: one.member == event.member)
            )
        case _:
            assert_never(event)


def _answered(
    answers: tuple[AgreementAnswer, ...], event: AgreementAnswered
) -> tuple[AgreementAnswer, ...]:
    others = _without(answers, lambda one: one.card == event.card and one.member == event.member)
    if event.agrees is None:
        return others
    answer = AgreementAnswer(
        member=event.member, card=event.card, edition=event.edition, agrees=event.agrees
    )
    return (*others, answer)


def taken_along(meeting: Meeting, event: MemberLeft) -> Meeting:
    """Whoever leaves has nothing in their hands any more."""
    return replace(
        meeting,
        own_cards=_without(meeting.own_cards, lambda one: one.member == event.member),
        answers=_without(meeting.answers, lambda one: one.member == event.member),
        shown=_without(meeting.shown, lambda one: one.member == event.member),
    )


def _put(all_: tuple[T, ...], new: T, is_it: Callable[[T], bool]) -> tuple[T, ...]:
    """In its place, or at the end."""
    if any(is_it(one) for one in all_):
        return tuple(new if is_it(one) else one for one in all_)
    return (*all_, new)


def _without(all_: tuple[T, ...], is_it: Callable[[T], bool]) -> tuple[T, ...]:
    return tuple(one for one in all_ if not is_it(one))
