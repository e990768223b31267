"""Playing a life: what each deed comes to."""

from collections.abc import Iterator

from circlekeeper_protocol.bounds import (
    HUB,
    Millis,
)
from circlekeeper_protocol.commands import (
    AnswerThought,
    AskToGoOn,
    RingDue,
    TakePiece,
    TakeRemarkBack,
)
from circlekeeper_protocol.events import AnyEvent
from circlekeeper_protocol.evolve import evolve, evolve_all
from circlekeeper_protocol.meeting import Meeting, SeriesPlace
from circlekeeper_protocol.refusals import Refused
from circlekeeper_server.rules import decide, next_deadline
from circlekeeper_server.rules.time import ring_moment
from circlekeeper_server.rules.time.moments import moment_of
from msgspec.structs import replace

from tests.support.meetings import (
    NOW,
    circle_of,
)

from .deeds import BY_THE_SPEAKER, HUB_WAS_DOWN, Deed, Moment, about_a_card, meant


def steps(moment: Moment) -> Iterator[tuple[Meeting, AnyEvent, Meeting]]:
    """Each event of a moment, with the meeting before and after it."""
    meeting = moment.before
    for event in moment.events:
        after = evolve(meeting, event)
        yield meeting, event, after
        meeting = after


def usual(number: int = 2) -> Meeting:
    """One of four meetings, which Mari facilitates; observers may write to one another."""
    meeting = circle_of("Mari", "Ana", "Bo", "Cy", observers=("Piret",))
    vault = replace(meeting.vault, series="s" * 22, holders=(1,))
    observing = replace(meeting.observing, line=True)
    place = SeriesPlace(number=number, of=4, every_days=7)
    return replace(meeting, series=place, vault=vault, observing=observing)


def live(deeds: list[Deed], start: Meeting | None = None) -> Iterator[Moment]:
    """The life of a meeting in which the deeds are tried one after another. The clock rings
    whatever falls due in between.
    """
    meeting = _start(deeds) if start is None else start
    now = NOW
    for deed in deeds:
        until = now + deed.later
        now = until if deed.later == HUB_WAS_DOWN else now
        while (due := next_deadline(meeting)) is not None and due <= until:
            now = max(now, due)
            moment = _try(meeting, now, Deed(HUB, None, RingDue(), 0))
            meeting = moment.after
            yield moment
            require_told_once(meeting)
        now = until
        moment = _try(meeting, now, deed)
        meeting = moment.after
        yield moment


def require_told_once(meeting: Meeting) -> None:
    """Or whoever lets the clock ring all that is due would ring for ever."""
    signals = meeting.time.signals
    told = {moment_of(signal) for signal in signals if signal.ring_at is not None}
    due = {moment_of(signal) for signal in signals if ring_moment(signal) is not None}
    assert not told & due, "what was announced is due again"


def _start(deeds: list[Deed]) -> Meeting:
    """Two are asked whether to go on after their first meeting alone."""
    asked = any(isinstance(deed.command, AskToGoOn) for deed in deeds)
    return usual(1 if asked else 2)


def _try(meeting: Meeting, now: Millis, deed: Deed) -> Moment:
    command = meant(meeting, deed.command)
    by = deed.by
    turn = meeting.floor.turn
    if isinstance(command, BY_THE_SPEAKER) and turn is not None and by % 2:
        by = turn.member
    if isinstance(command, TakePiece) and meeting.floor.offer is not None and by % 2:
        by = meeting.floor.offer.to
    if isinstance(command, AnswerThought) and meeting.advice.questions and by % 2:
        by = meeting.advice.questions[0].member
    if isinstance(command, TakeRemarkBack) and meeting.remarks and by % 2:
        by, command = meeting.remarks[0].member, TakeRemarkBack(meeting.remarks[0].id)
    deed = deed._replace(by=by, command=about_a_card(meeting, command))
    try:
        events = decide(meeting, deed.by, now, deed.command, deed.acting_for)
    except Refused as refusal:
        return Moment(deed, now, meeting, (), meeting, refusal.code)
    return Moment(deed, now, meeting, events, evolve_all(meeting, events), None)
