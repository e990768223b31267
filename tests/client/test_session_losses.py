"""Whatever the line loses, a member's replica is the log filtered for them, and each command is
answered once."""

from dataclasses import dataclass

from circlekeeper_client.actions import Answered, NotAnswered
from circlekeeper_client.endings import LineLost, Refused
from circlekeeper_client.session import Stage
from circlekeeper_protocol.bounds import MemberId, Millis
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.commands import (
    AddSeat,
    AnyCommand,
    BeginPhase,
    HandOver,
    LowerHand,
    RaiseHand,
    Remove,
    Rename,
    RenewInvite,
    ShowPrompt,
    StartMeeting,
)
from circlekeeper_protocol.privacy import view
from hypothesis import given
from hypothesis import strategies as st

from tests.client.model_hub import Peer, World
from tests.support.kept_log import shown
from tests.support.meetings import (
    FACILITATOR_INVITE,
    OBSERVER_INVITE,
    PARTICIPANT_INVITE,
)

CIRCLE = [
    (FACILITATOR_INVITE, "Mari"),
    (PARTICIPANT_INVITE, "Ana"),
    (PARTICIPANT_INVITE, "Bo"),
    (OBSERVER_INVITE, "Piret"),
]


@dataclass(frozen=True)
class Do:
    who: int
    command: AnyCommand
    acting_for: MemberId | None


@dataclass(frozen=True)
class Stall:
    """What travels on this line stays on its way, until the line is lost or flows again."""

    who: int


@dataclass(frozen=True)
class Carry:
    """Some messages of a line that stalls arrive, at the hub or from it."""

    who: int
    to_hub: int
    to_client: int


@dataclass(frozen=True)
class Lose:
    who: int
    code: CloseCode | None


@dataclass(frozen=True)
class Wait:
    for_how_long: Millis


@dataclass(frozen=True)
class MoveHubTime:
    by: Millis


@dataclass(frozen=True)
class RestartHub:
    in_a_new_epoch: bool


Happening = Do | Stall | Carry | Lose | Wait | MoveHubTime | RestartHub

commands: st.SearchStrategy[AnyCommand] = st.one_of(
    st.builds(RaiseHand, kind=st.sampled_from(["speak", "question"])),
    st.just(LowerHand()),
    st.just(StartMeeting()),
    st.builds(Rename, name=st.sampled_from(["Ana", "Bo", "Zoë"])),
    st.builds(ShowPrompt, text=st.sampled_from(["", "What helps?"])),
    st.builds(BeginPhase, phase=st.integers(0, 3), blend=st.booleans()),
    st.builds(HandOver, to=st.integers(1, 4)),
    st.builds(RenewInvite, role=st.just("observer"), secret=st.just("n" * 22)),
    st.builds(AddSeat, name=st.just("Wei")),
    st.builds(Remove, member=st.integers(3, 5)),
)
peers = st.integers(0, len(CIRCLE) - 1)
codes = st.sampled_from([None, None, CloseCode.FAULT, CloseCode.TOO_SLOW, CloseCode.FLOOD])
some = st.integers(0, 4)
doings = st.builds(Do, peers, commands, st.none()) | st.builds(
    Do, st.just(0), commands, st.none() | st.integers(1, 5)
)
troubles: st.SearchStrategy[Happening] = st.one_of(
    st.builds(Stall, peers),
    st.builds(Carry, peers, some, some),
    st.builds(Lose, peers, codes),
    st.builds(Wait, st.sampled_from([40, 700, 3_000])),
)
rare_troubles: st.SearchStrategy[Happening] = st.one_of(
    st.builds(Wait, st.sampled_from([9_000, 30_000, 70_000])),
    st.builds(MoveHubTime, st.sampled_from([1, 5_000, 600_000])),
    st.builds(RestartHub, st.booleans()),
)
lives = st.lists(
    st.one_of(doings, doings, doings, troubles, troubles, troubles, rare_troubles),
    min_size=20,
    max_size=80,
)


def happen(world: World, happening: Happening) -> None:
    world.flow()
    match happening:
        case Do():
            world.peers[happening.who].do(happening.command, happening.acting_for)
        case Stall():
            world.peers[happening.who].stalls = True
        case Carry():
            peer = world.peers[happening.who]
            for _ in range(happening.to_hub):
                peer.carry_to_hub()
            for _ in range(happening.to_client):
                peer.carry_to_client()
        case Lose():
            world.peers[happening.who].lose_line(happening.code)
        case Wait():
            world.wait(happening.for_how_long)
        case MoveHubTime():
            world.hub.pass_time(happening.by)
        case RestartHub():
            world.hub.restart(in_a_new_epoch=happening.in_a_new_epoch)


def check_replica(world: World, peer: Peer) -> None:
    replica, hub = peer.session.replica, world.hub
    if replica is None:
        return
    viewer = hub.viewer(replica.member, replica.seq)
    assert replica.role == hub.role(replica.member, replica.seq)
    assert replica.meeting == view(hub.states[replica.seq - 1], viewer, replica.member)
    since = hub.log[peer.shown_at : replica.seq]
    assert peer.entries == [
        entry for record in since if (entry := shown(record, viewer, replica.member))
    ]


def check_answers(world: World, peer: Peer) -> None:
    for id, outcomes in peer.outcomes.items():
        assert len(outcomes) <= 1, "answered twice"
        caused = [r for r in world.hub.log if r.cause is not None and r.cause.id == id]
        assert len(caused) <= 1, "done twice"
        for outcome in outcomes:
            if isinstance(outcome, Answered) and caused:
                assert outcome.done.seq == caused[0].seq
            if isinstance(outcome, NotAnswered) and isinstance(outcome.why, Refused):
                assert not caused, "refused, and done all the same"


def check_settled(world: World, peer: Peer) -> None:
    if peer.session.stage is Stage.OVER:
        return
    replica = peer.session.replica
    assert replica is not None
    viewer = world.hub.viewer(replica.member, len(world.hub.log))
    assert replica.meeting == view(world.hub.meeting, viewer, replica.member)
    assert peer.session.clock.now(world.local) == world.hub.now
    assert all(len(outcomes) == 1 for outcomes in peer.outcomes.values())


@given(lives, st.sampled_from([3, 30]))
def test_replicas_are_the_log_and_commands_are_answered_once(
    lived: list[Happening], tail: int
) -> None:
    world = World(tail, CIRCLE)
    world.settle()
    world.peers[0].do(StartMeeting())
    for happening in lived:
        happen(world, happening)
        for peer in world.peers:
            check_replica(world, peer)
            check_answers(world, peer)

    world.settle()

    for peer in world.peers:
        check_replica(world, peer)
        check_answers(world, peer)
        check_settled(world, peer)


@given(st.lists(troubles | rare_troubles, max_size=40))
def test_a_seat_is_taken_once_however_often_the_line_drops_on_the_way_in(
    lived: list[Happening],
) -> None:
    world = World(30, CIRCLE)
    for happening in lived:
        happen(world, happening)

    world.settle()

    assert world.hub.meeting.joined == len(CIRCLE)


def test_a_command_that_met_a_fresh_view_is_lost_and_never_sent_again() -> None:
    world = World(tail=0, invites=CIRCLE)
    world.settle()
    ana = world.peers[1]
    world.peers[0].do(StartMeeting())
    ana.do(StartMeeting())
    ana.lose_line()

    world.settle()

    [[outcome]] = ana.outcomes.values()
    assert isinstance(outcome, NotAnswered)
    assert isinstance(outcome.why, LineLost)
