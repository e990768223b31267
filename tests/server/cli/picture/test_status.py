"""What is said under the circle, from the most pressing to the calmest."""

import pytest
from circlekeeper_protocol.bounds import HUB, MemberId, Millis
from circlekeeper_protocol.commands import (
    BeginPhase,
    EndTurn,
    ExtendTime,
    FinishPhase,
    GiveFloor,
    GoToStep,
    PauseTime,
    RaiseHand,
    RingDue,
    SetFloorMode,
    StartMeeting,
)
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.cli.picture.status import LONG_WAIT, NOTICE_AT_LEAST, status
from circlekeeper_server.rules import next_deadline
from circlekeeper_server.rules.time import LEAD
from msgspec.structs import replace

from tests.support.meetings import MINUTE, NOW, circle_of, do, line_lost

MARI, ANA, BO, PIRET = 1, 2, 3, 4


def said(
    meeting: Meeting, me: MemberId = PIRET, at: Millis = NOW, *, connected: bool = True
) -> tuple[str, str]:
    return status(meeting, me, at, connected=connected)


@pytest.fixture
def talking() -> Meeting:
    """In depth, with nobody speaking."""
    meeting = do(circle_of("Mari", "Ana", "Bo", observers=("Piret",)), MARI, StartMeeting())
    return do(meeting, MARI, BeginPhase(phase=1, blend=False))


def test_the_floor_is_free_until_somebody_has_it(talking: Meeting) -> None:
    speaking = do(talking, MARI, GiveFloor(to=ANA, after=0))

    assert said(talking) == ("The floor is free.", "Nobody is waiting to speak.")
    assert said(speaking) == ("Ana has the floor.", "You can just listen.")
    assert said(speaking, ANA) == ("The floor is yours.", "Take your time. You can also pass.")


def test_who_is_next_is_told_so(talking: Meeting) -> None:
    speaking = do(talking, MARI, GiveFloor(to=ANA, after=0))
    meeting = do(speaking, BO, RaiseHand(kind="speak"))

    assert said(meeting) == ("Ana has the floor.", "Bo is next.")
    assert said(meeting, BO) == ("You are next, after Ana.", "No hurry. There is time for you.")


def test_other_floors_have_words_of_their_own(talking: Meeting) -> None:
    free = do(talking, MARI, SetFloorMode(mode="open"))
    quiet = do(talking, MARI, SetFloorMode(mode="quiet"))
    in_round = do(talking, MARI, SetFloorMode(mode="round"))
    while (turn := in_round.floor.turn) is not None:
        in_round = do(in_round, turn.member, EndTurn(turn=turn.id))

    assert said(free) == ("The floor is free.", "Open talk.")
    assert said(quiet) == ("We are quiet together.", "Nobody has to say anything.")
    assert said(in_round) == ("The round has been with everyone.", "You can just listen.")


def test_a_speaker_whose_line_is_down_is_waited_for(talking: Meeting) -> None:
    meeting = line_lost(do(talking, MARI, GiveFloor(to=ANA, after=0)), ANA)

    assert said(meeting) == ("Ana is reconnecting.", "The floor waits for them.")
    long = LONG_WAIT * meeting.plan.minute
    assert said(meeting, at=NOW + long)[1] == "If you all like, the floor can go on."


def test_held_time_is_told(talking: Meeting) -> None:
    assert said(do(talking, MARI, PauseTime())) == ("The time is held.", "Speaking goes on.")


def test_my_own_line_comes_before_the_circle(talking: Meeting) -> None:
    assert said(talking, connected=False)[0] == "Your line is down. We keep your seat."


def rung(meeting: Meeting) -> tuple[Meeting, Millis]:
    """With the next signal announced, and when it rings."""
    due = next_deadline(meeting)
    assert due is not None
    meeting = do(meeting, HUB, RingDue(), at=due)
    [at] = [signal.ring_at for signal in meeting.time.signals if signal.ring_at is not None]
    return meeting, at


def test_a_signal_is_said_when_it_rings_and_for_a_while(talking: Meeting) -> None:
    meeting, at = rung(talking)
    words = ("About 15 minutes left together.", "")
    lasts = MINUTE // 2

    assert said(meeting, at=at - 1)[0] == "The floor is free."
    assert said(meeting, at=at) == said(meeting, at=at + lasts - 1) == words
    assert said(meeting, at=at + lasts)[0] == "The floor is free."

    quick = replace(meeting, plan=replace(meeting.plan, minute=1_000))
    assert said(quick, at=at + NOTICE_AT_LEAST - 1) == words
    assert said(quick, at=at + NOTICE_AT_LEAST)[0] == "The floor is free."


def test_without_a_line_a_signal_is_said_when_it_is_due(talking: Meeting) -> None:
    due = min(signal.due for signal in talking.time.signals)

    assert said(talking, at=due)[0] == "The floor is free."
    assert said(talking, at=due, connected=False)[0] == "About 15 minutes left together."


def test_without_a_line_it_waits_for_whoever_has_the_floor_also_while_theirs_is_down(
    talking: Meeting,
) -> None:
    [signal, *_] = talking.time.signals
    held = line_lost(do(talking, MARI, GiveFloor(to=ANA, after=0)), ANA)

    assert said(held, at=signal.due, connected=False)[0] == "Your line is down. We keep your seat."
    told = said(held, at=signal.hold_until, connected=False)[0]
    assert told == "About 15 minutes left together."


def test_a_quiet_that_may_end_is_said_until_another_step_is_shown() -> None:
    meeting, at = rung(do(circle_of("Mari", "Ana", observers=("Piret",)), MARI, StartMeeting()))
    assert said(meeting, at=at) == ("The quiet may end now.", "Take your time.")

    on = do(meeting, MARI, GoToStep(phase=0, step=1), at=at)
    assert said(on, at=at)[0] != "The quiet may end now."


def test_what_was_told_is_not_said_once_there_is_more_time(talking: Meeting) -> None:
    over = do(talking, MARI, FinishPhase(phase=1))
    meeting = do(over, HUB, RingDue(), at=NOW + 35 * MINUTE - LEAD)
    at = NOW + 35 * MINUTE
    assert said(meeting, at=at)[0] == "The time we set is over. Stay while it is good."

    longer = do(meeting, MARI, ExtendTime(minutes=5, phase=None), at=at)
    assert "over" not in said(longer, at=at)[0]


def test_past_the_end_it_stays_good(talking: Meeting) -> None:
    over = NOW + 60 * MINUTE

    assert said(talking, at=over) == ("The time we set is over.", "Stay while it is good.")
