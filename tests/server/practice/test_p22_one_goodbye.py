"""P22: somebody needs this no longer, or moves away: a goodbye for one, if they wish."""

from circlekeeper_protocol.commands import BeginRound, ShowPrompt
from circlekeeper_server.rules import decide

from tests.support.floors import ANA, BO, MARI, holder, raised, talking
from tests.support.meetings import NOW, do, refused

FAREWELL = ShowPrompt(text="Bo moves on. What would we like to give them on the way?")


def test_it_can_be_put_in_at_any_moment_and_interrupts_nobody() -> None:
    before = raised(talking(), ANA)

    after = do(before, MARI, FAREWELL)

    assert (after.course.prompt, holder(after)) == (FAREWELL.text, ANA)
    assert (after.plan, after.course.progress) == (before.plan, before.course.progress)


def test_everyone_may_say_something_in_any_order_or_nothing() -> None:
    meeting = do(talking(), MARI, FAREWELL)

    going = do(meeting, MARI, BeginRound(mode="volunteer", first=None, backwards=False))

    assert going.floor.round is not None
    assert BO in going.floor.round.to_come
    assert going.course.prompt == FAREWELL.text


def test_facilitators_put_it_in_since_they_have_asked_them_first() -> None:
    with refused("not_a_facilitator"):
        decide(talking(), ANA, NOW, FAREWELL)
