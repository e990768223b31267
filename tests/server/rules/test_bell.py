"""The bell."""

from typing import get_args

from circlekeeper_protocol.bounds import HUB
from circlekeeper_protocol.commands import (
    AnyCommand,
    EndTurn,
    ExtendBell,
    GiveFloor,
    PauseTime,
    RingBell,
    RingDue,
)
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view
from circlekeeper_protocol.readers import VIEWERS
from circlekeeper_server.rules import decide, next_deadline
from circlekeeper_server.rules.bell import STANDS_STILL

from scripts.generator.promises import promise_of
from tests.support.floors import (
    ANA,
    BO,
    CY,
    MARI,
    PIRET,
    holder,
    raised,
    talking,
    turn_id,
)
from tests.support.meetings import MINUTE, NOW, do, line_back, line_lost, refused

RUNG_UNTIL = NOW + MINUTE


def rung(by: int = ANA, *, named: bool = False) -> Meeting:
    """Ana speaks, Bo is next."""
    return do(raised(talking(), ANA, BO), by, RingBell(named=named))


def test_everything_stands_still_until_it_is_over() -> None:
    meeting = rung(CY)

    assert meeting.bell is not None
    assert meeting.floor.turn is not None
    assert (meeting.bell.until, meeting.floor.turn.held_at) == (RUNG_UNTIL, NOW)
    assert meeting.time.paused_at == NOW
    assert next_deadline(meeting) == RUNG_UNTIL
    with refused("bell_rings"):
        decide(meeting, ANA, NOW, EndTurn(turn=turn_id(meeting)))
    with refused("bell_rings"):
        decide(meeting, MARI, NOW, GiveFloor(to=CY, after=turn_id(meeting)))


def test_it_all_goes_on_together_as_if_no_time_had_passed() -> None:
    before = raised(talking(), ANA, BO)

    after = do(do(before, CY, RingBell(named=False)), HUB, RingDue(), at=RUNG_UNTIL)

    assert after.bell is None
    assert before.floor.turn is not None
    assert after.floor.turn is not None
    assert after.floor.turn.began_at == before.floor.turn.began_at + MINUTE
    assert before.time.ends_at is not None
    assert (after.time.paused_at, after.time.ends_at) == (None, before.time.ends_at + MINUTE)


def test_hands_may_go_up_and_nobody_is_called() -> None:
    meeting = do(talking(), CY, RingBell(named=False))
    meeting = raised(meeting, ANA)
    assert holder(meeting) is None

    assert holder(do(meeting, HUB, RingDue(), at=RUNG_UNTIL)) == ANA


def test_a_time_that_was_held_before_stays_held() -> None:
    meeting = do(talking(), MARI, PauseTime())
    meeting = do(meeting, CY, RingBell(named=False), at=NOW + 5)

    meeting = do(meeting, HUB, RingDue(), at=NOW + 5 + MINUTE)

    assert meeting.time.paused_at == NOW


def test_who_rang_is_told_only_if_they_wish() -> None:
    for role in VIEWERS:
        assert str(CY) not in str(view(rung(CY), role).bell)
    named = rung(CY, named=True).bell
    assert named is not None
    assert named.by == CY


def test_a_bell_that_rings_is_not_rung_again_and_rests_afterwards() -> None:
    meeting = rung(CY)
    assert decide(meeting, BO, NOW, RingBell(named=False)) == ()

    meeting = do(meeting, HUB, RingDue(), at=RUNG_UNTIL)
    with refused("bell_rested"):
        decide(meeting, BO, RUNG_UNTIL + MINUTE, RingBell(named=False))
    rested = RUNG_UNTIL + 2 * MINUTE
    assert decide(meeting, BO, rested, RingBell(named=False))
    with refused("bell_rested"):
        decide(meeting, CY, rested, RingBell(named=False))


def test_observers_do_not_ring() -> None:
    with refused("observers_listen"):
        decide(talking(), PIRET, NOW, RingBell(named=False))


def test_a_speaker_whose_line_was_down_is_waited_for_afterwards_too() -> None:
    meeting = line_lost(rung(CY), ANA, at=NOW + 10)

    meeting = do(meeting, HUB, RingDue(), at=RUNG_UNTIL)

    assert meeting.floor.turn is not None
    assert meeting.floor.turn.held_at is not None
    assert holder(line_back(meeting, ANA, at=RUNG_UNTIL + 5)) == ANA


def test_facilitators_let_the_quiet_last_longer_or_shorter() -> None:
    meeting = do(rung(CY), MARI, ExtendBell(minutes=2))

    assert next_deadline(meeting) == RUNG_UNTIL + 2 * MINUTE
    with refused("too_short"):
        decide(meeting, MARI, NOW, ExtendBell(minutes=-4))
    with refused("no_bell"):
        decide(talking(), MARI, NOW, ExtendBell(minutes=2))


def test_the_words_say_of_each_command_whether_the_bell_holds_it() -> None:
    said = {c for c in get_args(AnyCommand) if "bell_rings" in promise_of(c).refusals}

    assert said == set(STANDS_STILL)
