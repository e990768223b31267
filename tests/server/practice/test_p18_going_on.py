"""P18: it is no shame to stop, or to look for somebody else; anyone can go at any time."""

from typing import get_args

import pytest
from circlekeeper_protocol.bounds import HUB, MemberId, Wish
from circlekeeper_protocol.commands import (
    AddCompanion,
    AnswerGoOn,
    AnyCommand,
    AskToGoOn,
    EndMeeting,
    Leave,
    Remove,
    RingDue,
    StartMeeting,
)
from circlekeeper_protocol.events import Events, GoOnTold, MemberLeft
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.meeting import Meeting, SeriesPlace
from circlekeeper_protocol.privacy import view, visible_events
from circlekeeper_protocol.readers import VIEWERS, Viewer
from circlekeeper_server.rules import decide, next_deadline
from circlekeeper_server.rules.pair import ANSWER
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.meetings import MINUTE, NOW, circle_of, do, refused

MARI, ANA, PIRET = 1, 2, 3
WISHES: tuple[Wish, ...] = get_args(Wish)
TOLD_AT = NOW + ANSWER * MINUTE

READERS: tuple[tuple[Viewer, MemberId | None], ...] = (
    *((viewer, None) for viewer in VIEWERS),
    ("observer", PIRET),
    ("facilitator", 99),
)
"""Everybody but the two."""


def over() -> Meeting:
    pair = do(circle_of("Mari", "Ana", observers=("Piret",)), MARI, StartMeeting())
    return do(pair, MARI, EndMeeting())


def asked() -> Meeting:
    return do(over(), MARI, AskToGoOn())


def answered(*answers: tuple[MemberId, Wish], at: int = NOW) -> Meeting:
    meeting = asked()
    for member, wish in answers:
        meeting = do(meeting, member, AnswerGoOn(answer=wish), at=at)
    return meeting


def told(meeting: Meeting) -> list[bool | None]:
    """What each of the two hears, when its moment has come."""
    return [one.on for one in do(meeting, HUB, RingDue(), at=TOLD_AT).going_on]


def test_both_are_told_yes_only_if_both_wish_it() -> None:
    assert told(answered((MARI, "yes"), (ANA, "yes"))) == [True, True]
    for one in WISHES:
        for other in WISHES:
            expected = one == other == "yes"
            assert told(answered((MARI, one), (ANA, other))) == [expected, expected]


def test_no_answer_is_no_yes_and_sounds_like_no() -> None:
    assert told(asked()) == [False, False]
    assert told(answered((MARI, "yes"))) == told(answered((MARI, "yes"), (ANA, "no")))
    left = do(answered((MARI, "yes")), ANA, Leave())
    assert [one.on for one in do(left, HUB, RingDue(), at=TOLD_AT).going_on] == [False, False]


def test_both_hear_at_the_moment_that_was_set_however_early_they_answer() -> None:
    for meeting in (asked(), answered((MARI, "no")), answered((MARI, "yes"), (ANA, "yes"))):
        assert next_deadline(meeting) == TOLD_AT
        assert decide(meeting, HUB, TOLD_AT - 1, RingDue()) == ()
    assert next_deadline(do(asked(), HUB, RingDue(), at=TOLD_AT)) is None


def test_minds_can_be_changed_until_then() -> None:
    changed = do(answered((MARI, "no"), (ANA, "yes")), MARI, AnswerGoOn(answer="yes"))

    assert told(changed) == [True, True]
    with refused("not_asked"):
        decide(changed, MARI, TOLD_AT, AnswerGoOn(answer="no"))


def test_it_is_asked_of_two_after_the_end_and_only_where_nobody_looks_on() -> None:
    with refused("not_a_facilitator"):
        decide(over(), ANA, NOW, AskToGoOn())
    running = do(circle_of("Mari", "Ana"), MARI, StartMeeting())
    with refused("not_over"):
        decide(running, MARI, NOW, AskToGoOn())
    with refused("not_asked"):
        decide(running, MARI, NOW, AnswerGoOn(answer="no"))
    three = do(do(circle_of("Mari", "Ana", "Bo"), MARI, StartMeeting()), MARI, EndMeeting())
    with refused("not_a_pair"):
        decide(three, MARI, NOW, AskToGoOn())
    one_phone = do(circle_of("Mari", "Ana"), ANA, AddCompanion(name="Nana"))
    shared = do(do(do(one_phone, MARI, StartMeeting()), ANA, Leave()), MARI, EndMeeting())
    with refused("not_in_private"):
        decide(shared, MARI, NOW, AskToGoOn())
    with refused("curtain_is_drawn"):
        decide(asked(), PIRET, NOW, AnswerGoOn(answer="yes"))


def test_in_a_series_it_is_asked_after_the_first_meeting_alone() -> None:
    for number in (1, 2, 3):
        place = SeriesPlace(number=number, of=3, every_days=7)
        meeting = replace(over(), series=place)
        if number == 1:
            assert do(meeting, MARI, AskToGoOn()).going_on
        else:
            with refused("asked_at_first"):
                decide(meeting, MARI, NOW, AskToGoOn())


wishes = st.lists(st.tuples(st.sampled_from([MARI, ANA]), st.sampled_from(WISHES)), max_size=6)


@given(wishes)
def test_nobody_else_ever_reads_an_answer_or_what_came_of_it(
    answers: list[tuple[MemberId, Wish]],
) -> None:
    meeting = over()
    views = [view(meeting, viewer, member) for viewer, member in READERS]
    deeds: list[tuple[MemberId, AnyCommand | RingDue, int]] = [
        (MARI, AskToGoOn(), NOW),
        *((member, AnswerGoOn(answer=wish), NOW) for member, wish in answers),
        (HUB, RingDue(), TOLD_AT),
    ]
    for by, command, at in deeds:
        events = decide(meeting, by, at, command)
        meeting = evolve_all(meeting, events)
        assert all(visible_events(events, *reader) == () for reader in READERS)
        assert [view(meeting, *reader) for reader in READERS] == views


@given(
    st.sampled_from([None, *WISHES]), st.sampled_from([None, *WISHES]), st.sampled_from([MARI, ANA])
)
def test_neither_of_the_two_can_tell_what_the_other_said(
    one: Wish | None, another: Wish | None, me: MemberId
) -> None:
    """Whatever the other says or leaves unsaid, my screen is the same until the moment that
    was set, and after it the same whenever what comes of it is the same."""
    other = ANA if me == MARI else MARI
    for mine in WISHES:
        meetings = []
        for theirs in (one, another):
            answers = [(me, mine)] if theirs is None else [(other, theirs), (me, mine)]
            meetings.append(answered(*answers))
        role: Viewer = "facilitator" if me == MARI else "participant"
        first, second = (view(meeting, role, me) for meeting in meetings)
        assert first == second
        assert len({next_deadline(meeting) for meeting in meetings}) == 1
        ends = [decide(meeting, HUB, TOLD_AT, RingDue()) for meeting in meetings]
        read = [visible_events(events, role, me) for events in ends]
        if mine != "yes" or (one == "yes") == (another == "yes"):
            assert read[0] == read[1]
        assert all(
            seen == (GoOnTold(member=me, on=said(events)),)
            for seen, events in zip(read, ends, strict=True)
        )


def said(events: Events) -> bool:
    return any(isinstance(event, GoOnTold) and event.on for event in events)


@pytest.mark.parametrize("stage", ["gathering", "running", "ended"])
def test_anyone_can_go_at_any_time_and_nobody_reads_a_reason(stage: str) -> None:
    meeting = circle_of("Mari", "Ana", "Bo")
    if stage != "gathering":
        meeting = do(meeting, MARI, StartMeeting())
    if stage == "ended":
        meeting = do(meeting, MARI, EndMeeting())

    left = decide(meeting, ANA, NOW, Leave())
    removed = decide(meeting, MARI, NOW, Remove(member=ANA))

    assert left == removed
    assert left[0] == MemberLeft(member=ANA)
