"""Two people press at the same moment: one outcome, and everyone sees the same one."""

from collections.abc import AsyncIterator, Iterator
from itertools import count
from typing import NamedTuple

import pytest
from circlekeeper_protocol.bounds import FloorMode
from circlekeeper_protocol.commands import (
    AnyCommand,
    EndTurn,
    GiveFloor,
    KeepPiece,
    NextSpeaker,
    PassPiece,
    RaiseHand,
    Rename,
    RingBell,
    SetFloorMode,
    StartMeeting,
    TakePiece,
)
from circlekeeper_protocol.frames import Done, Refused
from circlekeeper_protocol.meeting import Meeting

from tests.server.hub.stage import Person, Stage
from tests.support.kept_log import kept_log

FIRST_TURN = 1


class Circle(NamedTuple):
    """Mari and Ana are at one hub, Lea and Bo at the same or another. Mari and Lea facilitate."""

    stage: Stage
    mari: Person
    ana: Person
    lea: Person
    bo: Person
    names: Iterator[str]

    async def begin(self, mode: FloorMode, *hands: Person) -> None:
        """Ana has the floor; `hands` are up."""
        for command in (StartMeeting(), GiveFloor(self.ana.member, 0), SetFloorMode(mode)):
            assert isinstance(await self.mari.do(command), Done)
        await self.catch_up()
        for person in hands:
            assert isinstance(await person.do(RaiseHand("speak")), Done)
        await self.catch_up()

    async def catch_up(self) -> None:
        """A hub learns what another has written when it writes something itself."""
        for person in (self.mari, self.bo, self.mari):
            assert isinstance(await person.do(Rename(next(self.names))), Done)

    async def seen_alike(self, *others: Person) -> Meeting:
        """What came of it, which is what everyone knows of it."""
        last = len((await kept_log(self.stage.log, self.stage.meeting)).records)
        await self.catch_up()
        kept = await kept_log(self.stage.log, self.stage.meeting)
        kept.require_whole()
        for person in (self.mari, self.ana, self.lea, self.bo, *others):
            viewer, seq = person.visitor.viewer, person.seen.seq
            assert seq > last
            assert person.replica() == kept.as_known_to(viewer, person.member, seq)
        return kept.meeting


@pytest.fixture(params=["at one hub", "at two hubs"])
async def circle(stage: Stage, request: pytest.FixtureRequest) -> AsyncIterator[Circle]:
    other = stage.with_new_hub(node="two") if request.param == "at two hubs" else stage
    mari, ana = await stage.circle("Mari", "Ana")
    lea, bo = await other.seated("Lea", "facilitator"), await other.seated("Bo")
    yield Circle(stage, mari, ana, lea, bo, (f"Name {number}" for number in count(1)))
    await other.rooms.stop(0)


async def at_once(*pressed: tuple[Person, AnyCommand]) -> list[str]:
    """What each is answered: done, or why not."""
    sent = [(person, person.send(command)[0]) for person, command in pressed]
    answers = [await person.answer(id) for person, id in sent]
    return [answer.code if isinstance(answer, Refused) else "done" for answer in answers]


async def test_fifty_hands_at_once_are_in_one_order(circle: Circle) -> None:
    await circle.begin("queue")
    near = [await circle.stage.seated(f"Near {place}") for place in range(25)]
    far = [await circle.lea.stage.seated(f"Far {place}") for place in range(25)]
    people = [person for pair in zip(near, far, strict=True) for person in pair]

    answers = await at_once(*((person, RaiseHand("speak")) for person in people))

    assert answers == ["done"] * 50
    hands = (await circle.seen_alike(*people)).floor.hands
    assert [hand.number for hand in hands] == list(range(1, 51))
    assert {hand.member for hand in hands} == {person.member for person in people}


@pytest.mark.parametrize("mari_is_first", [True, False])
async def test_two_who_move_on_from_one_turn_move_on_once(
    circle: Circle, mari_is_first: bool
) -> None:
    await circle.begin("queue", circle.bo, circle.mari)
    on = NextSpeaker(FIRST_TURN, keep_place=False)
    pressed = [(circle.mari, on), (circle.lea, on)]

    answers = await at_once(*(pressed if mari_is_first else reversed(pressed)))

    assert sorted(answers) == ["done", "turn_is_over"]
    floor = (await circle.seen_alike()).floor
    assert floor.turn is not None
    assert (floor.turn.id, floor.turn.member) == (FIRST_TURN + 1, circle.bo.member)
    assert [hand.member for hand in floor.hands] == [circle.mari.member]


@pytest.mark.parametrize("bo_is_first", [True, False])
async def test_a_piece_is_taken_or_taken_back(circle: Circle, bo_is_first: bool) -> None:
    await circle.begin("piece")
    await circle.ana.do(PassPiece(FIRST_TURN, to=circle.bo.member))
    await circle.catch_up()
    take, keep = (circle.bo, TakePiece(FIRST_TURN)), (circle.ana, KeepPiece(FIRST_TURN))

    if bo_is_first:
        taken, kept = await at_once(take, keep)
    else:
        kept, taken = await at_once(keep, take)

    floor = (await circle.seen_alike()).floor
    assert floor.turn is not None
    assert floor.offer is None
    assert (taken, kept, floor.turn.member) in (
        ("done", "turn_is_over", circle.bo.member),
        ("not_offered", "done", circle.ana.member),
    )


@pytest.mark.parametrize("ana_is_first", [True, False])
async def test_a_turn_ends_before_the_bell_or_after_the_quiet(
    circle: Circle, ana_is_first: bool
) -> None:
    await circle.begin("queue", circle.bo)
    end, ring = (circle.ana, EndTurn(FIRST_TURN)), (circle.bo, RingBell(named=False))

    if ana_is_first:
        ended, rang = await at_once(end, ring)
    else:
        rang, ended = await at_once(ring, end)

    meeting = await circle.seen_alike()
    turn = meeting.floor.turn
    assert rang == "done"
    assert meeting.bell is not None
    assert turn is not None
    assert turn.held_at == meeting.bell.at
    assert (ended, turn.member) in (
        ("done", circle.bo.member),
        ("bell_rings", circle.ana.member),
    )
