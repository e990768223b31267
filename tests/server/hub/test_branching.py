"""Trying again: whatever happened, all of it can have happened as much later."""

from circlekeeper_protocol.commands import RaiseHand, Rename, SetFloorMode, StartMeeting
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.hub.branching import moved
from circlekeeper_server.rules import next_deadline
from hypothesis import given

from tests.server.hub.stage import Stage
from tests.support.lives import Deed, live, lives_of_every_sort

LATER = 987_654_321


@given(lives_of_every_sort)
def test_what_happened_can_have_happened_as_much_later(deeds: list[Deed]) -> None:
    for moment in live(deeds):
        later = evolve_all(moved(moment.before, LATER), moved(moment.events, LATER))
        assert later == moved(moment.after, LATER)
        due = next_deadline(moment.after)
        assert next_deadline(later) == (due if due is None else due + LATER)


async def test_a_moment_has_the_name_by_which_somebody_went_then() -> None:
    stage = await Stage.set_up(MemoryEventLog())
    mari, ana = await stage.circle("Mari", "Ana")
    await mari.do(StartMeeting())
    await mari.do(SetFloorMode(mode="queue"))
    await ana.do(Rename("Anneli"))
    await ana.do(RaiseHand("speak"))

    names = [each.name for each in await stage.rooms.moments(stage.meeting, mari.seat)]

    assert names == ["", "Anneli"]
