"""Measures, prints tables, and writes `out/latest.json`.

Of `fan-out` and `whole`, a figure is the processor time, user and system, that a server uses for
each entry that reaches a client, in microseconds. Beside the hub runs the limit: a C program that
sends as many bytes to as many sockets at the same rate, with one `send()` each. Both are measured
in turn, on the same core, and so share whatever else the machine is doing; the figure is the median
of the rounds.

Only with one entry in each write does the hub do what the bare loop does. Where entries shared
writes because the hub was kept waiting, the table says so: such a figure flatters the hub. What
else the machine does costs the hub more than the bare loop, up to a third of a ratio from one hour
to the next: to compare two versions, run them by turns.

What it costs to share meetings on one Valkey is told by `nodes.py`, for nodes and Valkey apart.
What many hands cost, in `hands.py`, stands beside few. A thousand simulated people, in
`rehearsals.py`, stand alone: none of their commands may be lost. The rest, in `joins.py` and
`latency.py`, stands beside two peers, Node's `ws` and Socket.IO, which do the same and store
nothing. Wherever `latest.json` holds a number for the C loop as `against` and `ratio`, it holds
there an object, with a number for each other by its name.
"""

import json
import signal
import statistics
import sys
import tempfile
from collections.abc import Sequence
from typing import NamedTuple

from circlekeeper_server.settings import MEMORY

from bench.comparison import Comparison, table
from bench.hands import hands
from bench.joins import joins
from bench.latency import latency
from bench.node_peers import PEERS, Missing, Peer, install
from bench.nodes import nodes
from bench.programs import OUT, Load, Server, build, hub, load, peer
from bench.rehearsals import rehearsals
from bench.shapes import ROOM_OF_1000, ROOMS_OF_10, Shape, hub_plan, peer_plan

ROUNDS = 5
SECONDS = 3.0
WARM_UP_SECONDS = 1.0
ONE_ENTRY = 1.05
"""Entries in a write up to which the two are alike."""
TOO_BUSY = 0.9
"""Share of its core from which on the load generator would be the limit."""


class Window(NamedTuple):
    microseconds: float
    server_busy: float
    entries_per_write: float
    load_busy: float


class Figure(NamedTuple):
    name: str
    value: float
    unit: str
    against: float
    """The same for the bare C `send()` loop."""
    ratio: float
    aim: float
    commands_per_second: int
    deliveries_per_second: int
    entries_per_write: float
    entry_bytes: int
    hub_busy: float
    """Share of its core."""
    load_busy: float


def measure(name: str, shape: Shape, database: str, aim: float) -> Figure:
    with hub(database) as ours, load(ours) as our_load:
        our_load.open(hub_plan(shape, ours.port))
        warm_up = our_load.run(WARM_UP_SECONDS, shape.commands_per_second)
        entry_bytes = round(warm_up.entry_bytes)
        with peer(entry_bytes) as limit, load(limit) as limit_load:
            limit_load.open(peer_plan(shape))
            limit_load.run(WARM_UP_SECONDS, shape.commands_per_second)
            rounds = [
                (window(ours, our_load, shape), window(limit, limit_load, shape))
                for _ in range(ROUNDS)
            ]
    value = statistics.median(hub_window.microseconds for hub_window, _ in rounds)
    against = statistics.median(peer_window.microseconds for _, peer_window in rounds)
    return Figure(
        name=name,
        value=round(value, 2),
        unit="µs of CPU per delivered entry",
        against=round(against, 2),
        ratio=round(value / against, 2),
        aim=aim,
        commands_per_second=shape.commands_per_second,
        deliveries_per_second=shape.commands_per_second * shape.members,
        entries_per_write=round(statistics.mean(w.entries_per_write for w, _ in rounds), 2),
        entry_bytes=entry_bytes,
        hub_busy=round(statistics.mean(w.server_busy for w, _ in rounds), 2),
        load_busy=max(w.load_busy for both in rounds for w in both),
    )


def window(server: Server, load: Load, shape: Shape) -> Window:
    before = server.cpu_seconds()
    counted = load.run(SECONDS, shape.commands_per_second)
    used = server.cpu_seconds() - before
    return Window(
        microseconds=used / counted.delivered * 1e6,
        server_busy=used / SECONDS,
        entries_per_write=counted.delivered / counted.writes,
        load_busy=counted.load_busy,
    )


def report(figures: list[Figure]) -> None:
    """What the fan-out costs."""
    print(f"{'':22}{'hub':>9}{'C send()':>10}{'ratio':>7}{'aim':>6}", end="")
    print(f"{'commands/s':>12}{'entries/s':>11}{'per write':>11}{'hub busy':>10}{'load busy':>11}")
    for figure in figures:
        print(
            f"{figure.name:22}{figure.value:6.2f} µs{figure.against:7.2f} µs{figure.ratio:7.2f}"
            f"{figure.aim:6.1f}{figure.commands_per_second:12}{figure.deliveries_per_second:11}"
            f"{figure.entries_per_write:11.2f}{figure.hub_busy:10.0%}{figure.load_busy:11.0%}"
        )
        if figure.entries_per_write > ONE_ENTRY:
            print(f"{'':22}entries shared writes, as the machine was busy: measure again")


def save(rows: Sequence[Figure | Comparison]) -> None:
    text = json.dumps([row._asdict() for row in rows], indent=2, ensure_ascii=False)
    (OUT / "latest.json").write_text(text + "\n")


def installed() -> Sequence[Peer]:
    try:
        install()
    except Missing as missing:
        print(f"{missing} The hub's figures stand alone.", file=sys.stderr)
        return ()
    return PEERS


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))  # and with it what it started
    build()
    peers = installed()
    with tempfile.TemporaryDirectory(dir=OUT) as disk:
        figures = [
            measure("fan-out/room-1000", ROOM_OF_1000, MEMORY, aim=1.5),
            measure("fan-out/rooms-of-10", ROOMS_OF_10, MEMORY, aim=2.0),
            measure("whole/room-1000", ROOM_OF_1000, f"{disk}/room.sqlite", aim=1.5),
            measure("whole/rooms-of-10", ROOMS_OF_10, f"{disk}/rooms.sqlite", aim=4.0),
        ]
    report(figures)
    comparisons = [*joins(peers), *latency(peers)]
    print(table(comparisons))
    long_lines = hands()
    print(table(long_lines))
    shared = nodes()
    for rows in (shared[:-1], shared[-1:]):
        if rows:
            print(table(rows))
    rehearsed = rehearsals()
    print(table(rehearsed))
    save([*figures, *comparisons, *long_lines, *shared, *rehearsed])
    if Load.busiest > TOO_BUSY:
        sys.exit("The load generator was the limit: these figures say nothing about the hub.")


main()
