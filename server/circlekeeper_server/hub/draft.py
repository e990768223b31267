"""What a batch of commands would come to, decided one after the other on the evolving state.

A draft changes nothing. Once the log has accepted its entries it is true, and its answers may be
sent; if the log has moved on meanwhile, another one is made.
"""

import logging
from collections.abc import Iterable
from typing import Final, NamedTuple

from circlekeeper_protocol.bounds import HUB, CommandId, MemberId, Millis
from circlekeeper_protocol.commands import AnyCommand, ChangeLines, RingDue, TakeSeat
from circlekeeper_protocol.events import Events
from circlekeeper_protocol.frames import Do, Join
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import viewer_of
from circlekeeper_protocol.refusals import RefusalCode, Refused

from circlekeeper_server.rules import carry_out, digest, member_with_key

from .faults import without_words
from .frames import Answer, answered
from .past import Past, Question
from .record import Cause, Record
from .visitor import Visitor

_log: Final = logging.getLogger("circlekeeper.hub")


OF_THEIR_OWN: Final[frozenset[RefusalCode]] = frozenset(
    (
        "curtain_is_drawn",
        "enough_remarks",
        "malformed",
        "meeting_is_over",
        "not_seated",
        "out_of_reach",
        "unclear_text",
    )
)
"""Refusals that depend on nothing that happens behind the curtain."""


class Asked(NamedTuple):
    visitor: Visitor
    frame: Join | Do


class Draft:
    def __init__(self, past: Past, node: str, now: Millis) -> None:
        self._past = past
        self._node = node
        self._seq = past.seq
        self.at = max(now, past.at)
        self.meeting = past.meeting
        self.records: list[Record] = []
        self.answers: dict[Visitor, list[bytes]] = {}
        self._found: list[tuple[Visitor, CommandId, Answer]] = []
        """What there is to answer: how it is told depends on where the batch ends."""
        self.told: dict[Question, Answer] = {}
        """Every answer that was decided now."""
        self.seated: dict[Visitor, MemberId] = {}
        """Who gets a seat, or a fresh view of the one they have."""
        self.refusals: list[RefusalCode] = []
        self.rang = False
        """Whether the clock had something to say."""

    def take_from_hub(self, commands: Iterable[ChangeLines | RingDue]) -> None:
        for command in commands:
            before = len(self.records)
            self._decide(HUB, command, None, None)
            self.rang |= isinstance(command, RingDue) and len(self.records) > before

    def take(self, asked: Iterable[Asked]) -> None:
        for visitor, frame in asked:
            if isinstance(frame, Join):
                self._join(visitor, frame)
            else:
                self._do(visitor, frame)
        for visitor, id, answer in self._found:
            member = self.seated.get(visitor, visitor.member)
            told = _as_told(self.meeting, visitor, member, answer)
            self.answers.setdefault(visitor, []).append(answered(id, told))

    def _do(self, visitor: Visitor, do: Do) -> None:
        member = self.seated.get(visitor, visitor.member)
        if member is None:
            self._answer(visitor, do.id, "not_seated")
            return
        question = (member, do.id)
        answer = self._past.first_answer(question)
        if answer is None:
            answer = self.told.get(question)
        if answer is None:
            cause = Cause(member=member, id=do.id)
            refusal = self._decide(member, do.command, do.acting_for, cause)
            answer = self.told[question] = refusal or self._seq
        self._answer(visitor, do.id, answer)

    def _join(self, visitor: Visitor, join: Join) -> None:
        key = digest(join.seat)
        member = self.seated.get(visitor, visitor.member)
        refusal: RefusalCode | None = None
        if member is None and visitor.invite is not None:
            take = TakeSeat(invite=visitor.invite, name=join.name, key=key, node=self._node)
            refusal = self._decide(HUB, take, None, None)
        seat = member_with_key(self.meeting, key)
        if refusal is None and (seat is None or member not in (None, seat)):
            refusal = "malformed"
        if refusal is not None or seat is None:
            self._answer(visitor, join.id, refusal or "malformed")
        else:
            self.seated[visitor] = seat

    def _decide(
        self,
        by: MemberId,
        command: AnyCommand | TakeSeat | ChangeLines | RingDue,
        acting_for: MemberId | None,
        cause: Cause | None,
    ) -> RefusalCode | None:
        try:
            events, meeting = carry_out(self.meeting, by, self.at, command, acting_for)
        except Refused as no:
            return no.code
        except Exception as fault:  # the rules are pure: nothing has changed, the meeting goes on
            what = type(command).__name__
            _log.exception("The rules failed at %s", what, exc_info=without_words(fault))
            return "out_of_reach"
        if events:
            self._write_down(by, cause, events)
            self.meeting = meeting
        return None

    def _write_down(self, by: MemberId, cause: Cause | None, events: Events) -> None:
        self._seq += 1
        self.records.append(
            Record(seq=self._seq, at=self.at, by=by, cause=cause, node=self._node, events=events)
        )

    def _answer(self, visitor: Visitor, id: CommandId, answer: Answer) -> None:
        if not isinstance(answer, int):
            self.refusals.append(answer)
        self._found.append((visitor, id, answer))


def _as_told(meeting: Meeting, visitor: Visitor, member: MemberId | None, answer: Answer) -> Answer:
    """An observer before whom the curtain is drawn by now learns no more why they were refused than
    if they had asked now: also if they could see when they asked, or ask again."""
    if visitor.role != "observer" or member is None or isinstance(answer, int):
        return answer
    seat = next((seat for seat in meeting.seats if seat.id == member), None)
    sees = seat is not None and viewer_of(meeting, member, seat.role) != "outside"
    return answer if sees or answer in OF_THEIR_OWN else "curtain_is_drawn"


def out_of_reach(past: Past, asked: Iterable[Asked]) -> dict[Visitor, list[bytes]]:
    """The answers when nothing could be kept: all may be tried again. Only what was answered before
    gets that answer once more."""
    answers: dict[Visitor, list[bytes]] = {}
    for visitor, frame in asked:
        first: Answer | None = None
        if isinstance(frame, Do) and visitor.member is not None:
            first = past.first_answer((visitor.member, frame.id))
        answer: Answer = "out_of_reach" if first is None else first
        told = _as_told(past.meeting, visitor, visitor.member, answer)
        answers.setdefault(visitor, []).append(answered(frame.id, told))
    return answers
