"""The curtain: while it is drawn, or consent is lacking, observers are sent it and nothing else."""

import pytest
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.commands import (
    AllowObservers,
    AnswerObservers,
    BeginPhase,
    DrawCurtain,
    RaiseHand,
    Remove,
    Rename,
    StartMeeting,
)
from circlekeeper_protocol.frames import Door, Refused, Welcome
from circlekeeper_protocol.privacy import view

from tests.server.hub.curtain import assert_is_the_curtain
from tests.server.hub.stage import Person, Stage, until


async def agree(*people: Person, welcome: bool = True) -> None:
    for person in people:
        await person.do(AnswerObservers(welcome=welcome))


def at_the_curtain(person: Person) -> bool:
    return person.visitor.viewer == "outside"


@pytest.fixture
async def watched(stage: Stage) -> list[Person]:
    """Mari facilitates Ana, and Piret observes: all have agreed, and the meeting is running."""
    mari, ana = await stage.circle("Mari", "Ana")
    piret = await stage.seated("Piret", "observer")
    await agree(mari, ana)
    await mari.do(StartMeeting())
    await until(lambda: not at_the_curtain(piret))
    return [mari, ana, piret]


async def test_an_observer_at_the_door_sees_nobody(stage: Stage) -> None:
    await stage.circle("Mari", "Ana")
    visitor = await stage.at_the_door("observer")

    [door] = visitor.tape.frames

    assert isinstance(door, Door)
    assert door.role == "observer"
    assert_is_the_curtain(door.meeting, None)


async def test_observers_wait_outside_until_everyone_has_agreed_and_a_phase_begins(
    stage: Stage,
) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    piret = await stage.seated("Piret", "observer")
    await agree(mari)
    await mari.do(StartMeeting())
    await agree(ana)
    assert_is_the_curtain(piret.replica(), piret.member)
    assert piret.entries == []

    await mari.do(BeginPhase(phase=1, blend=False))
    await until(lambda: not at_the_curtain(piret))

    assert piret.entries == []
    assert piret.replica() == view(await stage.state(), "observer", piret.member)


async def test_it_closes_before_all_observers_at_once_when_anybody_comes_late(
    stage: Stage, watched: list[Person]
) -> None:
    mari, ana, piret = watched
    tab = stage.somebody()
    tab.seat = piret.seat
    await tab.come_back()

    lea = await stage.seated("Lea")
    await mari.do(RaiseHand("speak"))

    for line in (piret, tab):
        assert_is_the_curtain(line.replica(), piret.member)
    assert mari.replica().observing.inside == ()

    await agree(lea)
    assert at_the_curtain(piret), "it opens with a phase alone"
    await mari.do(BeginPhase(phase=1, blend=False))
    await until(lambda: not at_the_curtain(tab))
    assert ana.replica().observing.inside == (piret.member,)


@pytest.mark.parametrize("deed", [DrawCurtain(), AnswerObservers(welcome=False)])
async def test_whoever_draws_it_or_agrees_no_longer_looks_the_same_to_everyone(
    watched: list[Person], deed: DrawCurtain | AnswerObservers
) -> None:
    mari, ana, piret = watched
    before = len(mari.entries)

    await ana.do(deed)
    await until(lambda: len(mari.entries) > before)

    assert [type(event).__name__ for event in mari.entries[-1].events] == ["CurtainDrawn"]
    assert mari.entries[-1].by is None
    assert_is_the_curtain(piret.replica(), piret.member)


async def test_what_happened_behind_it_is_not_told_to_those_who_come_back(
    watched: list[Person],
) -> None:
    mari, ana, piret = watched
    seen = piret.seen
    piret.lose_line()
    await ana.do(DrawCurtain())
    await mari.do(RaiseHand("speak"))
    await mari.do(BeginPhase(phase=1, blend=False))

    await piret.come_back(seen=seen)

    [welcome] = piret.tape.frames[:1]
    assert isinstance(welcome, Welcome)
    assert welcome.meeting.observing.inside == (piret.member,)


async def test_who_is_asked_to_leave_behind_it_is_told_nothing_of_what_came_before(
    watched: list[Person],
) -> None:
    mari, _, piret = watched
    heard = len(piret.entries)

    mari.send(DrawCurtain(), RaiseHand("speak"), Remove(member=piret.member))
    await until(lambda: piret.tape.closed is not None)

    assert piret.tape.closed is CloseCode.REMOVED
    assert "HandRaised" not in piret.event_types[heard:]


async def test_nothing_can_be_found_out_by_asking_from_outside(stage: Stage) -> None:
    mari, _ = await stage.circle("Mari", "Ana")
    piret = await stage.seated("Piret", "observer")
    for moment in (None, StartMeeting()):
        if moment is not None:
            await mari.do(moment)
        for command in (RaiseHand("speak"), Rename("Pi"), BeginPhase(9, blend=False)):
            answer = await piret.do(command)
            assert isinstance(answer, Refused)
            assert answer.code == "curtain_is_drawn"


async def test_what_was_asked_before_it_was_drawn_is_answered_as_if_it_had_been_asked_behind_it(
    watched: list[Person],
) -> None:
    _, ana, piret = watched
    could_see = await piret.do(RaiseHand("speak"))
    assert isinstance(could_see, Refused)
    assert could_see.code != "curtain_is_drawn"

    [asked] = piret.send(RaiseHand("speak"))
    await ana.do(DrawCurtain())
    first = await piret.answer(asked)
    piret.repeat(asked, RaiseHand("speak"))
    await until(lambda: len(piret.answers(asked)) > 1)

    assert isinstance(first, Refused)
    assert first.code == "curtain_is_drawn"
    assert piret.answers(asked) == [first, first]


async def test_when_observers_may_not_come_any_more_nobody_stands_at_their_door(
    stage: Stage, watched: list[Person]
) -> None:
    mari, _, piret = watched
    visitor = await stage.at_the_door("observer")

    await mari.do(AllowObservers(welcome=False, why=""))

    assert visitor.tape.closed is CloseCode.NO_ENTRY
    assert piret.tape.closed is None
    assert_is_the_curtain(piret.replica(), piret.member)
