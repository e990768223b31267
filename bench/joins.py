"""What it costs to let people in, and to keep them: `memory/idle`, `join/cpu`, `join/storm-2000`.

At the hub, a join is the upgrade, the hello, the door's view, the join, the log's COMMIT, the news
for all who are in the room, and the welcome. At a peer it is the upgrade, one message, and an
answer as long as the hub's welcome: nothing is looked up, announced or stored.

In each round every server is started anew and let warm up. Then 2,000 come in, a few of them at a
time; and at last as many again, all at once. A peer is told to collect its garbage before its
memory is looked at, and the hub is not.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from bench.comparison import HUB, Comparison, compare
from bench.node_peers import Peer, collect_garbage, peer, plan
from bench.programs import OUT, Load, Server, hub, load
from bench.shapes import hub_seats

ROUNDS: Final = 3
MEMBERS: Final = 10
WARM_UP: Final = range(40)
"""Rooms; and so are these."""
SEATED: Final = range(40, 240)
STORM: Final = range(240, 440)
JOINS: Final = len(SEATED) * MEMBERS


class Cost(NamedTuple):
    kib: float
    """For each who sits there idle."""
    cpu_ms: float
    """For each join."""
    storm_seconds: float
    """Until everyone of a storm was welcomed."""
    welcome_bytes: int


def joins(peers: Sequence[Peer]) -> list[Comparison]:
    rounds = [_round(peers) for _ in range(ROUNDS)]

    def each(figure: Callable[[Cost], float]) -> list[dict[str, float]]:
        return [{name: figure(cost) for name, cost in costs.items()} for costs in rounds]

    return [
        compare("memory/idle", "KiB per idle seat", each(lambda cost: cost.kib), aim=18),
        compare("join/cpu", "ms of CPU per join", each(lambda cost: cost.cpu_ms), aim=0.45),
        compare(
            f"join/storm-{JOINS}", "s until all are welcomed", each(lambda cost: cost.storm_seconds)
        ),
    ]


def _round(peers: Sequence[Peer]) -> dict[str, Cost]:
    costs = {HUB: _of_hub()}
    for which in peers:
        costs[which.name] = _of_peer(which, costs[HUB].welcome_bytes)
    return costs


def _of_hub() -> Cost:
    with (
        tempfile.TemporaryDirectory(dir=OUT) as disk,
        hub(f"{disk}/joins.sqlite", beside_node=True) as ours,
        load(ours) as our_load,
    ):
        return _cost(
            ours, our_load, lambda rooms: hub_seats(ours.port, rooms, MEMBERS), ours.resident_kib
        )


def _of_peer(which: Peer, welcome_bytes: int) -> Cost:
    with peer(which, entry_bytes=0, welcome_bytes=welcome_bytes) as (theirs, their_load):

        def tidy_kib() -> int:
            collect_garbage(theirs)
            return theirs.resident_kib()

        return _cost(theirs, their_load, lambda rooms: plan(which, rooms, MEMBERS), tidy_kib)


def _cost(
    server: Server,
    load: Load,
    arrivals: Callable[[Iterable[int]], Iterator[str]],
    resident_kib: Callable[[], int],
) -> Cost:
    load.open(arrivals(WARM_UP))
    seating, storm = list(arrivals(SEATED)), list(arrivals(STORM))  # makes the hub's meetings
    kib, cpu = resident_kib(), server.cpu_seconds()
    opened = load.open(seating)
    cpu = server.cpu_seconds() - cpu
    kib = resident_kib() - kib
    stormed = load.open(storm, at_once=JOINS)
    Load.note(opened)
    Load.note(stormed)
    return Cost(
        kib=kib / JOINS,
        cpu_ms=cpu / JOINS * 1_000,
        storm_seconds=stormed.seconds,
        welcome_bytes=round(opened.let_in_bytes),
    )
