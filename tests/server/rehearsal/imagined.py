"""A rehearsal in the head: the minds of its people and the rules, without hub, lines or waiting.

Time jumps from one thing that is due to the next. What somebody decided takes a moment to arrive at
the hub, and by then others may have done something.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from circlekeeper_protocol.bounds import HUB, MemberId, Millis
from circlekeeper_protocol.commands import (
    AnyCommand,
    AnyHubCommand,
    ChangeLines,
    Leave,
    RingDue,
    TakeSeat,
)
from circlekeeper_protocol.events import Events
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.meeting import Meeting, Plan
from circlekeeper_server.plans import rehearsed
from circlekeeper_server.rehearsal.cast import Cast, Part
from circlekeeper_server.rehearsal.dice import Dice
from circlekeeper_server.rehearsal.facilitator import Facilitator
from circlekeeper_server.rehearsal.looking import is_good_to_join
from circlekeeper_server.rehearsal.participant import Participant
from circlekeeper_server.rehearsal.person import AWAY_MINUTES, NOTICED_SECONDS
from circlekeeper_server.rehearsal.wish import EYE_SECONDS, Mishap, Wish
from circlekeeper_server.rules import decide, next_deadline
from msgspec.structs import replace

from tests.support.meetings import (
    FACILITATOR_INVITE,
    MAKE,
    NOW,
    OBSERVER_INVITE,
    PARTICIPANT_INVITE,
    begun,
    take_seat,
)

HUB_NOTICES: Final[Millis] = 3_000
"""After so long the hub writes down that a line is gone."""


class Told(NamedTuple):
    """One command, and what it caused."""

    at: Millis
    by: MemberId
    command: AnyCommand | AnyHubCommand
    events: Events
    after: Meeting


class _Intent(NamedTuple):
    wish: Wish
    due: Millis
    """When their patience has run out; then, when the command arrives."""


def imagine(
    cast: Cast,
    seed: str,
    *,
    plan: Plan | None = None,
    minute: Millis = 1_000,
    slowest: Millis = 0,
) -> Iterator[Told]:
    """Everything until all but the facilitator and an observer have left. A command may take
    `slowest` to arrive. Raises `Refused`.
    """
    held = replace(plan or rehearsed().plan, minute=minute)
    return _Imagined(cast, Dice(seed), held, slowest).tell()


class _Imagined:
    def __init__(self, cast: Cast, dice: Dice, plan: Plan, slowest: Millis) -> None:
        self._cast = cast
        self._dice = dice
        self._minute = plan.minute
        self._slowest = slowest
        self._now = NOW
        self._minds: dict[MemberId, Participant] = {}
        self._intents: dict[MemberId, _Intent] = {}
        self._on_the_way: dict[MemberId, _Intent] = {}
        self._noticed_at: dict[MemberId, Millis] = {}
        self._back_at: dict[MemberId, Millis] = {}
        self._meeting = begun(decide(None, HUB, NOW, replace(MAKE, plan=plan)))

    def tell(self) -> Iterator[Told]:
        leads = Facilitator(self._dice.of(self._cast.facilitator), self._cast.expected)
        yield self._sits(self._cast.facilitator, leads, FACILITATOR_INVITE)
        yield self._happens(HUB, take_seat("Piret", 99, OBSERVER_INVITE))
        late = [part for part in self._cast.people if part.habit.comes_late]
        for part in self._cast.people:
            if part not in late:
                yield self._comes(part)
        while len(self._meeting.seats) > 2:
            if late and is_good_to_join(self._meeting):
                yield self._comes(late.pop())
            self._look_around()
            self._now = max(self._now, min(self._due()))
            yield from self._happen_now()

    def _comes(self, part: Part) -> Told:
        mind = Participant(part.habit, self._dice.of(part.name))
        return self._sits(part.name, mind, PARTICIPANT_INVITE)

    def _sits(self, name: str, mind: Participant, invite: str) -> Told:
        mind.member = self._meeting.joined + 1
        self._minds[mind.member] = mind
        return self._happens(HUB, take_seat(name, mind.member, invite))

    def _look_around(self) -> None:
        """Everyone who has a line and waits for no answer."""
        for member, mind in self._minds.items():
            if member in self._back_at or member in self._on_the_way:
                continue
            wish = mind.wish(self._meeting)
            intent = self._intents.get(member)
            if wish is None:
                self._intents.pop(member, None)
            elif intent is None or intent.wish != wish:
                patience = max(wish.minutes * self._minute, EYE_SECONDS * 1000)
                due = max(wish.not_before, self._now) + round(patience)
                self._intents[member] = _Intent(wish, due)

    def _due(self) -> Iterator[Millis]:
        ring = next_deadline(self._meeting)
        if ring is not None:
            yield ring
        for intent in (*self._intents.values(), *self._on_the_way.values()):
            yield intent.due
        yield from self._noticed_at.values()
        yield from self._back_at.values()

    def _happen_now(self) -> Iterator[Told]:
        ring = next_deadline(self._meeting)
        if ring is not None and ring <= self._now:
            yield self._happens(HUB, RingDue())
        for member in self._take_due(self._noticed_at):
            yield self._happens(HUB, ChangeLines(node="one", opened=(), closed=(member,)))
        for member in self._take_due(self._back_at):
            yield self._happens(HUB, ChangeLines(node="one", opened=(member,), closed=()))
        for member, (wish, due) in list(self._on_the_way.items()):
            if due <= self._now:
                yield self._arrives(member, wish)
        for member, (wish, due) in list(self._intents.items()):
            if due <= self._now:
                self._decides(member, wish)

    def _take_due(self, moments: dict[MemberId, Millis]) -> list[MemberId]:
        due = [member for member, at in moments.items() if at <= self._now]
        for member in due:
            del moments[member]
        return due

    def _decides(self, member: MemberId, wish: Wish) -> None:
        del self._intents[member]
        if wish.deed is Mishap.LINE_DROPS:
            self._minds[member].did(wish)
            self._noticed_at[member] = self._now + HUB_NOTICES
            away = NOTICED_SECONDS * 1000 + AWAY_MINUTES * self._minute
            self._back_at[member] = self._now + round(away)
        else:
            delay = self._dice.between((0, self._slowest), "arrives", member, self._now)
            self._on_the_way[member] = _Intent(wish, self._now + round(delay))

    def _arrives(self, member: MemberId, wish: Wish) -> Told:
        del self._on_the_way[member]
        assert not isinstance(wish.deed, Mishap)
        told = self._happens(member, wish.deed)
        self._minds[member].did(wish)
        if isinstance(wish.deed, Leave):
            del self._minds[member]
        return told

    def _happens(
        self, by: MemberId, command: AnyCommand | TakeSeat | ChangeLines | RingDue
    ) -> Told:
        events = decide(self._meeting, by, self._now, command)
        self._meeting = evolve_all(self._meeting, events)
        return Told(self._now, by, command, events, self._meeting)
