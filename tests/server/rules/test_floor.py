"""Who may speak, and who is next."""

from circlekeeper_protocol.bounds import HUB, FloorMode
from circlekeeper_protocol.commands import (
    AddSeat,
    BeginPhase,
    EndTurn,
    GiveFloor,
    JoinRound,
    Leave,
    LowerHand,
    MoveHand,
    NextSpeaker,
    PassRound,
    PassTurn,
    RaiseHand,
    SetFloorMode,
    StartMeeting,
)
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.rules import decide
from circlekeeper_server.rules.floor import GRACE

from tests.support.meetings import (
    MINUTE,
    NOW,
    circle_of,
    do,
    line_back,
    line_lost,
    refused,
    take_seat,
)

MARI, ANA, BO, CY, PIRET = 1, 2, 3, 4, 5


def talking(mode: FloorMode = "queue") -> Meeting:
    """Mari facilitates Ana, Bo and Cy, Piret observes; nobody has the floor."""
    meeting = circle_of("Mari", "Ana", "Bo", "Cy", observers=("Piret",))
    meeting = do(meeting, MARI, StartMeeting())
    meeting = do(meeting, MARI, BeginPhase(phase=1, blend=False))
    return do(meeting, MARI, SetFloorMode(mode=mode))


def raised(meeting: Meeting, *members: int) -> Meeting:
    for member in members:
        meeting = do(meeting, member, RaiseHand(kind="speak"))
    return meeting


def holder(meeting: Meeting) -> int | None:
    turn = meeting.floor.turn
    return None if turn is None else turn.member


def in_line(meeting: Meeting) -> list[int]:
    return [hand.member for hand in meeting.floor.hands]


def turn_id(meeting: Meeting) -> int:
    assert meeting.floor.turn is not None
    return meeting.floor.turn.id


def test_the_first_hand_is_called_when_the_floor_is_free() -> None:
    meeting = raised(talking(), ANA, BO, CY)

    assert holder(meeting) == ANA
    assert in_line(meeting) == [BO, CY]


def test_whoever_is_done_gives_way_to_the_next() -> None:
    meeting = raised(talking(), ANA, BO)

    meeting = do(meeting, ANA, EndTurn(turn=turn_id(meeting)))

    assert holder(meeting) == BO


def test_passing_cannot_be_told_from_speaking() -> None:
    meeting = raised(talking(), ANA, BO)
    turn = turn_id(meeting)

    assert decide(meeting, ANA, NOW, PassTurn(turn=turn)) == decide(
        meeting, ANA, NOW, EndTurn(turn=turn)
    )


def test_a_second_next_for_the_same_turn_changes_nothing() -> None:
    meeting = raised(talking(), ANA, BO, CY)
    turn = turn_id(meeting)

    later = do(meeting, MARI, NextSpeaker(after=turn, keep_place=False))

    assert holder(later) == BO
    with refused("turn_is_over"):
        decide(later, MARI, NOW, NextSpeaker(after=turn, keep_place=False))


def test_only_the_speaker_can_say_that_they_are_done() -> None:
    meeting = raised(talking(), ANA)

    with refused("not_your_turn"):
        decide(meeting, BO, NOW, EndTurn(turn=turn_id(meeting)))


def test_participants_cannot_move_the_floor_on_from_someone_who_speaks() -> None:
    meeting = raised(talking(), ANA, BO)

    with refused("not_a_facilitator"):
        decide(meeting, BO, NOW, NextSpeaker(after=turn_id(meeting), keep_place=False))


def test_facilitators_queue_like_everyone() -> None:
    meeting = raised(talking(), ANA, MARI, BO)

    assert in_line(meeting) == [MARI, BO]


def test_observers_listen() -> None:
    meeting = raised(talking(), ANA)

    with refused("observers_listen"):
        decide(meeting, PIRET, NOW, RaiseHand(kind="question"))
    with refused("observers_listen"):
        decide(meeting, MARI, NOW, GiveFloor(to=PIRET, after=turn_id(meeting)))


def test_another_kind_of_wish_keeps_its_place_in_line() -> None:
    meeting = raised(talking(), ANA, BO, CY)

    meeting = do(meeting, BO, RaiseHand(kind="question"))

    assert in_line(meeting) == [BO, CY]
    assert meeting.floor.hands[0].kind == "question"


def test_a_hand_that_is_up_twice_is_one_hand() -> None:
    meeting = raised(talking(), ANA, BO)

    assert decide(meeting, BO, NOW, RaiseHand(kind="speak")) == ()
    assert decide(meeting, CY, NOW, LowerHand()) == ()


def test_facilitators_put_hands_in_another_order() -> None:
    meeting = raised(talking(), ANA, BO, CY, MARI)

    meeting = do(meeting, MARI, MoveHand(member=MARI, place=0))

    assert in_line(meeting) == [MARI, BO, CY]
    with refused("no_hand"):
        decide(meeting, MARI, NOW, MoveHand(member=ANA, place=0))


def test_in_open_talk_nobody_is_called() -> None:
    meeting = raised(talking("open"), ANA, BO)

    assert holder(meeting) is None
    assert in_line(meeting) == [ANA, BO]
    assert holder(do(meeting, MARI, GiveFloor(to=BO, after=0))) == BO
    assert holder(do(meeting, MARI, NextSpeaker(after=0, keep_place=False))) == ANA


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


def test_leaving_ends_the_turn_and_calls_the_next() -> None:
    meeting = raised(talking(), ANA, BO)

    meeting = do(meeting, ANA, Leave())

    assert holder(meeting) == BO


def test_the_floor_waits_for_a_speaker_whose_line_drops_and_their_clock_stands_still() -> None:
    meeting = raised(talking(), ANA, BO)
    began = meeting.floor.turn and meeting.floor.turn.began_at

    meeting = line_lost(meeting, ANA, at=NOW + 5_000)
    assert meeting.floor.turn is not None
    assert meeting.floor.turn.held_at == NOW + 5_000

    meeting = line_back(meeting, ANA, at=NOW + 25_000)
    assert meeting.floor.turn is not None
    assert (meeting.floor.turn.held_at, holder(meeting)) == (None, ANA)
    assert meeting.floor.turn.began_at == (began or 0) + 20_000


def test_facilitators_can_go_on_with_the_reconnecting_person_next() -> None:
    meeting = line_lost(raised(talking(), ANA, BO, CY), ANA)

    meeting = do(meeting, MARI, NextSpeaker(after=turn_id(meeting), keep_place=True))
    assert holder(meeting) == BO
    assert in_line(meeting) == [ANA, CY]

    meeting = do(meeting, BO, EndTurn(turn=turn_id(meeting)))
    assert holder(meeting) == CY
    assert in_line(line_back(meeting, ANA)) == [ANA]


def test_after_the_grace_time_anyone_may_let_the_floor_go_on() -> None:
    meeting = line_lost(raised(talking(), ANA, BO), ANA)
    go_on = NextSpeaker(after=turn_id(meeting), keep_place=True)

    with refused("not_a_facilitator"):
        decide(meeting, CY, NOW + GRACE * MINUTE - 1, go_on)
    assert holder(do(meeting, CY, go_on, at=NOW + GRACE * MINUTE)) == BO


def test_a_round_leaves_out_whoever_cannot_be_reached_until_they_are_back() -> None:
    meeting = line_lost(talking("round"), ANA)
    meeting = do(meeting, MARI, EndTurn(turn=turn_id(meeting)))
    assert holder(meeting) == BO

    meeting = do(line_back(meeting, ANA), BO, EndTurn(turn=turn_id(meeting)))
    assert holder(meeting) == ANA


def test_going_on_calls_nobody_who_cannot_be_reached() -> None:
    meeting = line_lost(raised(talking(), ANA, BO), BO)

    meeting = do(meeting, MARI, NextSpeaker(after=turn_id(meeting), keep_place=False))

    assert (holder(meeting), in_line(meeting)) == (None, [BO])
    with refused("nobody_waits"):
        decide(meeting, MARI, NOW, NextSpeaker(after=0, keep_place=False))


def test_without_a_facilitator_the_floor_does_not_stay_with_whom_one_acts_for() -> None:
    meeting = do(talking(), MARI, AddSeat(name="Nana"))
    meeting = do(meeting, MARI, RaiseHand(kind="speak"), acting_for=6)
    meeting = raised(meeting, ANA)
    assert holder(meeting) == 6

    alone = line_lost(meeting, MARI)
    assert alone.floor.turn is not None
    assert alone.floor.turn.held_at == NOW
    go_on = NextSpeaker(after=turn_id(alone), keep_place=True)
    on = do(alone, BO, go_on, at=NOW + GRACE * MINUTE)
    assert (holder(on), in_line(on)) == (ANA, [6])

    back = line_back(alone, MARI).floor.turn
    assert back is not None
    assert back.held_at is None


def test_a_facilitator_acts_for_whoever_cannot_press_a_button() -> None:
    meeting = line_lost(talking("round"), ANA)

    assert decide(meeting, MARI, NOW, PassRound(), acting_for=ANA)
    with refused("not_for_them"):
        decide(meeting, MARI, NOW, PassRound(), acting_for=BO)
    with refused("not_a_facilitator"):
        decide(meeting, BO, NOW, PassRound(), acting_for=ANA)
