"""What has been accepted in one meeting: its state, and the end of its history.

The tail serves those who come back: they get the entries that they missed, all of them or none.
The answers serve those who ask again: a repeated command gets its first answer. What the log holds
can be folded again; what caused no entry is remembered by this process alone, which does no harm:
decided again, it changes nothing that was promised.
"""

import asyncio
from collections import deque
from collections.abc import Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final

from circlekeeper_protocol.bounds import CommandId, MemberId, Millis, Role, Seq
from circlekeeper_protocol.events import (
    CurtainDrawn,
    CurtainOpened,
    MeetingMade,
    RoleChanged,
    SeatTaken,
)
from circlekeeper_protocol.evolve import evolve_all, made
from circlekeeper_protocol.meeting import Meeting

from circlekeeper_server.event_log.port import Position, Tail

from .frames import Answer, Sendable
from .record import Record, decode

TAIL_ENTRIES: Final = 512
ANSWERS_KEPT: Final = 2 * TAIL_ENTRIES
"""More than the tail: whoever resumes within it may ask again about its very first command."""
SLICE_ENTRIES: Final = 200
"""Entries folded before others get their turn."""

Question = tuple[MemberId, CommandId]


class Past:
    def __init__(self, epoch: str, meeting: Meeting, first: Record) -> None:
        """As it is after `first`, which made `meeting`."""
        self.epoch = epoch
        self.seq: Seq = 0
        self.at: Millis = 0
        self.meeting = meeting
        self._tail: deque[Sendable] = deque(maxlen=TAIL_ENTRIES)
        self._fresh: dict[MemberId, Seq] = {}
        self._curtain: Seq = 0
        """When it moved last: what observers could see before is no part of what they see now."""
        self._done: dict[Question, Answer] = {}
        self._told: dict[Question, Answer] = {}
        self.add((first,), meeting)

    @property
    def position(self) -> Position:
        return Position(self.epoch, self.seq)

    def add(
        self,
        accepted: Iterable[Record],
        meeting: Meeting,
        told: Mapping[Question, Answer] = MappingProxyType({}),
    ) -> list[Sendable]:
        """The log has accepted these entries, which bring the state to `meeting`; `told` are the
        answers that were decided with them."""
        added = [self._keep(record) for record in accepted]
        self.meeting = meeting
        for question, answer in told.items():
            if question not in self._done:
                _remember(self._told, question, answer)
        return added

    def _keep(self, record: Record) -> Sendable:
        self.seq, self.at = record.seq, record.at
        sendable = Sendable(record)
        self._tail.append(sendable)
        for event in record.events:
            match event:
                case SeatTaken(member=member) | RoleChanged(member=member):
                    self._fresh[member] = record.seq
                case CurtainDrawn() | CurtainOpened():
                    self._curtain = record.seq
                case _:
                    pass
        if record.cause is not None:
            _remember(self._done, (record.cause.member, record.cause.id), record.seq)
        return sendable

    def missed(
        self, epoch: str | None, seq: Seq, member: MemberId, role: Role
    ) -> list[Sendable] | None:
        """The entries after `seq`; `None` if only a fresh view can help that member."""
        first = self.seq - len(self._tail) + 1
        known = max(first - 1, self._fresh.get(member, 0))
        if role == "observer":
            known = max(known, self._curtain)
        if epoch != self.epoch or not known <= seq <= self.seq:
            return None
        return list(islice(self._tail, seq - first + 1, None))

    def first_answer(self, question: Question) -> Answer | None:
        answer = self._done.get(question)
        return self._told.get(question) if answer is None else answer


def _remember(answers: dict[Question, Answer], question: Question, answer: Answer) -> None:
    answers[question] = answer
    if len(answers) > ANSWERS_KEPT:
        del answers[next(iter(answers))]


async def fold(tail: Tail) -> Past:
    """From entry 1. Raises `msgspec.DecodeError` or `ValueError` for what is not a meeting."""
    past: Past | None = None
    for seq, stored in tail.entries:
        record = decode(stored)
        if record.seq != seq:
            raise ValueError("an entry is not where it belongs")
        if past is None:
            past = begin(tail.last.epoch, record)
        else:
            past.add((record,), evolve_all(past.meeting, record.events))
        if seq % SLICE_ENTRIES == 0:
            await asyncio.sleep(0)
    if past is None:
        raise ValueError("a stream has no entries")
    return past


def begin(epoch: str, first: Record) -> Past:
    """Raises `ValueError` unless the entry makes a meeting."""
    match first.events:
        case (MeetingMade() as event, *rest):
            return Past(epoch, evolve_all(made(event), tuple(rest)), first)
        case _:
            raise ValueError("the first entry makes no meeting")
