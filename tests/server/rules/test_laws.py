"""What is true of every meeting, whatever is tried in it."""

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Final, get_args

import msgspec
from circlekeeper_protocol.bounds import HUB, Millis
from circlekeeper_protocol.commands import (
    AnswerThought,
    ChangeHand,
    ChangeLines,
    EndMeeting,
    Leave,
    MoveHand,
    NextSpeaker,
    Remove,
    RingDue,
    SetCustoms,
    TakePiece,
    UndoMove,
)
from circlekeeper_protocol.events import (
    AnyEvent,
    CurtainOpened,
    FloorModeSet,
    MeetingEnded,
    MeetingErased,
    MeetingMade,
    MemberLeft,
    PhaseBegun,
    PhaseFinished,
    PhaseInserted,
    PhaseMoved,
    RoundBegan,
    RoundEnded,
    RoundJoined,
    RoundPlaceKept,
    SeriesJoined,
    SeriesOver,
    SignalAnnounced,
    StepBegun,
    TurnBegan,
    TurnEnded,
)
from circlekeeper_protocol.evolve import evolve
from circlekeeper_protocol.line_up import called, reachable
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view, viewer_of, visible
from circlekeeper_protocol.readers import FRESH_VIEW, VIEWERS, Viewer
from circlekeeper_server.rules.floor.order import steps as steps_heard
from circlekeeper_server.rules.time.moments import Moment as Told
from circlekeeper_server.rules.time.moments import moment_of
from circlekeeper_server.rules.time.signals import NOTICE
from hypothesis import given

from tests.support.lives import (
    Deed,
    Moment,
    live,
    lives,
    lives_of_every_sort,
    lives_past_the_end,
    random_life,
    random_life_of_a_pair,
    steps,
)

REORDERS = (MoveHand, NextSpeaker, UndoMove, ChangeHand, AnswerThought, SetCustoms)
WHAT_NEVER_HAPPENS_BY_ITSELF = (
    TurnEnded,
    MemberLeft,
    MeetingEnded,
    MeetingErased,
    PhaseBegun,
    PhaseFinished,
    StepBegun,
    FloorModeSet,
)

ENOUGH: Final = 5


def everyone(meeting: Meeting) -> Iterator[tuple[Viewer, int | None]]:
    """Every class as such, and each member, also of what they alone may know."""
    yield from ((viewer, None) for viewer in VIEWERS)
    yield from ((viewer_of(meeting, seat.id, seat.role), seat.id) for seat in meeting.seats)


def test_random_lives_see_every_event_there_is_and_each_viewer_only_what_is_theirs() -> None:
    """Chance alone comes too seldom to what happens seldom, so each is looked at a few times."""
    seen = Counter[type[AnyEvent]](dict.fromkeys((MeetingMade, SeriesJoined), ENOUGH))
    for seed in range(1_000):
        life = random_life(Random(seed), 80)
        if seed < 20:
            life = random_life_of_a_pair(Random(seed), 12)
        for moment in live(life):
            if any(seen[type(event)] < ENOUGH for event in moment.events):
                seen.update(type(event) for event in moment.events)
                require_law(moment)
    assert set(get_args(AnyEvent)) - seen.keys() <= {MeetingErased, SeriesOver}


@given(lives_of_every_sort)
def test_each_viewer_sees_a_replica_that_equals_their_view_event_by_event(life: list[Deed]) -> None:
    for moment in live(life):
        require_law(moment)


def require_law(moment: Moment) -> None:
    for before, event, after in steps(moment):
        for viewer, member in everyone(before):
            seen = visible(event, viewer, member)
            replica = view(before, viewer, member)
            if seen is not None:
                replica = evolve(replica, seen)
            assert replica == view(after, viewer, member), (type(event).__name__, viewer)


@given(lives | lives_past_the_end)
def test_whoever_becomes_another_viewer_gets_a_fresh_view(life: list[Deed]) -> None:
    for moment in live(life):
        for before, event, after in steps(moment):
            were, are = set(everyone(before)), set(everyone(after))
            staying = {seat.id for seat in before.seats} & {seat.id for seat in after.seats}
            moved = any(member in staying for _, member in were ^ are)
            assert not moved or type(event) in FRESH_VIEW, event


@given(lives | lives_past_the_end)
def test_observers_see_only_while_everyone_agrees(life: list[Deed]) -> None:
    for moment in live(life):
        observing, seats = moment.after.observing, moment.after.seats
        agreed = {answer.member for answer in observing.answers if answer.welcome}
        circle = {seat.id for seat in seats if seat.role != "observer"}
        assert set(observing.inside) <= {seat.id for seat in seats} - circle
        if observing.inside:
            assert observing.welcome
            assert circle <= agreed | set(observing.aloud)


@given(lives | lives_past_the_end)
def test_the_curtain_opens_only_where_a_phase_begins(life: list[Deed]) -> None:
    for moment in live(life):
        if any(isinstance(event, CurtainOpened) for event in moment.events):
            assert any(isinstance(event, PhaseBegun) for event in moment.events)


@given(lives)
def test_one_person_at_most_has_the_floor(life: list[Deed]) -> None:
    for moment in live(life):
        for before, event, _ in steps(moment):
            if isinstance(event, TurnBegan):
                assert before.floor.turn is None
                assert event.turn == before.floor.turns + 1
        turn = moment.after.floor.turn
        if turn is not None:
            holder = next(seat for seat in moment.after.seats if seat.id == turn.member)
            assert holder.role != "observer"
            still = moment.after.bell is not None or holder.id not in reachable(moment.after)
            assert (turn.held_at is not None) == still


@given(lives)
def test_hands_keep_the_order_in_which_the_hub_took_them(life: list[Deed]) -> None:
    for moment in live(life):
        customs, hands = moment.after.floor.customs, moment.after.floor.hands
        if isinstance(moment.deed.command, REORDERS) or customs.policy != "arrival":
            continue
        before = [hand.number for hand in moment.before.floor.hands]
        stayed = [hand.number for hand in hands if hand.number in before]
        assert stayed == [number for number in before if number in stayed]
        fresh = [hand for hand in hands if hand.number not in before and not hand.ahead]
        assert not fresh or hands[-len(fresh) :] == tuple(fresh)


@given(lives)
def test_nobody_has_two_hands_of_one_kind_and_few_go_ahead(life: list[Deed]) -> None:
    for moment in live(life):
        hands = moment.after.floor.hands
        kinds = [(hand.member, hand.kind) for hand in hands]
        assert len(set(kinds)) == len(kinds)
        assert len({hand.number for hand in hands}) == len(hands)


@given(lives)
def test_those_less_heard_are_first_where_the_group_wants_it(life: list[Deed]) -> None:
    for moment in live(life):
        if moment.after.stage == "running" and moment.after.floor.customs.policy == "less_heard":
            step = steps_heard(moment.after)
            others = [hand for hand in moment.after.floor.hands if not hand.ahead]
            order = [(step[hand.member], hand.number) for hand in others]
            assert order == sorted(order)


@given(lives)
def test_a_free_floor_calls_whoever_is_next_and_can_be_reached(life: list[Deed]) -> None:
    for moment in live(life):
        meeting = moment.after
        if meeting.stage != "running" or meeting.floor.turn is not None or meeting.bell is not None:
            continue
        assert reachable(meeting).isdisjoint(who.member for who in called(meeting.floor))


@given(lives)
def test_a_round_calls_each_once(life: list[Deed]) -> None:
    called_now: Counter[int] = Counter()
    for moment in live(life):
        for before, event, _ in steps(moment):
            match event:
                case RoundBegan() | RoundEnded():
                    called_now.clear()
                case RoundJoined():
                    assert called_now[event.member] == 0
                case RoundPlaceKept():
                    called_now[event.member] = 0
                case TurnBegan() if _is_to_come(before, event.member):
                    called_now[event.member] += 1
                    assert called_now[event.member] == 1
                case _:
                    pass


def _is_to_come(meeting: Meeting, member: int) -> bool:
    return meeting.floor.round is not None and member in meeting.floor.round.to_come


@given(lives)
def test_while_the_bell_holds_everything_the_floor_does_not_move(life: list[Deed]) -> None:
    for moment in live(life):
        for before, event, _ in steps(moment):
            if before.bell is not None:
                assert not isinstance(event, TurnBegan | SignalAnnounced)
                gone = isinstance(moment.deed.command, Leave | Remove | EndMeeting)
                assert gone or not isinstance(event, TurnEnded)


@given(lives)
def test_a_piece_goes_on_only_to_whom_it_was_offered(life: list[Deed]) -> None:
    for moment in live(life):
        offer, turn = moment.before.floor.offer, moment.after.floor.turn
        if isinstance(moment.deed.command, TakePiece) and moment.events:
            assert offer is not None
            assert turn is not None
            assert turn.member == offer.to


@given(lives)
def test_a_signal_is_announced_once_and_in_time(life: list[Deed]) -> None:
    """Also under no other number: what has rung rings no more at that moment."""
    announced: set[int] = set()
    rings: dict[Told, Millis] = {}
    for moment in live(life):
        for before, event, _ in steps(moment):
            if isinstance(event, SignalAnnounced):
                [signal] = [one for one in before.time.signals if one.id == event.signal]
                assert event.signal not in announced
                assert event.ring_at >= moment.at + NOTICE
                assert rings.get(moment_of(signal), moment.at) >= moment.at, "it has rung"
                announced.add(event.signal)
                rings[moment_of(signal)] = event.ring_at


@given(lives)
def test_no_signal_is_announced_while_someone_speaks_before_it_has_waited(life: list[Deed]) -> None:
    for moment in live(life):
        for before, event, _ in steps(moment):
            if isinstance(event, SignalAnnounced):
                signal = next(s for s in before.time.signals if s.id == event.signal)
                waits = before.floor.turn is not None and signal.kind != "turn"
                assert not waits or event.ring_at >= signal.hold_until


@given(lives_of_every_sort)
def test_a_refusal_changes_nothing_and_says_why(life: list[Deed]) -> None:
    for moment in live(life):
        before = msgspec.json.encode(moment.before)
        if moment.refusal is not None:
            assert msgspec.json.encode(moment.after) == before


@given(lives)
def test_nothing_is_done_to_people_by_itself(life: list[Deed]) -> None:
    for moment in live(life):
        if moment.deed.by == HUB and isinstance(moment.deed.command, RingDue | ChangeLines):
            assert not [e for e in moment.events if isinstance(e, WHAT_NEVER_HAPPENS_BY_ITSELF)]


@given(lives)
def test_every_part_stands_once_in_the_plan_and_keeps_how_it_goes(life: list[Deed]) -> None:
    """None is lost, and what was put in or moved changes nothing of the others."""
    for moment in live(life):
        for before, event, after in steps(moment):
            ids = [phase.id for phase in after.plan.phases]
            assert sorted(ids) == list(range(len(after.course.progress)))
            if isinstance(event, PhaseInserted | PhaseMoved):
                known = len(before.course.progress)
                assert after.course.progress[:known] == before.course.progress
                put = event.phase if isinstance(event, PhaseMoved) else event.phase.id
                others = [phase for phase in after.plan.phases if phase.id != put]
                assert others == [phase for phase in before.plan.phases if phase.id != put]
                behind = (*ids[ids.index(put) + 1 :], None)[0]
                assert behind == event.before


@given(lives)
def test_only_a_facilitator_moves_the_plan_and_the_time(life: list[Deed]) -> None:
    for moment in live(life):
        if any(isinstance(e, PhaseBegun | PhaseFinished | StepBegun) for e in moment.events):
            assert _role(moment) == "facilitator"


@given(lives_of_every_sort)
def test_what_is_written_is_read_back_the_same(life: list[Deed]) -> None:
    events = msgspec.json.Decoder(tuple[AnyEvent, ...])
    for moment in live(life):
        assert events.decode(msgspec.json.encode(moment.events)) == moment.events
        assert msgspec.json.decode(msgspec.json.encode(moment.after), type=Meeting) == moment.after


def _role(moment: Moment) -> str:
    return next(seat.role for seat in moment.before.seats if seat.id == moment.deed.by)
