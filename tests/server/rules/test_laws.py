"""What is true of every meeting, whatever is tried in it."""

from collections import Counter
from random import Random
from typing import get_args

import msgspec
from circlekeeper_protocol.bounds import HUB
from circlekeeper_protocol.commands import ChangeLines, MoveHand, NextSpeaker, RingDue
from circlekeeper_protocol.events import (
    AnyEvent,
    FacilitatorInviteRenewed,
    FloorModeSet,
    HandLowered,
    HandRaised,
    MeetingEnded,
    MeetingErased,
    MeetingMade,
    MemberLeft,
    PhaseBegun,
    PhaseFinished,
    RoundBegan,
    RoundJoined,
    RoundPlaceKept,
    SignalAnnounced,
    StepBegun,
    TurnBegan,
    TurnEnded,
)
from circlekeeper_protocol.evolve import evolve
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import VIEWERS, view, visible
from circlekeeper_server.rules.time import NOTICE
from hypothesis import given

from tests.support.meetings import Deed, Moment, live, lives, random_life, steps

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


def reachable(meeting: Meeting) -> set[int]:
    """Whoever is here, those without a device only where a facilitator can act for them."""
    here = [seat for seat in meeting.seats if seat.presence == "here"]
    facilitated = "facilitator" in [seat.role for seat in here]
    return {seat.id for seat in here if facilitated or not seat.without_device}


def test_random_lives_see_every_event_there_is() -> None:
    seen: set[type[AnyEvent]] = {MeetingMade, FacilitatorInviteRenewed}
    for seed in range(1_000):
        life = random_life(Random(seed), 80)
        seen.update(type(event) for moment in live(life) for event in moment.events)
    assert set(get_args(AnyEvent)) - seen <= {MeetingErased}


@given(lives)
def test_each_viewer_sees_a_replica_that_equals_their_view_event_by_event(life: list[Deed]) -> None:
    for moment in live(life):
        for before, event, after in steps(moment):
            for viewer in VIEWERS:
                seen = visible(event, viewer)
                replica = view(before, viewer)
                if seen is not None:
                    replica = evolve(replica, seen)
                assert replica == view(after, viewer), (type(event).__name__, viewer)


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
            assert (turn.held_at is None) == (holder.id in reachable(moment.after))


@given(lives)
def test_hands_keep_the_order_in_which_the_hub_took_them(life: list[Deed]) -> None:
    arrived: list[int] = []
    for moment in live(life):
        if isinstance(moment.deed.command, MoveHand | NextSpeaker):
            arrived = [hand.member for hand in moment.after.floor.hands]
        for _, event, _ in steps(moment):
            match event:
                case HandRaised() if event.member not in arrived:
                    arrived.append(event.member)
                case HandLowered() | TurnBegan() if event.member in arrived:
                    arrived.remove(event.member)
                case MeetingEnded():
                    arrived.clear()
                case _:
                    pass
        assert [hand.member for hand in moment.after.floor.hands] == arrived


@given(lives)
def test_a_free_floor_calls_whoever_is_next_and_can_be_reached(life: list[Deed]) -> None:
    for moment in live(life):
        floor = moment.after.floor
        if moment.after.stage != "running" or floor.turn is not None:
            continue
        here = reachable(moment.after)
        if floor.mode == "queue":
            assert here.isdisjoint(hand.member for hand in floor.hands)
        if floor.mode == "round":
            assert floor.round is not None
            assert here.isdisjoint(floor.round.to_come)


@given(lives)
def test_a_round_calls_each_once(life: list[Deed]) -> None:
    called: Counter[int] = Counter()
    for moment in live(life):
        for before, event, _ in steps(moment):
            match event:
                case RoundBegan() | FloorModeSet():
                    called.clear()
                case RoundJoined():
                    assert called[event.member] == 0
                case RoundPlaceKept():
                    called[event.member] = 0
                case TurnBegan() if _is_to_come(before, event.member):
                    called[event.member] += 1
                    assert called[event.member] == 1
                case _:
                    pass


def _is_to_come(meeting: Meeting, member: int) -> bool:
    return meeting.floor.round is not None and member in meeting.floor.round.to_come


@given(lives)
def test_a_signal_is_announced_once_and_in_time(life: list[Deed]) -> None:
    announced: set[int] = set()
    for moment in live(life):
        for _, event, _ in steps(moment):
            if isinstance(event, SignalAnnounced):
                assert event.signal not in announced
                assert event.ring_at >= moment.at + NOTICE
                announced.add(event.signal)


@given(lives)
def test_no_signal_is_announced_while_someone_speaks_before_it_has_waited(life: list[Deed]) -> None:
    for moment in live(life):
        for before, event, _ in steps(moment):
            if isinstance(event, SignalAnnounced):
                signal = next(s for s in before.time.signals if s.id == event.signal)
                speaking = before.floor.turn is not None
                assert not speaking or event.ring_at >= signal.hold_until


@given(lives)
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
def test_only_a_facilitator_moves_the_plan_and_the_time(life: list[Deed]) -> None:
    for moment in live(life):
        if any(isinstance(e, PhaseBegun | PhaseFinished | StepBegun) for e in moment.events):
            assert _role(moment) == "facilitator"


@given(lives)
def test_what_is_written_is_read_back_the_same(life: list[Deed]) -> None:
    events = msgspec.json.Decoder(tuple[AnyEvent, ...])
    for moment in live(life):
        assert events.decode(msgspec.json.encode(moment.events)) == moment.events
        assert msgspec.json.decode(msgspec.json.encode(moment.after), type=Meeting) == moment.after


def _role(moment: Moment) -> str:
    return next(seat.role for seat in moment.before.seats if seat.id == moment.deed.by)
