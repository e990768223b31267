"""A meeting as one person was told of it, from their seat to the end, to look back at.

What they are shown is what they were shown: their entries, and a fresh view wherever they became
another viewer. Behind a drawn curtain there is nothing in it. Three things are left out as if they
had never been, since those whom they are about were promised so: words to the facilitators alone,
with their answers; who stayed with whom while the meeting paused; and what was asked when it went
on, which would tell a pause for tea from another. What somebody wrote and took back or changed is
blank: of what was written only what stood at the end can be read. And everyone has one name all
through, by which they were last known.
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from circlekeeper_protocol.bounds import CardId, CardKind, MemberId, Role, Secret
from circlekeeper_protocol.cards import ASIDES, Card
from circlekeeper_protocol.events import (
    AnyEvent,
    CardGone,
    CardPut,
    KeeperNamed,
    MeetingResumed,
    OwnCardGone,
    OwnCardPut,
    PromptShown,
    RoleChanged,
)
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.frames import Entry, Welcome
from circlekeeper_protocol.meeting import Meeting, Seat
from circlekeeper_protocol.privacy import view, viewer_of, visible_by, visible_events
from circlekeeper_protocol.readers import Viewer
from circlekeeper_protocol.refusals import Refused
from msgspec.structs import replace

from circlekeeper_server.event_log.port import Tail
from circlekeeper_server.rules import digest, member_with_key

from .called import as_last_called
from .past import SLICE_ENTRIES, begin
from .record import Record, decode

LEFT_OUT: Final[frozenset[CardKind]] = frozenset((*ASIDES, "answer"))
MAY_LOOK_BACK: Final[frozenset[Role]] = frozenset(("facilitator", "observer"))


class Step(NamedTuple):
    before: Meeting
    record: Record
    after: Meeting


def steps(made: Meeting, records: Iterable[Record]) -> Iterator[Step]:
    meeting = made
    for record in records:
        after = evolve_all(meeting, record.events)
        yield Step(meeting, record, after)
        meeting = after


def story(steps: Sequence[Step], member: MemberId, epoch: str) -> list[Welcome | Entry]:
    return as_last_called(list(_told(steps, member, epoch)))


def _told(steps: Sequence[Step], member: MemberId, epoch: str) -> Iterator[Welcome | Entry]:
    stood = _written(steps[-1].after)
    known: Viewer | None = None
    left_out = set[CardId]()
    asked: str | None = None
    for before, record, after in steps:
        if any(isinstance(event, MeetingResumed) for event in record.events):
            asked = after.course.prompt if after.course.prompt != before.course.prompt else asked
        elif after.course.prompt != before.course.prompt:
            asked = None
        events = tuple(
            _as_it_stood(event, stood)
            for event in record.events
            if not _is_left_out(event, left_out) and not _is_asked(event, asked)
        )
        seat = seat_of(after, member)
        if seat is None:
            known = None
            continue
        viewer = viewer_of(after, seat.id, seat.role)
        turned = any(isinstance(e, RoleChanged) and e.member == member for e in record.events)
        if viewer != known or turned:
            known = viewer
            shown = _without(view(after, viewer, member), asked, stood)
            yield Welcome(member, seat.role, epoch, record.seq, record.at, shown)
        elif read := visible_events(events, viewer, member):
            by = visible_by(record.events, record.by, viewer, member)
            yield Entry(record.seq, record.at, by, read)


async def told_to(tail: Tail, secret: Secret) -> list[Welcome | Entry] | None:
    """The story of whoever has that seat, once the meeting is over; `None` if there is none. Raises
    `Refused` while it goes on."""
    records = [decode(stored) for _, stored in tail.entries]
    first, *later = records
    told = [Step(before := begin(tail.last.epoch, first).meeting, first, before)]
    for place, record in enumerate(later):
        told += steps(told[-1].after, (record,))
        if place % SLICE_ENTRIES == 0:
            await asyncio.sleep(0)
    over = told[-1].after
    member = member_with_key(over, digest(secret))
    seat = None if member is None else seat_of(over, member)
    if seat is None or seat.role not in MAY_LOOK_BACK:
        return None
    if over.stage != "ended":
        raise Refused("not_over")
    return story(told, seat.id, tail.last.epoch)


def seat_of(meeting: Meeting, member: MemberId) -> Seat | None:
    return next((seat for seat in meeting.seats if seat.id == member), None)


def _is_left_out(event: AnyEvent, left_out: set[CardId]) -> bool:
    match event:
        case CardPut(card=card) | OwnCardPut(card=card) if card.kind in LEFT_OUT:
            left_out.add(card.id)
            return True
        case CardPut(card=card) | OwnCardPut(card=card):
            left_out.discard(card.id)
            return False
        case CardGone(card=number) | OwnCardGone(card=number):
            return number in left_out
        case KeeperNamed():
            return True
        case _:
            return False


def _written(meeting: Meeting) -> dict[CardId, str]:
    cards = (*meeting.cards, *(own.card for own in meeting.own_cards))
    return {card.id: card.text for card in cards}


def _as_it_stood(event: AnyEvent, stood: Mapping[CardId, str]) -> AnyEvent:
    match event:
        case CardPut(card=card) | OwnCardPut(card=card):
            return replace(event, card=_blank_unless(card, stood))
        case _:
            return event


def _blank_unless(card: Card, stood: Mapping[CardId, str]) -> Card:
    return card if stood.get(card.id) == card.text else replace(card, text="")


def _is_asked(event: AnyEvent, asked: str | None) -> bool:
    return isinstance(event, PromptShown) and event.text == asked


def _without(shown: Meeting, asked: str | None, stood: Mapping[CardId, str]) -> Meeting:
    course = shown.course
    return replace(
        shown,
        keeper=None,
        course=replace(course, prompt="") if course.prompt == asked else course,
        cards=tuple(
            _blank_unless(card, stood) for card in shown.cards if card.kind not in LEFT_OUT
        ),
        own_cards=tuple(
            replace(own, card=_blank_unless(own.card, stood))
            for own in shown.own_cards
            if own.card.kind not in LEFT_OUT
        ),
    )
