"""Trying again: whatever happened, all of it can have happened as much later."""

from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_server.hub.branching import moved
from circlekeeper_server.rules import next_deadline
from hypothesis import given

from tests.support.lives import Deed, live, lives_of_every_sort

LATER = 987_654_321


@given(lives_of_every_sort)
def test_what_happened_can_have_happened_as_much_later(deeds: list[Deed]) -> None:
    for moment in live(deeds):
        later = evolve_all(moved(moment.before, LATER), moved(moment.events, LATER))
        assert later == moved(moment.after, LATER)
        due = next_deadline(moment.after)
        assert next_deadline(later) == (due if due is None else due + LATER)
