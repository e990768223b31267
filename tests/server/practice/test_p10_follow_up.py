"""P10: before people part they know when they meet again and how to stay in touch."""

import pytest
from circlekeeper_protocol.commands import EndMeeting, StartMeeting
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view
from circlekeeper_protocol.readers import VIEWERS
from circlekeeper_server.plans import built_in

from tests.server.practice.test_p01_practicalities import changed, said
from tests.support.meetings import MINUTE, NOW, circle_of, do

MARI = 1
IN_A_WEEK = NOW + 7 * 24 * 60 * MINUTE


def gathering() -> Meeting:
    return circle_of("Mari", "Ana", observers=("Piret",))


def running() -> Meeting:
    return do(gathering(), MARI, StartMeeting())


def ended() -> Meeting:
    return do(running(), MARI, EndMeeting())


@pytest.mark.parametrize("meeting", [gathering(), running(), ended()])
def test_the_next_day_can_be_set_at_any_time_and_everyone_sees_it(meeting: Meeting) -> None:
    settled = changed(meeting, next_at=IN_A_WEEK, contact="write to Mari")

    for viewer in VIEWERS:
        seen = view(settled, viewer).about
        assert (seen.next_at, seen.contact) == (IN_A_WEEK, "write to Mari")


def test_it_can_be_taken_back() -> None:
    settled = changed(running(), next_at=IN_A_WEEK)

    assert changed(settled, next_at=None).about.next_at is None


def test_a_day_that_was_set_before_and_has_passed_stands_in_nobodys_way() -> None:
    settled = changed(running(), next_at=NOW + MINUTE)
    later = NOW + 24 * 60 * MINUTE

    moved = do(settled, MARI, said(settled.about, place="Garden"), at=later)

    assert moved.about.place == "Garden"


def test_every_plan_closes_with_a_last_round_and_with_when_and_how_we_meet_again() -> None:
    for offered in built_in().values():
        closing = offered.plan.phases[-1]
        steps = [(step.kind, step.mode) for step in closing.steps]
        assert closing.kind == "closing"
        assert [kind for kind, _ in steps].count("contact") == 1, offered.id
        modes = [mode for _, mode in steps]
        assert "round" in modes or offered.plan.kind == "pair", offered.id  # two just talk
