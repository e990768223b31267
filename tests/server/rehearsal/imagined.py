"""A rehearsal in the head: the minds of its people and the rules, without hub, lines or waiting.

Time jumps from one thing that is due to the next. What somebody decided takes a moment to arrive at
the hub, and by then others may have done something.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from circlekeeper_protocol.bounds import HUB, MemberId, Millis, TurnId
from circlekeeper_protocol.commands import (
    AnyCommand,
    AnyHubCommand,
    ChangeLines,
    Leave,
    OfferThought,
    RingDue,
    TakeSeat,
)
from circlekeeper_protocol.events import Events
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.meeting import Meeting, Plan
from circlekeeper_protocol.privacy import view, viewer_of
from circlekeeper_protocol.refusals import Refused
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import Position, Tail
from circlekeeper_server.hub.record import Record, store
from circlekeeper_server.plans import built_in, rehearsed
from circlekeeper_server.rehearsal import Scenario, scenarios_with
from circlekeeper_server.rehearsal.dice import Dice
from circlekeeper_server.rehearsal.facilitator import Facilitator
from circlekeeper_server.rehearsal.looking import is_good_to_join
from circlekeeper_server.rehearsal.participant import Participant, playing
from circlekeeper_server.rehearsal.person import AWAY_MINUTES, NOTICED_SECONDS
from circlekeeper_server.rehearsal.recalling import recalled
from circlekeeper_server.rehearsal.scenario import SEEN, Character
from circlekeeper_server.rehearsal.wish import Mishap, Wish
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

PLANS: Final = {each.id: each.plan for each in (rehearsed(), *built_in().values())}
SCENARIOS: Final = scenarios_with(PLANS)
WATCHED: Final = tuple(SCENARIOS[id] for id in SEEN)

HUB_NOTICES: Final[Millis] = 3_000
"""After so long the hub writes down that a line is gone."""


class Told(NamedTuple):
    """One command, and what it caused."""

    at: Millis
    by: MemberId
    command: AnyCommand | AnyHubCommand
    events: Events
    after: Meeting


class _OnTheWay(NamedTuple):
    wish: Wish
    due: Millis
    """When the command arrives."""


def imagine(
    scenario: Scenario,
    seed: str,
    *,
    plan: Plan | None = None,
    minute: Millis = 1_000,
    slowest: Millis = 0,
    by_the_log: bool = False,
) -> Iterator[Told]:
    """Everything until all but the facilitator and an observer have left. A command may take
    `slowest` to arrive. `by_the_log` they remember only what that tells, what they are about to
    do, and thoughts that came to nothing. Raises `Refused`.
    """
    held = replace(plan or PLANS[scenario.plan], minute=minute)
    return _Imagined(scenario, Dice(seed), held, slowest, by_the_log=by_the_log).tell()


async def kept(told: list[Told]) -> Tail:
    """What the log holds of it afterwards."""
    log, position = MemoryEventLog(), Position("one", 0)
    first = decide(None, HUB, NOW, replace(MAKE, plan=told[0].after.plan))
    entries = [(NOW, HUB, first), *((each.at, each.by, each.events) for each in told)]
    for seq, (at, by, events) in enumerate(entries, 1):
        record = Record(seq=seq, at=at, by=by, cause=None, node="one", events=events)
        await store(log, "it", position, [record], at + 1)
        position = Position("one", seq)
    return await log.read("it")


class _Imagined:
    def __init__(
        self, scenario: Scenario, dice: Dice, plan: Plan, slowest: Millis, *, by_the_log: bool
    ) -> None:
        self._by_the_log = by_the_log
        self._told: Events = ()
        self._came_to_nothing: dict[MemberId, TurnId] = {}
        """Which turn each offered a thought about, where nothing followed from it."""
        self._scenario = scenario
        self._dice = dice
        self._minute = plan.minute
        self._slowest = slowest
        self._now = NOW
        self._people: dict[MemberId, Participant] = {}
        self._look_at: dict[MemberId, Millis] = {}
        """When somebody does something, unless the meeting changes before."""
        self._on_the_way: dict[MemberId, _OnTheWay] = {}
        self._noticed_at: dict[MemberId, Millis] = {}
        self._back_at: dict[MemberId, Millis] = {}
        self._meeting = begun(decide(None, HUB, NOW, replace(MAKE, plan=plan)))

    def tell(self) -> Iterator[Told]:
        name, expected = self._scenario.facilitator, self._scenario.expected
        leads = Facilitator(dice=self._dice.of(name), expected=expected)
        yield self._sits(name, leads, FACILITATOR_INVITE)
        yield self._happens(HUB, take_seat("Piret", 99, OBSERVER_INVITE))
        people = self._scenario.characters
        late = [character for character in people if character.all_ways.arrives_late]
        for character in people:
            if character not in late:
                yield self._comes(character)
        while len(self._meeting.seats) > 2:
            if late and is_good_to_join(self._meeting):
                yield self._comes(late.pop())
            self._look_around()
            self._now = max(self._now, min(self._due()))
            yield from self._happen_now()

    def _comes(self, character: Character) -> Told:
        return self._sits(character.name, playing(character, self._dice), PARTICIPANT_INVITE)

    def _sits(self, name: str, who: Participant, invite: str) -> Told:
        member = self._meeting.joined + 1
        self._people[member] = replace(who, member=member)
        return self._happens(HUB, take_seat(name, member, invite))

    def _look_around(self) -> None:
        """Everyone who has a line and waits for no answer."""
        self._look_at.clear()
        for member in list(self._people):
            if member not in self._back_at and member not in self._on_the_way:
                self._looks(member)

    def _looks(self, member: MemberId) -> None:
        who = self._people[member]
        if self._by_the_log and not isinstance(who, Facilitator):
            told = recalled(self._told, member)
            thought = max(told.had_a_thought, self._came_to_nothing.get(member, 0))
            told = replace(told, wish=who.mind.wish, due=who.mind.due, had_a_thought=thought)
            who = who.recalls(told)
        role = next(seat.role for seat in self._meeting.seats if seat.id == member)
        seen = view(self._meeting, viewer_of(self._meeting, member, role), member)
        who, deed, look_again = who.behave(seen, self._now)
        self._people[member] = who
        if look_again is not None:
            self._look_at[member] = look_again
        if deed is not None:
            self._decides(member, deed)

    def _due(self) -> Iterator[Millis]:
        ring = next_deadline(self._meeting)
        if ring is not None:
            yield ring
        for on_the_way in self._on_the_way.values():
            yield on_the_way.due
        yield from self._look_at.values()
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
                yield from self._arrives(member, wish)

    def _take_due(self, moments: dict[MemberId, Millis]) -> list[MemberId]:
        due = [member for member, at in moments.items() if at <= self._now]
        for member in due:
            del moments[member]
        return due

    def _decides(self, member: MemberId, wish: Wish) -> None:
        if wish.deed is Mishap.LINE_DROPS:
            self._people[member] = self._people[member].did(wish)
            self._noticed_at[member] = self._now + HUB_NOTICES
            away = NOTICED_SECONDS * 1000 + AWAY_MINUTES * self._minute
            self._back_at[member] = self._now + round(away)
        else:
            delay = self._dice.between((0, self._slowest), "arrives", member, self._now)
            self._on_the_way[member] = _OnTheWay(wish, self._now + round(delay))

    def _arrives(self, member: MemberId, wish: Wish) -> Iterator[Told]:
        del self._on_the_way[member]
        assert not isinstance(wish.deed, Mishap)
        try:
            told = self._happens(member, wish.deed)
        except Refused:
            if not isinstance(wish.deed, OfferThought):  # the one deed that others can outrun
                raise
            return
        if isinstance(wish.deed, OfferThought) and not told.events:
            self._came_to_nothing[member] = wish.deed.turn
        yield told
        if isinstance(wish.deed, Leave):
            del self._people[member]
        else:
            self._people[member] = self._people[member].did(wish)

    def _happens(
        self, by: MemberId, command: AnyCommand | TakeSeat | ChangeLines | RingDue
    ) -> Told:
        events = decide(self._meeting, by, self._now, command)
        self._meeting = evolve_all(self._meeting, events)
        if self._by_the_log:
            self._told += events
        return Told(self._now, by, command, events, self._meeting)
