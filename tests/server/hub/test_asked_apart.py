"""What is told at a moment that was set is told then, also after the end of the meeting."""

from circlekeeper_protocol.commands import AnswerGoOn, AskToGoOn, EndMeeting, StartMeeting
from circlekeeper_protocol.meeting import GoingOn
from circlekeeper_server.rules.pair import ANSWER

from tests.server.hub.stage import MINUTES, Stage, until


async def test_both_of_a_pair_hear_at_the_same_moment_and_nobody_hears_the_other(
    stage: Stage,
) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    piret = await stage.seated("Piret", "observer")
    for command in (StartMeeting(), EndMeeting(), AskToGoOn()):
        await mari.do(command)
    before = [len(person.tape.frames) for person in (mari, piret)]
    due = stage.time.now() + ANSWER * MINUTES

    await ana.do(AnswerGoOn(answer="no"))
    assert [len(person.tape.frames) for person in (mari, piret)] == before

    stage.time.move(ANSWER * MINUTES)
    await until(lambda: "GoOnTold" in ana.event_types)
    assert mari.event_types[-1] == "GoOnTold"
    assert len(piret.tape.frames) == before[1]
    [mine] = mari.replica().going_on
    assert mine == GoingOn(member=mari.member, until=due, answer=None, on=False)
