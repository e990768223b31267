"""F17: observers come where a meeting says so, and see behind everyone's consent alone."""

import pytest
from circlekeeper_protocol.commands import (
    AddCompanion,
    AddSeat,
    AllowObservers,
    AnswerObservers,
    BeginPhase,
    DrawCurtain,
    EndMeeting,
    Leave,
    PauseMeeting,
    SendNote,
    StartMeeting,
)
from circlekeeper_protocol.events import CurtainDrawn, SeatTaken
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view, visible_events
from circlekeeper_protocol.readers import Viewer
from circlekeeper_server.rules import accepts_invite, decide
from msgspec.structs import replace

from tests.support.meetings import (
    MAKE,
    NOW,
    OBSERVER_INVITE,
    all_agree,
    begun,
    circle_of,
    do,
    line_lost,
    refused,
    take_seat,
    watched,
)

MARI, ANA, BO, PIRET, NEXT = range(1, 6)


def circle() -> Meeting:
    return circle_of("Mari", "Ana", "Bo", observers=("Piret",))


def sees(meeting: Meeting) -> bool:
    return PIRET in meeting.observing.inside


def next_phase(meeting: Meeting) -> Meeting:
    return do(meeting, MARI, BeginPhase(phase=1, blend=False))


def test_none_come_unless_the_meeting_says_so() -> None:
    meeting = begun(decide(None, 0, NOW, replace(MAKE, observers=False)))
    assert accepts_invite(meeting, OBSERVER_INVITE) is None
    meeting = do(meeting, 0, take_seat("Mari", MARI, MAKE.facilitator))

    allowed = do(meeting, MARI, AllowObservers(welcome=True, why=" Piret  learns. "))

    assert accepts_invite(allowed, OBSERVER_INVITE) == "observer"
    assert view(allowed, "door").observing.why == "Piret learns."
    with refused("no_observers"):
        decide(meeting, MARI, NOW, AnswerObservers(welcome=True))


def test_everyone_is_asked_anew_when_the_reason_changes() -> None:
    meeting = watched(circle())
    assert sees(meeting)

    changed = do(meeting, MARI, AllowObservers(welcome=True, why="Oleg learns."))

    assert not sees(changed)
    assert changed.observing.answers == ()
    assert sees(next_phase(all_agree(changed)))
    assert do(changed, MARI, AllowObservers(welcome=True, why="Oleg learns.")) == changed


def test_each_knows_their_own_answer_and_nobody_anybody_elses() -> None:
    meeting = do(circle(), ANA, AnswerObservers(welcome=False))

    assert [one.welcome for one in view(meeting, "participant", ANA).observing.answers] == [False]
    assert view(meeting, "facilitator", MARI).observing.answers == ()
    assert view(meeting, "participant", BO) == view(circle(), "participant", BO)


def test_one_who_does_not_agree_keeps_the_curtain_drawn_and_leaving_opens_it_with_a_phase() -> None:
    refuses = do(all_agree(circle()), ANA, AnswerObservers(welcome=False))
    meeting = next_phase(do(refuses, MARI, StartMeeting()))
    assert not sees(meeting)

    left = do(meeting, ANA, Leave())

    assert ANA not in {answer.member for answer in left.observing.answers}
    assert not sees(left), "or everyone would know who it was"
    assert sees(do(left, MARI, BeginPhase(phase=2, blend=False)))


def test_whatever_draws_it_looks_the_same() -> None:
    meeting = watched(circle())
    for by, command in ((BO, DrawCurtain()), (BO, AnswerObservers(welcome=False))):
        events = decide(meeting, by, NOW, command)
        assert visible_events(events, "participant", ANA) == (CurtainDrawn(),)
    late = decide(meeting, 0, NOW, take_seat("Lea", NEXT))
    assert [type(event) for event in visible_events(late, "participant", ANA)] == [
        SeatTaken,
        CurtainDrawn,
    ]


@pytest.mark.parametrize("deed", [DrawCurtain(), AnswerObservers(welcome=False)])
def test_after_the_end_too_anyone_draws_it_and_then_for_good(
    deed: DrawCurtain | AnswerObservers,
) -> None:
    over = do(watched(circle()), MARI, EndMeeting())
    assert sees(over)

    drawn = do(over, ANA, deed)

    assert not sees(drawn)
    assert not sees(do(drawn, ANA, AnswerObservers(welcome=True)))
    with refused("meeting_is_over"):
        next_phase(drawn)


def test_it_opens_again_with_the_next_phase_and_not_while_the_meeting_pauses() -> None:
    drawn = do(watched(circle()), ANA, DrawCurtain())
    assert sees(next_phase(drawn))

    paused = do(watched(circle()), MARI, PauseMeeting())
    assert not sees(paused)
    assert not sees(next_phase(paused))


def test_a_new_observer_sees_from_the_next_phase_on() -> None:
    meeting = do(watched(circle()), 0, take_seat("Oleg", NEXT, OBSERVER_INVITE))
    assert meeting.observing.inside == (PIRET,)
    assert next_phase(meeting).observing.inside == (PIRET, NEXT)


def test_whoever_is_away_has_been_asked_all_the_same() -> None:
    meeting = line_lost(circle(), BO)
    for member in (MARI, ANA):
        meeting = do(meeting, member, AnswerObservers(welcome=True))
    assert not sees(do(meeting, MARI, StartMeeting()))


def test_who_has_no_device_says_yes_aloud_and_a_no_is_written_nowhere() -> None:
    for by, command in ((MARI, AddSeat(name="Nana")), (ANA, AddCompanion(name="Nana"))):
        meeting = all_agree(circle())
        meeting = do(meeting, by, command)
        assert not sees(do(meeting, MARI, StartMeeting()))
        with refused("not_a_facilitator"):
            decide(meeting, ANA, NOW, AnswerObservers(welcome=True), acting_for=NEXT)

        said = do(meeting, MARI, AnswerObservers(welcome=True), acting_for=NEXT)

        assert view(said, "facilitator", MARI).observing.aloud == (NEXT,)
        assert view(said, "participant", ANA).observing.aloud == ()
        assert sees(do(said, MARI, StartMeeting()))
        assert do(said, MARI, AnswerObservers(welcome=False), acting_for=NEXT) == meeting
        assert do(meeting, MARI, AnswerObservers(welcome=False), acting_for=NEXT) == meeting


def test_nobody_answers_for_somebody_who_can() -> None:
    with refused("not_for_them"):
        decide(line_lost(circle(), BO), MARI, NOW, AnswerObservers(welcome=True), acting_for=BO)


def test_observers_write_to_one_another_only_where_everyone_was_told_so() -> None:
    meeting = watched(circle_of("Mari", "Ana", "Bo", observers=("Piret", "Oleg")))
    word = SendNote(text="Did you see how she waited?")
    with refused("not_a_facilitator"):
        decide(meeting, PIRET, NOW, word)

    asked = do(meeting, MARI, AllowObservers(welcome=True, why="They learn.", line=True))
    assert not asked.observing.answers, "everyone is asked anew"
    with refused("curtain_is_drawn"):
        decide(asked, PIRET, NOW, word)
    written = do(next_phase(all_agree(asked)), PIRET, word)

    assert [note.text for note in view(written, "observer", PIRET + 1).observing.notes] == [
        word.text
    ]
    others: tuple[tuple[Viewer, int | None], ...] = (
        ("facilitator", MARI),
        ("participant", ANA),
        ("door", None),
    )
    for viewer, member in others:
        assert view(written, viewer, member).observing.notes == ()
    drawn = do(written, ANA, DrawCurtain())
    assert view(drawn, "outside", PIRET).observing.notes == ()


def test_observers_take_part_in_nothing_and_agree_to_nothing() -> None:
    meeting = watched(circle())
    for command in (AnswerObservers(welcome=True), DrawCurtain()):
        with refused("observers_listen"):
            decide(meeting, PIRET, NOW, command)
