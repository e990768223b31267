"""A repeated command gets its first answer, and happens once."""

from circlekeeper_protocol.commands import LowerHand, RaiseHand, Rename, StartMeeting
from circlekeeper_protocol.frames import Done, Join, Refused, Welcome
from circlekeeper_protocol.privacy import view
from circlekeeper_server.hub.past import ANSWERS_KEPT

from tests.server.hub.stage import Person, Stage, until


async def answers(person: Person, id: str, times: int) -> list[Done | Refused]:
    await until(lambda: len(person.answers(id)) == times)
    return person.answers(id)


async def test_a_repeated_command_gets_its_first_answer(stage: Stage) -> None:
    [mari] = await stage.circle("Mari")
    first = await mari.do(Rename("Maria"))
    await mari.do(Rename("Mari"))

    mari.repeat(first.id, Rename("Maria"))

    assert await answers(mari, first.id, 2) == [first, first]
    assert [seat.name for seat in (await stage.state()).seats] == ["Mari"]


async def test_it_does_when_both_are_in_one_batch(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    await mari.do(StartMeeting())
    entries = len(await stage.records())

    [id] = ana.send(RaiseHand("speak"))
    ana.send(LowerHand())
    ana.repeat(id, RaiseHand("speak"))

    assert await answers(ana, id, 2) == [Done(id, entries + 1)] * 2
    assert (await stage.state()).floor.hands == ()


async def test_a_repeated_command_gets_its_first_answer_from_another_process(stage: Stage) -> None:
    [mari] = await stage.circle("Mari")
    first = await mari.do(Rename("Maria"))
    await mari.do(Rename("Mari"))
    mari.stage = stage.with_new_hub()

    await mari.come_back()
    mari.repeat(first.id, Rename("Maria"))

    assert await answers(mari, first.id, 1) == [first]


async def test_a_refusal_stays_a_refusal(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    refused = await ana.do(RaiseHand("speak"))
    assert isinstance(refused, Refused)
    await mari.do(StartMeeting())

    ana.repeat(refused.id, RaiseHand("speak"))

    assert await answers(ana, refused.id, 2) == [refused, refused]


async def test_what_changed_nothing_changes_nothing_when_repeated(stage: Stage) -> None:
    [mari] = await stage.circle("Mari")
    done = await mari.do(Rename("Mari"))
    await mari.do(Rename("Maria"))

    mari.repeat(done.id, Rename("Mari"))

    assert await answers(mari, done.id, 2) == [done, done]
    assert [seat.name for seat in (await stage.state()).seats] == ["Maria"]


async def test_only_so_many_answers_are_remembered(stage: Stage) -> None:
    [mari] = await stage.circle("Mari")
    same = Rename("Mari")
    for _ in range(ANSWERS_KEPT // 16 + 1):
        ids = mari.send(*[same] * 16)
        await mari.answer(ids[-1])

    past = stage.rooms._rooms[stage.meeting]._past

    assert len(past._told) == ANSWERS_KEPT
    assert (mari.member, ids[-1]) in past._told


async def test_two_members_may_choose_the_same_command_id(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    mari.repeat("same", Rename("Maria"))
    ana.repeat("same", Rename("Anna"))

    await answers(mari, "same", 1)
    await answers(ana, "same", 1)

    assert [seat.name for seat in (await stage.state()).seats] == ["Maria", "Anna"]


async def test_a_join_with_the_same_secret_finds_the_same_seat(stage: Stage) -> None:
    ana = await stage.seated("Ana")
    member = ana.member
    ana.lose_line()

    await ana.come_to_the_door("participant")
    welcome = await ana.join("Ana")

    assert isinstance(welcome, Welcome)
    assert welcome.member == member
    assert len((await stage.state()).seats) == 1


async def test_a_join_sent_twice_at_once_takes_one_seat(stage: Stage) -> None:
    ana = await stage.at_the_door()

    ana.visitor.receive(Join("j", "Ana", ana.seat))
    ana.visitor.receive(Join("j", "Ana", ana.seat))
    [rename] = ana.send(Rename("Anna"))
    await ana.answer(rename)

    assert len((await stage.state()).seats) == 1
    assert ana.replica() == view(await stage.state(), "participant")


async def test_whoever_is_seated_takes_no_other_seat(stage: Stage) -> None:
    ana, bo = await stage.circle("Ana", "Bo")
    own = ana.seat

    for other in (bo.seat, "x" * 22):
        ana.seat = other
        answer = await ana.join("Ann")
        assert isinstance(answer, Refused)
        assert answer.code == "malformed"

    assert len((await stage.state()).seats) == 2
    ana.seat = own
    assert ana.member == 1
    assert isinstance(await ana.join("Ana"), Welcome)


async def test_an_unclear_name_is_refused_and_another_one_is_taken(stage: Stage) -> None:
    ana = await stage.at_the_door()

    refused = await ana.join("\x07")
    welcome = await ana.join("Ana")

    assert isinstance(refused, Refused)
    assert refused.code == "unclear_name"
    assert isinstance(welcome, Welcome)
