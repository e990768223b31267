"""How long a command takes until it has reached everyone: `latency/p50`, `latency/p99`.

Timed by the load generator, from writing the command to the last member of the room who has got
the entry. The hub commits each command to its log on disk first (SQLite, FULL), the peers store
nothing. All three stand side by side and are asked in turn.
"""

import contextlib
import sys
import tempfile
from collections.abc import Sequence
from typing import Final

from bench.comparison import HUB, Comparison, compare, percentile
from bench.node_peers import SOCKET_IO, Peer, peer, plan
from bench.programs import OUT, Load, hub, load
from bench.shapes import CALM_ROOMS_OF_10, SPEAKERS, hub_plan

ROUNDS: Final = 5
SECONDS: Final = 4.0
WARM_UP_SECONDS: Final = 2.0
SHAPE: Final = CALM_ROOMS_OF_10


def latency(peers: Sequence[Peer]) -> list[Comparison]:
    with contextlib.ExitStack() as running:
        disk = running.enter_context(tempfile.TemporaryDirectory(dir=OUT))
        ours = running.enter_context(hub(f"{disk}/latency.sqlite", beside_node=True))
        loads = {HUB: running.enter_context(load(ours))}
        welcome_bytes = round(loads[HUB].open(hub_plan(SHAPE, ours.port)).let_in_bytes)
        warm_up = loads[HUB].run(WARM_UP_SECONDS, SHAPE.commands_per_second)
        for which in peers:
            standing = peer(which, round(warm_up.entry_bytes), welcome_bytes)
            _, loads[which.name] = running.enter_context(standing)
            loads[which.name].open(plan(which, range(SHAPE.rooms), SHAPE.members, SPEAKERS))
            loads[which.name].run(WARM_UP_SECONDS, SHAPE.commands_per_second)
        rounds = [{name: _timed(of) for name, of in loads.items()} for _ in range(ROUNDS)]

    def each(percent: float) -> list[dict[str, float]]:
        return [{name: percentile(ms, percent) for name, ms in r.items()} for r in rounds]

    rate = SHAPE.commands_per_second
    unit = f"ms from command to last of {SHAPE.members} receivers, at {rate} commands/s"
    return [
        compare("latency/p50", unit, each(50)),
        compare("latency/p99", unit, each(99), aim=2, aim_for=SOCKET_IO.name),
    ]


def _timed(load: Load) -> list[float]:
    counted = load.run(SECONDS, SHAPE.commands_per_second)
    if not len(counted.latencies_ms) == counted.commands == counted.delivered / SHAPE.members:
        sys.exit("Not every command caused one entry for everyone: it cannot be timed.")
    return counted.latencies_ms
