"""The course of a meeting, compared with the log that it was drawn from."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import NamedTuple, get_args

import msgspec
from circlekeeper_protocol.bounds import MemberId, PhaseId, PhaseKind, SignalKind
from circlekeeper_protocol.commands import (
    AnswerObservers,
    BeginPhase,
    DrawCurtain,
    EndMeeting,
    EndTurn,
    RaiseHand,
    SetFloorMode,
    StartMeeting,
)
from circlekeeper_protocol.events import (
    AskedToAdd,
    HelpSet,
    MeetingEnded,
    MeetingResumed,
    PhaseBegun,
    PromptShown,
    Renamed,
    SeatTaken,
)
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.frames import Entry, Welcome
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view, viewer_of
from circlekeeper_server.debrief import Debrief, debrief
from circlekeeper_server.debrief.debrief import Balance, DeedKind, Span, Whose
from circlekeeper_server.debrief.reckoning import ENOUGH_FOR_BALANCE
from circlekeeper_server.hub.record import Record
from circlekeeper_server.hub.story import Step, story
from hypothesis import given
from msgspec.structs import replace

from tests.support.lives import Deed, live, lives, lives_past_the_end, usual
from tests.support.looked_back import (
    Course,
    is_active,
    is_held,
    joined,
    nobody_speaks,
    pauses,
    rings,
    speaks,
)
from tests.support.meetings import MINUTE, NOW, circle_of

END = Deed(1, None, EndMeeting(), MINUTE)


class Life(NamedTuple):
    steps: Sequence[Step]

    @property
    def over(self) -> Meeting:
        return self.steps[-1].after


def lived(life: list[Deed], start: Meeting | None = None) -> Life | None:
    """The log of a life, past its end if it goes on there; `None` if nobody can look back."""
    made = start or usual()
    steps = [Step(made, Record(1, NOW, 0, None, "one", ()), made)]
    for moment in live([*life, END], made):
        if moment.events:
            record = Record(len(steps) + 1, moment.at, moment.deed.by, None, "one", moment.events)
            steps.append(Step(moment.before, record, moment.after))
    return Life(steps) if steps[-1].after.stage == "ended" else None


def looked_back(life: Life) -> Iterator[tuple[MemberId, list[Welcome | Entry], Debrief]]:
    """For whoever may and was told of the end: who sat down after it was not."""
    ended = next(step.after for step in life.steps if step.after.stage == "ended")
    there = {seat.id for seat in ended.seats}
    for seat in life.over.seats:
        if seat.id in there and seat.role in ("facilitator", "observer"):
            frames = story(life.steps, seat.id, "e")
            yield seat.id, frames, debrief(frames)


def course(life: Life, member: MemberId) -> Course:
    return Course([(step.record, step.after) for step in life.steps], member)


@given(lives | lives_past_the_end)
def test_it_is_what_the_log_says_wherever_it_was_seen_and_blank_elsewhere(
    deeds: list[Deed],
) -> None:
    life = lived(deeds)
    if life is None:
        return
    for member, _, back in looked_back(life):
        log = course(life, member)
        assert (back.began_at, back.length) == (log.zero, log.end - log.zero)
        assert list(back.blank) == log.blank()
        assert joined(back.bells) == log.while_(rings)
        assert joined(back.pauses) == log.while_(pauses)
        assert joined(back.held) == log.while_(is_held)
        for part in back.parts:
            assert joined(part.went) == log.while_(is_active(part.phase))
        everyone = {seat.id: seat.role for meeting in log.seen() for seat in meeting.seats}
        apart = all(Counter(everyone.values())[each] > 1 for each in ("facilitator", "participant"))
        led = log.while_(partial(speaks, roles=("facilitator",)))
        others = log.while_(partial(speaks, roles=("participant",)))
        all_of_them = log.while_(partial(speaks, roles=("facilitator", "participant")))
        whose: dict[Whose, list[Span]] = {
            "nobody": log.while_(nobody_speaks),
            "facilitators": led if apart else [],
            "circle": others if apart else all_of_them,
        }
        for each, spans in whose.items():
            of_them = (Span(s.begins, s.ends) for s in back.floor if s.whose == each)
            assert joined(of_them) == spans, each


@given(lives | lives_past_the_end)
def test_its_plan_is_what_was_meant_when_it_began(deeds: list[Deed]) -> None:
    life = lived(deeds)
    if life is None:
        return
    for member, _, back in looked_back(life):
        running = (m for m in course(life, member).seen() if m.stage == "running")
        meant = next(running, None)
        if meant is None:
            continue
        ends = accumulate(
            phase.minutes * MINUTE
            for phase in meant.plan.phases
            if meant.course.progress[phase.id].status != "aside"
        )
        planned = [part.planned for part in back.parts if part.planned is not None]
        assert sorted(span.ends for span in planned) == list(ends)
        assert all(span.begins in (0, *(other.ends for other in planned)) for span in planned)


@given(lives | lives_past_the_end)
def test_every_signal_that_somebody_was_told_of_is_in_it_with_how_late_it_was(
    deeds: list[Deed],
) -> None:
    life = lived(deeds)
    if life is None:
        return
    for member, _, back in looked_back(life):
        signals = course(life, member).signals()
        assert list(back.signals) == signals
        assert [(one.minutes, one.late) for one in back.asked.heads_ups] == [
            (one.minutes, None if one.missed else one.at - one.due)
            for one in signals
            if one.kind == "heads_up"
        ]


@given(lives | lives_past_the_end)
def test_every_deed_that_somebody_saw_is_in_it_once_also_what_opened_the_curtain(
    deeds: list[Deed],
) -> None:
    life = lived(deeds)
    if life is None:
        return
    for member, _, back in looked_back(life):
        log = course(life, member)
        seen = log.deeds()
        opened = {at: ("began" if starts else "phase", phase) for at, phase, starts in log.opened()}
        for deed in back.deeds:
            what, phase = opened.get(deed.at, ("", None))
            assert deed.what in seen.get(deed.at, ()) or deed.what == what
            assert deed.what != "phase" or deed.phase in (phase, *begun_at(life, back, deed.at))
        told = {deed.at for deed in back.deeds}
        assert set(seen) <= told
        for at in set(opened) - told:
            assert "held" in {
                done for then, all_of in seen.items() if then <= at for done in all_of
            }


def begun_at(life: Life, back: Debrief, at: int) -> list[PhaseId]:
    return [
        event.phase
        for step in life.steps
        for event in step.record.events
        if isinstance(event, PhaseBegun) and max(0, step.record.at - back.began_at) == at
    ]


@given(lives | lives_past_the_end)
def test_what_the_guidance_asks_is_counted_as_it_was_told(deeds: list[Deed]) -> None:
    life = lived(deeds)
    if life is None:
        return
    for member, _, back in looked_back(life):
        log = course(life, member)
        told = Counter(type(event) for _, event in log.told())
        asked = back.asked
        assert (asked.added, asked.helps) == (told[AskedToAdd], told[HelpSet])
        rounds = log.rounds()
        assert asked.rounds == len(rounds)
        assert asked.reached == sum(reached for reached, _ in rounds)
        assert asked.cut_short == sum(ended and not reached for reached, ended in rounds)
        circles = [
            sum(seat.role != "observer" for seat in known.meeting.seats)
            for known in log.known()
            if known.meeting.stage == "running"
        ]
        assert back.people >= max(circles, default=0)


def test_how_the_floor_was_shared_is_said_to_nobody_who_saw_only_a_part_of_it() -> None:
    circle = circle_of(*"ABCDEF", observers=("Piret",))
    piret = len(circle.seats)
    agree = [Deed(by, None, AnswerObservers(welcome=True), 0) for by in range(1, piret)]
    for drawn in (False, True):
        life = lived(
            [
                *agree,
                Deed(1, None, StartMeeting(), 0),
                Deed(1, None, SetFloorMode(mode="queue"), 0),
                Deed(2, None, RaiseHand(kind="speak"), MINUTE),
                Deed(2, None, EndTurn(turn=1), MINUTE),
                *([Deed(3, None, DrawCurtain(), 0)] * drawn),
                Deed(1, None, BeginPhase(phase=1, blend=False), MINUTE),
            ],
            circle,
        )
        assert life is not None
        said = {member: back.balance for member, _, back in looked_back(life)}
        assert said == {1: "few", piret: None if drawn else "few"}


@given(lives | lives_past_the_end)
def test_there_are_no_persons_in_it_and_no_words_but_the_plans_titles(deeds: list[Deed]) -> None:
    life = lived(deeds)
    if life is None:
        return
    titles = {phase.title for step in life.steps for phase in step.after.plan.phases}
    meant = {phase.title for phase in life.steps[0].after.plan.phases}
    for _, _, back in looked_back(life):
        assert back.balance is None or (back.people >= ENOUGH_FOR_BALANCE and not back.blank)
        said = msgspec.to_builtins(back)
        assert set(words_in(said)) <= WORDS | titles
        assert not FIELDS_OF_PERSONS & set(fields_in(said))
        assert {part.title for part in back.parts if not part.put_in} <= meant


WORDS = {
    word for kind in (Whose, DeedKind, Balance, PhaseKind, SignalKind) for word in get_args(kind)
}
"""All that a debrief can say by itself."""
FIELDS_OF_PERSONS = {"member", "by", "seat", "to", "name", "text", "id", "card"}


def words_in(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from words_in(each)
        case list():
            for each in value:
                yield from words_in(each)
        case _:
            pass


def fields_in(value: object) -> Iterator[str]:
    match value:
        case dict():
            yield from value
            for each in value.values():
                yield from fields_in(each)
        case list():
            for each in value:
                yield from fields_in(each)
        case _:
            pass


@given(lives | lives_past_the_end)
def test_everyone_has_one_name_all_through_the_last_that_was_told(deeds: list[Deed]) -> None:
    life = lived(deeds)
    if life is None:
        return
    for member, frames, _ in looked_back(life):
        told = dict[MemberId, str]()
        for _, event in course(life, member).told():
            if isinstance(event, SeatTaken | Renamed):
                told[event.member] = event.name
        names = [
            *((s.id, s.name) for f in frames if isinstance(f, Welcome) for s in f.meeting.seats),
            *(
                (event.member, event.name)
                for frame in frames
                if isinstance(frame, Entry)
                for event in frame.events
                if isinstance(event, SeatTaken)
            ),
        ]
        assert len(dict(names)) == len(set(names))
        assert "Renamed" not in str(frames)
        if all(f.role == "facilitator" for f in frames if isinstance(f, Welcome)):
            assert told.items() <= dict(names).items()


@given(lives | lives_past_the_end)
def test_a_replay_ends_in_that_viewers_very_state_but_for_what_was_said_in_private(
    deeds: list[Deed],
) -> None:
    life = lived(deeds)
    if life is None:
        return
    for member, frames, back in looked_back(life):
        meeting, role = life.over, frames[0]
        for frame in frames:
            if isinstance(frame, Welcome):
                meeting, role = frame.meeting, frame
            else:
                meeting = evolve_all(meeting, frame.events)
        assert isinstance(role, Welcome)
        seat = next(seat for seat in life.over.seats if seat.id == member)
        ends = view(life.over, viewer_of(life.over, member, seat.role), member)
        if asked_after_a_pause(life):
            course = replace(ends.course, prompt=meeting.course.prompt)
            ends = replace(ends, course=course)
        assert meeting == replace(
            ends,
            keeper=None,
            cards=tuple(card for card in ends.cards if card.kind not in PRIVATE),
            own_cards=tuple(own for own in ends.own_cards if own.card.kind not in PRIVATE),
        )
        assert role.role == seat.role
        ended = next(s.record.at for s in life.steps if MeetingEnded in map(type, s.record.events))
        assert back.began_at + back.length == max(ended, back.began_at)


PRIVATE = ("break", "check", "back", "answer")


def asked_after_a_pause(life: Life) -> bool:
    """Whether the question that stands at the end would tell a pause from one for tea."""
    shown = [
        any(isinstance(event, MeetingResumed) for event in step.record.events)
        for step in life.steps
        if any(isinstance(event, PromptShown) for event in step.record.events)
    ]
    return bool(shown) and shown[-1]
