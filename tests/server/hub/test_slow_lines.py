"""A line that cannot keep up is cut, and nobody else feels it."""

from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.commands import Rename
from circlekeeper_protocol.frames import AskTime, Done, Resumed

from tests.server.hub.stage import Stage, until


async def test_a_line_that_holds_too_much_is_cut_after_the_write_and_comes_back(
    stage: Stage,
) -> None:
    mari, ana, bo = await stage.circle("Mari", "Ana", "Bo")
    ana.tape.fill_up()
    bo.tape.fill_up(too_much=False)

    answer = await mari.do(Rename("Maria"))

    assert isinstance(answer, Done)
    assert ana.tape.closed is CloseCode.TOO_SLOW
    assert bo.tape.closed is None
    assert bo.event_types[-1] == "Renamed"
    await ana.come_back(seen=ana.seen)
    assert ana.tape.frames == [Resumed(seq=answer.seq, now=stage.time.now())]


async def test_a_line_that_asks_and_does_not_read_is_cut_too(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    for person in (mari, ana):
        person.tape.fill_up()

    mari.send(Rename("Maria"))
    ana.visitor.receive(AskTime(sent=1))

    assert ana.tape.closed is CloseCode.TOO_SLOW
    await until(lambda: mari.tape.closed is CloseCode.TOO_SLOW)


async def test_a_beat_cuts_it_too(stage: Stage) -> None:
    [mari] = await stage.circle("Mari")
    mari.tape.fill_up()

    stage.time.move(1)

    await until(lambda: mari.tape.closed is CloseCode.TOO_SLOW)


async def test_a_snapshot_may_wait_on_top_of_the_usual_backlog(stage: Stage) -> None:
    ana = await stage.at_the_door()
    [door] = ana.tape.writes

    assert ana.tape.allowed == len(door)


async def test_nothing_is_taken_from_or_written_to_a_line_that_is_gone(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    [pending] = ana.send(Rename("Anna"))
    ana.lose_line()
    written = len(ana.tape.writes)

    ana.send(Rename("Nobody"))
    ana.visitor.gone()
    await until(lambda: "Renamed" in mari.event_types)
    await mari.do(Rename("Maria"))

    assert len(ana.tape.writes) == written
    assert [seat.name for seat in (await stage.state()).seats] == ["Maria", "Anna"]
    assert ana.answers(pending) == []
