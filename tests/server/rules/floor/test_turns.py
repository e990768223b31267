"""How the floor goes from one person to the next."""

from circlekeeper_protocol.commands import (
    EndTurn,
    GiveFloor,
    HandBack,
    Leave,
    NextSpeaker,
    PassRound,
    PassTurn,
    RaiseHand,
    SetHelp,
)
from circlekeeper_protocol.privacy import view
from circlekeeper_server.rules import decide

from tests.support.floors import (
    ANA,
    BO,
    CY,
    MARI,
    PIRET,
    done,
    holder,
    in_line,
    raised,
    talking,
    turn_id,
)
from tests.support.meetings import NOW, do, line_lost, refused


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


def test_observers_listen() -> None:
    meeting = raised(talking(), ANA)

    with refused("observers_listen"):
        decide(meeting, PIRET, NOW, RaiseHand(kind="question"))
    with refused("observers_listen"):
        decide(meeting, MARI, NOW, GiveFloor(to=PIRET, after=turn_id(meeting)))


def test_in_open_talk_nobody_is_called() -> None:
    meeting = raised(talking("open"), ANA, BO)

    assert holder(meeting) is None
    assert in_line(meeting) == [ANA, BO]
    assert holder(do(meeting, MARI, GiveFloor(to=BO, after=0))) == BO
    assert holder(do(meeting, MARI, NextSpeaker(after=0, keep_place=False))) == ANA


def test_leaving_ends_the_turn_and_calls_the_next() -> None:
    meeting = raised(talking(), ANA, BO)

    meeting = do(meeting, ANA, Leave())

    assert holder(meeting) == BO


def test_a_facilitator_acts_for_whoever_cannot_press_a_button() -> None:
    meeting = line_lost(talking("round"), ANA)

    assert decide(meeting, MARI, NOW, PassRound(), acting_for=ANA)
    with refused("not_for_them"):
        decide(meeting, MARI, NOW, PassRound(), acting_for=BO)
    with refused("not_a_facilitator"):
        decide(meeting, BO, NOW, PassRound(), acting_for=ANA)


def test_whoever_asked_something_gives_the_floor_back() -> None:
    meeting = raised(raised(talking(), ANA, CY), BO, kind="question")
    meeting = do(meeting, MARI, GiveFloor(to=BO, after=turn_id(meeting)))

    meeting = do(meeting, BO, HandBack(turn=turn_id(meeting)))

    assert (holder(meeting), in_line(meeting)) == (ANA, [CY])


def test_the_floor_goes_back_to_nobody_who_is_not_here() -> None:
    meeting = raised(talking(), ANA)
    with refused("nobody_before"):
        decide(meeting, ANA, NOW, HandBack(turn=turn_id(meeting)))

    meeting = line_lost(done(raised(meeting, BO)), ANA)
    with refused("nobody_before"):
        decide(meeting, BO, NOW, HandBack(turn=turn_id(meeting)))


def test_the_speaker_says_what_would_help_for_this_turn() -> None:
    meeting = raised(talking(), ANA, BO)
    meeting = do(meeting, ANA, SetHelp(turn=turn_id(meeting), help="ideas"))

    assert meeting.floor.turn is not None
    assert meeting.floor.turn.help == "ideas"
    following = done(meeting).floor.turn
    assert following is not None
    assert following.help == "listening"
    with refused("not_your_turn"):
        decide(meeting, BO, NOW, SetHelp(turn=turn_id(meeting), help="ideas"))


def test_facilitators_alone_know_who_has_been_heard() -> None:
    meeting = done(raised(talking(), ANA, BO))

    assert view(meeting, "facilitator").floor.heard == (ANA,)
    assert view(meeting, "participant").floor.heard == ()
    assert view(meeting, "facilitator").vault.spoken == ()
