"""F30: somebody is in danger. One tap, and people come first; later it was a pause."""

from collections.abc import Iterator

import pytest
from circlekeeper_protocol.bounds import MemberId
from circlekeeper_protocol.commands import (
    AddSeat,
    AnyCommand,
    BeginPhase,
    EndMeeting,
    EndTurn,
    HandOver,
    Leave,
    PassRound,
    PauseMeeting,
    RaiseHand,
    ResumeMeeting,
    RingBell,
    SendNote,
    ShowPrompt,
    StayWithGroup,
)
from circlekeeper_protocol.events import (
    AnyEvent,
    CurtainDrawn,
    Events,
    KeeperNamed,
    MeetingPaused,
    MeetingResumed,
    PromptShown,
    QuestionOver,
    SignalsPlanned,
    ThoughtAnswered,
    ThoughtAsked,
    TimePaused,
    TimeResumed,
    TurnHeld,
    TurnResumed,
)
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.meeting import Meeting, PhaseProgress, Time
from circlekeeper_protocol.privacy import is_paused, view, viewer_of, visible_by, visible_events
from circlekeeper_protocol.readers import VIEWERS, Viewer
from circlekeeper_server.rules import decide, next_deadline
from hypothesis import given
from hypothesis.strategies import sampled_from
from msgspec.structs import replace

from tests.support.floors import ANA, BO, CY, MARI, PIRET, holder, raised, talking, turn_id
from tests.support.lives import Deed, live, lives
from tests.support.meetings import MINUTE, NOW, circle_of, do, line_lost, refused

A_PAUSE = (
    CurtainDrawn,
    MeetingPaused,
    MeetingResumed,
    TimePaused,
    TimeResumed,
    TurnHeld,
    TurnResumed,
    SignalsPlanned,
    QuestionOver,
    ThoughtAsked,
    ThoughtAnswered,
)
"""What a pause consists of, for whatever reason it is called. Whoever was asked whether they would
like to hear a thought has as long to answer as before, and alone is told."""

BY_THE_LEAD = (PauseMeeting, StayWithGroup, ResumeMeeting)
LATER = NOW + 20 * MINUTE


def in_depth() -> Meeting:
    """Ana speaks, Bo and Cy wish to; there is a question on the screens."""
    return do(raised(talking(), ANA, BO, CY), MARI, ShowPrompt(text="What is on your mind?"))


def everyone(meeting: Meeting) -> Iterator[tuple[Viewer, MemberId | None]]:
    yield from ((viewer, None) for viewer in VIEWERS)
    yield from ((viewer_of(meeting, seat.id, seat.role), seat.id) for seat in meeting.seats)


def test_one_tap_holds_everything_and_loses_nothing() -> None:
    before = in_depth()

    paused = do(before, MARI, PauseMeeting())

    assert is_paused(paused)
    assert paused.time.paused_at == NOW
    assert next_deadline(paused) is None
    with refused("bell_rings"):
        decide(paused, ANA, NOW, EndTurn(turn=turn_id(paused)))
    after = do(paused, MARI, ResumeMeeting(prompt=""), at=LATER)
    assert holder(after) == ANA
    assert after.floor.hands == before.floor.hands
    assert (after.course.prompt, after.plan) == (before.course.prompt, before.plan)
    assert after.time.ends_at == (before.time.ends_at or 0) + 20 * MINUTE


def test_it_goes_on_with_a_word_from_everyone_if_they_like() -> None:
    paused = do(in_depth(), MARI, PauseMeeting())

    after = do(paused, MARI, ResumeMeeting(prompt="How is everyone now?"), at=LATER)

    assert (after.course.prompt, holder(after)) == ("How is everyone now?", ANA)


def test_while_a_facilitator_is_here_it_is_theirs_and_else_everybodys() -> None:
    meeting = in_depth()
    with refused("not_a_facilitator"):
        decide(meeting, BO, NOW, PauseMeeting())

    unled = line_lost(meeting, MARI)

    assert is_paused(do(unled, BO, PauseMeeting()))
    with refused("observers_listen"):
        decide(unled, PIRET, NOW, PauseMeeting())


def test_a_bell_that_rings_becomes_a_pause_and_everyone_goes_on_from_before_the_bell() -> None:
    before = in_depth()
    rung = do(before, BO, RingBell(named=False))

    paused = do(rung, MARI, PauseMeeting(), at=NOW + 30_000)
    after = do(paused, MARI, ResumeMeeting(prompt=""), at=LATER)

    assert next_deadline(paused) is None
    assert after.time.ends_at == (before.time.ends_at or 0) + 20 * MINUTE


def test_it_helps_before_the_start_too_and_at_any_time_the_meeting_can_end() -> None:
    gathering = do(circle_of("Mari", "Ana"), MARI, PauseMeeting())

    assert is_paused(gathering)
    assert not is_paused(do(gathering, MARI, ResumeMeeting(prompt="")))
    ended = do(do(in_depth(), MARI, PauseMeeting()), MARI, EndMeeting())
    assert (ended.stage, ended.bell) == ("ended", None)


def test_the_curtain_is_drawn_before_observers_and_stays_so_when_it_goes_on() -> None:
    before = in_depth()
    assert before.observing.inside == (PIRET,)

    paused = do(before, MARI, PauseMeeting())
    after = do(paused, MARI, ResumeMeeting(prompt=""), at=LATER)

    for meeting in (paused, after):
        assert viewer_of(meeting, PIRET, "observer") == "outside"
        assert view(meeting, "outside", PIRET).bell is None
    for by, command in ((BO, RaiseHand(kind="question")), (MARI, SendNote(text="I go out"))):
        assert visible_events(decide(paused, by, NOW, command), "outside", PIRET) == ()
    assert do(after, MARI, BeginPhase(phase=2, blend=False)).observing.inside == (PIRET,)


def test_facilitators_alone_know_who_stays_with_the_group_and_it_goes_with_the_pause() -> None:
    paused = do(in_depth(), MARI, PauseMeeting())

    said = do(paused, MARI, StayWithGroup(member=MARI))

    assert view(said, "facilitator", MARI).keeper == MARI
    assert {view(said, viewer).keeper for viewer in VIEWERS if viewer != "facilitator"} == {None}
    assert do(said, MARI, ResumeMeeting(prompt=""), at=LATER).keeper is None
    assert do(said, MARI, HandOver(to=ANA)).keeper is None
    with refused("cannot_facilitate"):
        decide(paused, MARI, NOW, StayWithGroup(member=BO))
    with refused("no_bell"):
        decide(in_depth(), MARI, NOW, StayWithGroup(member=MARI))


@given(lives, sampled_from(["", "How is everyone now?"]))
def test_later_there_was_a_pause_and_nothing_else(life: list[Deed], asked: str) -> None:
    """In whatever meeting somebody is in need: what anyone can read of it, then or on coming back,
    is that everything stood still and for how long, and what all are asked as it goes on. Nobody is
    named in it, not even who called it.
    """
    *_, moment = live(life)
    before, now = moment.after, moment.at
    lead = next((seat.id for seat in before.seats if seat.role == "facilitator"), None)
    if before.stage != "running" or lead is None or before.bell is not None:
        return
    events = decide(before, lead, now, PauseMeeting())
    paused = evolve_all(before, events)
    events += decide(paused, lead, now, StayWithGroup(member=lead))
    paused = evolve_all(before, events)
    on = decide(paused, lead, now + 7 * MINUTE, ResumeMeeting(prompt=asked))
    after = evolve_all(paused, on)
    prompt = asked or before.course.prompt

    for viewer, member in everyone(before):
        read = visible_events(events + on, viewer, member)
        rest = [event for event in read if not isinstance(event, A_PAUSE)]
        rest = [event for event in rest if event != PromptShown(text=prompt)]
        assert all(_of_the_lead(event, viewer) for event in rest)
        assert visible_by(events[:1], lead, viewer, member) is None
        assert visible_by(on, lead, viewer, member) is None
        asks = replace(before, course=replace(before.course, prompt=prompt))
        assert _without_time(view(after, viewer, member)) == _without_time(
            view(asks, viewer, member)
        )
        if viewer in ("door", "outside"):
            assert read == ()


def _of_the_lead(event: AnyEvent, viewer: Viewer) -> bool:
    """Who stayed with the group, as in any pause, is for facilitators."""
    return isinstance(event, KeeperNamed) and viewer == "facilitator"


def _without_time(meeting: Meeting) -> Meeting:
    """The meeting but for its instants, which all have moved on, and the curtain."""
    floor, course = meeting.floor, meeting.course
    turn = floor.turn and replace(floor.turn, began_at=0, held_at=None, ends_at=None)
    progress = tuple(
        PhaseProgress(status=was.status, began_at=None, ends_at=None, step=0, step_ends_at=None)
        for was in course.progress
    )
    return replace(
        meeting,
        time=Time(),
        bell=None,
        observing=replace(meeting.observing, inside=()),
        floor=replace(floor, turn=turn, move=None),
        course=replace(course, progress=progress),
        advice=replace(
            meeting.advice,
            questions=tuple(replace(asked, until=0) for asked in meeting.advice.questions),
        ),
    )


@pytest.mark.parametrize("command", [RaiseHand(kind="speak"), Leave(), AddSeat(name="Nana")])
def test_people_can_come_and_go_meanwhile_and_wish_for_the_floor(command: AnyCommand) -> None:
    paused = do(in_depth(), MARI, PauseMeeting())

    assert decide(paused, MARI, NOW, command)
    with refused("bell_rings"):
        decide(paused, MARI, NOW, PassRound())


def test_the_log_holds_no_word_of_why() -> None:
    meeting = in_depth()
    entries: list[Events] = []
    for command, at in ((PauseMeeting(), NOW), (ResumeMeeting(prompt=""), LATER)):
        entries.append(decide(meeting, MARI, at, command))
        meeting = evolve_all(meeting, entries[-1])

    assert [type(event) for events in entries for event in events if not is_time(event)] == [
        MeetingPaused,
        CurtainDrawn,
        TurnHeld,
        MeetingResumed,
        TurnResumed,
    ]


def is_time(event: AnyEvent) -> bool:
    return isinstance(event, TimePaused | TimeResumed | SignalsPlanned)
