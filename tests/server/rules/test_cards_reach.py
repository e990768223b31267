"""What people write reaches those whom they chose, and nobody else, whatever is tried."""

from typing import Final, NamedTuple

import msgspec
from circlekeeper_protocol.bounds import Audience, CardKind, MemberId
from circlekeeper_protocol.commands import ChangeCard, PutCard
from circlekeeper_protocol.events import Events
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view, visible_by, visible_events
from circlekeeper_protocol.readers import VIEWERS, Viewer
from hypothesis import given
from msgspec.structs import replace

from tests.support.lives import Deed, Moment, live, lives_of_cards

CHOSEN: Final[dict[Audience, set[Viewer]]] = {
    "everyone": {"door", "observer", "participant", "facilitator"},
    "seated": {"observer", "participant", "facilitator"},
    "circle": {"participant", "facilitator"},
    "facilitators": {"facilitator"},
    "own": set(),
}
NEVER_FOR_OBSERVERS: Final[tuple[CardKind, ...]] = (
    *("helps", "bothers", "limits", "eases", "calms"),
    *("topic", "break", "check", "back", "answer", "backup"),
)


class Words(NamedTuple):
    """Who may ever read them, and by whom they are."""

    classes: set[Viewer]
    members: set[MemberId]
    kind: CardKind
    by: MemberId


def marked(life: list[Deed]) -> list[Deed]:
    """The same life, in which no two texts are alike."""
    return [
        deed._replace(command=replace(deed.command, text=f"{deed.command.text} words{place};"))
        if isinstance(deed.command, PutCard | ChangeCard) and deed.command.text
        else deed
        for place, deed in enumerate(life)
    ]


def written(moment: Moment) -> tuple[str, Words] | None:
    """What somebody has just written, and for whom."""
    command = moment.deed.command
    if not moment.events or not isinstance(command, PutCard | ChangeCard) or not command.text:
        return None
    by = moment.deed.acting_for or moment.deed.by
    text = command.text.split()[-1]
    if isinstance(command, PutCard):
        members = {by} if command.to is None else {by, command.to}
        return text, Words(CHOSEN[command.audience], members, command.kind, by)
    cards = (*moment.before.cards, *(own.card for own in moment.before.own_cards))
    card = next(card for card in cards if card.id == command.card)
    return text, Words(CHOSEN[command.audience], {by}, card.kind, by)


@given(lives_of_cards)
def test_no_words_reach_anybody_for_whom_they_were_not_meant(life: list[Deed]) -> None:
    known: dict[str, Words] = {}
    for moment in live(marked(life)):
        fresh = written(moment)
        if fresh is not None:
            known[fresh[0]] = fresh[1]
        meeting = moment.after
        for viewer, member in readers(moment):
            told = said(
                visible_events(moment.events, viewer, member), view(meeting, viewer, member)
            )
            for text, words in known.items():
                # A resource is there to be brought up for somebody who could not read it before.
                if text in told and words.kind != "resource":
                    assert viewer in words.classes or member in words.members, (words, viewer)
                    assert viewer != "observer" or words.kind not in NEVER_FOR_OBSERVERS


@given(lives_of_cards)
def test_who_may_read_them_reads_them_until_they_are_gone(life: list[Deed]) -> None:
    for moment in live(marked(life)):
        fresh = written(moment)
        if fresh is None:
            continue
        text, words = fresh
        for viewer, member in readers(moment):
            read = viewer in words.classes or member == words.by
            if read and words.kind not in ("resource", "answer", "backup"):
                assert text in said((), view(moment.after, viewer, member))


@given(lives_of_cards)
def test_nobody_learns_who_wrote_what_is_unsigned(life: list[Deed]) -> None:
    for moment in live(life):
        command = moment.deed.command
        if not isinstance(command, PutCard) or command.kind not in ("topic", "agreement"):
            continue
        for viewer, member in readers(moment):
            if member == (moment.deed.acting_for or moment.deed.by):
                continue
            assert visible_by(moment.events, moment.deed.by, viewer, member) is None
            seen = view(moment.after, viewer, member)
            assert all(c.member is None for c in seen.cards if c.kind == command.kind)
            assert all(own.member == member for own in seen.own_cards)


@given(lives_of_cards)
def test_answers_to_agreements_are_counted_for_facilitators_and_known_to_oneself(
    life: list[Deed],
) -> None:
    for moment in live(life):
        for viewer, member in readers(moment):
            seen = view(moment.after, viewer, member)
            assert all(answer.member == member for answer in seen.answers)
            assert viewer == "facilitator" or seen.counts == ()
        for count in moment.after.counts:
            card = next(card for card in moment.after.cards if card.id == count.card)
            present = (card.id, card.edition)
            said_so = [a for a in moment.after.answers if (a.card, a.edition) == present]
            # Those who have left are counted still.
            assert count.agree >= sum(a.agrees for a in said_so)
            assert count.talk >= sum(not a.agrees for a in said_so)


@given(lives_of_cards)
def test_whoever_leaves_takes_along_what_was_about_them(life: list[Deed]) -> None:
    for moment in live(life):
        meeting = moment.after
        seated = {seat.id for seat in meeting.seats}
        assert {card.member for card in meeting.cards} <= {*seated, None}
        assert {own.member for own in meeting.own_cards} <= seated
        assert {answer.member for answer in meeting.answers} <= seated
        assert {one.member for one in meeting.shown} <= {*seated, None}


@given(lives_of_cards)
def test_a_number_stands_for_one_card(life: list[Deed]) -> None:
    for moment in live(life):
        cards = {card.id: card for card in moment.after.cards}
        assert len(cards) == len(moment.after.cards)
        for own in moment.after.own_cards:
            assert cards.get(own.card.id, own.card) == own.card
            assert (own.card.id in cards) == (own.card.audience != "own")


def readers(moment: Moment) -> list[tuple[Viewer, MemberId | None]]:
    return [
        *((viewer, None) for viewer in VIEWERS),
        *((seat.role, seat.id) for seat in moment.after.seats),
    ]


def said(events: Events, meeting: Meeting) -> str:
    return msgspec.json.encode((events, meeting)).decode()
