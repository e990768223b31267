"""The ways in which the floor moves, as equals."""

from circlekeeper_protocol.bounds import HUB
from circlekeeper_protocol.commands import (
    BeginPhase,
    BeginRound,
    EndTurn,
    JoinRound,
    NextSpeaker,
    PassRound,
    RingDue,
    SetFloorMode,
)
from circlekeeper_protocol.floor import Customs
from circlekeeper_server.rules import decide

from tests.support.floors import (
    ANA,
    BO,
    CY,
    MARI,
    done,
    holder,
    in_line,
    raised,
    talking,
    turn_id,
)
from tests.support.meetings import MINUTE, NOW, do, line_back, line_lost, refused, take_seat


def test_a_round_goes_around_from_the_facilitator() -> None:
    meeting = talking("round")
    heard = []
    while (speaker := holder(meeting)) is not None:
        heard.append(speaker)
        meeting = do(meeting, speaker, EndTurn(turn=turn_id(meeting)))

    assert heard == [MARI, ANA, BO, CY]


def test_someone_who_lets_the_round_go_by_is_not_called() -> None:
    meeting = do(talking("round"), BO, PassRound())
    meeting = do(meeting, MARI, EndTurn(turn=turn_id(meeting)))
    meeting = do(meeting, ANA, EndTurn(turn=turn_id(meeting)))

    assert holder(meeting) == CY


def test_a_late_comer_may_join_the_round_at_its_end() -> None:
    meeting = do(talking("round"), HUB, take_seat("Dee", 6))
    meeting = do(meeting, 6, JoinRound())

    assert meeting.floor.round is not None
    assert meeting.floor.round.to_come == (ANA, BO, CY, 6)
    with refused("heard_in_this_round"):
        decide(meeting, MARI, NOW, JoinRound())


def test_a_new_mode_lets_the_speaker_finish() -> None:
    meeting = raised(talking(), ANA, BO)

    meeting = do(meeting, MARI, SetFloorMode(mode="round"))

    assert holder(meeting) == ANA


def test_a_round_goes_the_other_way_around_and_from_anyone() -> None:
    meeting = do(talking(), MARI, BeginRound(mode="round", first=BO, backwards=True))

    assert meeting.floor.round is not None
    assert meeting.floor.round.members == (BO, ANA, MARI, CY)
    assert holder(meeting) == BO


def test_another_mode_keeps_hands_and_the_round_that_is_not_over() -> None:
    meeting = raised(done(talking("round")), CY)
    assert holder(meeting) == ANA

    meeting = do(meeting, MARI, SetFloorMode(mode="open"))
    meeting = do(done(meeting), MARI, SetFloorMode(mode="round"))

    assert (holder(meeting), in_line(meeting)) == (BO, [CY])
    assert meeting.floor.round is not None
    assert meeting.floor.round.to_come == (CY,)


def test_a_round_that_is_over_begins_anew_when_the_mode_comes_back() -> None:
    meeting = talking("round")
    for _ in range(4):
        meeting = done(meeting)

    meeting = do(meeting, MARI, SetFloorMode(mode="open"))

    assert holder(do(meeting, MARI, SetFloorMode(mode="round"))) == MARI


def test_a_new_scene_ends_the_round_of_the_one_before() -> None:
    meeting = do(talking("round"), MARI, BeginPhase(phase=2, blend=False))

    assert meeting.floor.round is None


def test_in_a_volunteer_round_each_takes_one_turn_when_they_like() -> None:
    meeting = raised(talking("volunteer"), CY, ANA)
    assert (holder(meeting), in_line(meeting)) == (CY, [ANA])

    meeting = raised(done(meeting), CY)
    assert (holder(meeting), in_line(meeting)) == (ANA, [CY])
    meeting = raised(done(meeting), BO)
    assert (holder(meeting), in_line(meeting)) == (BO, [CY])


def test_nobody_is_moved_on_to_who_has_not_volunteered() -> None:
    meeting = done(raised(talking("volunteer"), CY))

    with refused("nobody_waits"):
        decide(meeting, MARI, NOW, NextSpeaker(after=0, keep_place=False))


def test_at_the_end_of_a_round_everybody_is_asked_whether_there_is_anything_to_add() -> None:
    meeting = talking("round", Customs(asks_to_add=True))
    meeting = raised(meeting, CY, kind="question")
    for _ in range(4):
        meeting = done(meeting)

    assert meeting.floor.round is not None
    assert meeting.floor.round.adding
    assert holder(meeting) == CY
    assert holder(raised(done(meeting), ANA)) == ANA


def test_a_turn_of_a_set_length_is_told_softly_and_goes_on() -> None:
    meeting = raised(talking("queue", Customs(turn_minutes=3)), ANA)
    [sign] = [signal for signal in meeting.time.signals if signal.kind == "turn"]
    assert sign.due == NOW + 3 * MINUTE

    meeting = do(meeting, HUB, RingDue(), at=sign.due)

    [sign] = [signal for signal in meeting.time.signals if signal.kind == "turn"]
    assert (sign.state, holder(meeting)) == ("announced", ANA)


def test_the_sign_of_a_turn_goes_with_the_turn_and_waits_with_it() -> None:
    meeting = raised(talking("queue", Customs(turn_minutes=3)), ANA)

    held = line_lost(meeting, ANA, at=NOW + MINUTE)
    back = line_back(held, ANA, at=NOW + 2 * MINUTE)

    assert not [signal for signal in held.time.signals if signal.kind == "turn"]
    assert [s.due for s in back.time.signals if s.kind == "turn"] == [NOW + 4 * MINUTE]
    assert not [s for s in done(back, at=NOW + 2 * MINUTE).time.signals if s.kind == "turn"]
