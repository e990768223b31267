"""While the meeting pauses, observers are told nothing of it: not then, not on coming back."""

from circlekeeper_protocol.commands import (
    AnswerObservers,
    BeginPhase,
    EndMeeting,
    PauseMeeting,
    RaiseHand,
    Remove,
    ResumeMeeting,
    StartMeeting,
)
from circlekeeper_protocol.frames import Entry, Resumed, Welcome
from circlekeeper_protocol.privacy import view

from tests.server.hub.stage import Person, Stage


async def observed(stage: Stage) -> tuple[Person, Person, Person]:
    mari, ana = await stage.circle("Mari", "Ana")
    piret = await stage.seated("Piret", "observer")
    for person in (mari, ana):
        await person.do(AnswerObservers(welcome=True))
    await mari.do(StartMeeting())
    return mari, ana, piret


def brought_since(person: Person, frames: int) -> list[type[object]]:
    return [type(frame) for frame in person.tape.frames[frames:]]


async def test_observers_get_the_curtain_until_a_phase_begins_after_it(stage: Stage) -> None:
    mari, ana, piret = await observed(stage)
    before = len(piret.tape.frames)

    await mari.do(PauseMeeting())
    await ana.do(RaiseHand("speak"))
    await mari.do(ResumeMeeting(prompt=""))
    assert brought_since(piret, before) == [Welcome]
    assert piret.replica() == view(await stage.state(), "outside")

    await mari.do(BeginPhase(phase=1, blend=False))
    assert brought_since(piret, before) == [Welcome, Welcome]
    assert piret.replica() == view(await stage.state(), "observer", piret.member)
    await mari.do(RaiseHand("question"))
    assert brought_since(piret, before)[2:] == [Entry]


async def test_the_circle_goes_on_by_entries(stage: Stage) -> None:
    mari, ana, _ = await observed(stage)
    before = len(ana.tape.frames)

    await mari.do(PauseMeeting())
    await mari.do(ResumeMeeting(prompt=""))

    assert brought_since(ana, before) == [Entry, Entry]
    assert ana.replica() == view(await stage.state(), "participant", ana.member)


async def test_an_observer_who_was_away_is_not_told_of_it_on_coming_back(stage: Stage) -> None:
    mari, ana, piret = await observed(stage)
    seen = piret.seen
    piret.lose_line()
    await mari.do(PauseMeeting())
    await ana.do(RaiseHand("speak"))

    await piret.come_back(seen=seen)
    assert piret.replica() == view(await stage.state(), "outside")
    outside = piret.seen
    piret.lose_line()
    await ana.do(RaiseHand("question"))
    await mari.do(ResumeMeeting(prompt=""))
    await piret.come_back(seen=outside)
    assert [type(frame) for frame in piret.tape.frames] == [Resumed]


async def test_what_happens_at_one_stroke_with_it_reaches_no_observer_either(stage: Stage) -> None:
    mari, ana, piret = await observed(stage)
    before = len(piret.tape.frames)

    ids = mari.send(PauseMeeting(), RaiseHand("speak"), Remove(member=piret.member))
    await mari.answer(ids[-1])

    assert brought_since(piret, before) == []
    assert ana.replica() == view(await stage.state(), "participant", ana.member)


async def test_an_observer_who_comes_meanwhile_stays_outside_until_the_end(stage: Stage) -> None:
    mari, _, _ = await observed(stage)
    await mari.do(PauseMeeting())

    late = await stage.seated("Kim", "observer")
    await mari.do(EndMeeting())

    assert late.replica() == view(await stage.state(), "outside")
    assert late.replica().stage == "ended"
