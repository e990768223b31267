"""What it costs to share meetings on one Valkey: the processor time of nodes and of Valkey, apart.

`nodes/…/command` is what all nodes together use for each command, and Valkey for the same;
`nodes/…/delivery` is that by the entries that reached somebody; `nodes/…/idle` what an open meeting
costs in each second in which nothing happens. With two nodes, half of each circle is on either, and
all commands come through the first; those that meet on both cost another exchange.
`nodes/storm` is a node's death: all that were on it come to the other one at once.

Valkey syncs each append to its disk, as it must; it shares a core with the load generator.
"""

import contextlib
import secrets
import socket
import tempfile
import time
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from circlekeeper_protocol.codec import encode
from circlekeeper_protocol.commands import LowerHand
from circlekeeper_protocol.frames import Do

from bench.comparison import HUB, Comparison, Round, compare
from bench.programs import LOAD_CORE, OUT, Load, Server, hub, load, running
from bench.shapes import (
    RAISE_HAND,
    SPEAKERS,
    Made,
    come_back,
    come_in,
    entries_and_answers,
    make_meeting,
    start,
)
from tests.support.ports import HeldPort
from tests.support.redis_server import SAFE, valkey_program

VALKEY: Final = "Valkey"
ROUNDS: Final = 5
SECONDS: Final = 4.0
IDLE_SECONDS: Final = 6.0
WARM_UP_SECONDS: Final = 2.0
ROOMS: Final = 100
MEMBERS: Final = 10
COMMANDS_PER_SECOND: Final = 500
STORM_ROOMS: Final = 200
STORM: Final = STORM_ROOMS * MEMBERS
STORM_ROUNDS: Final = 3


class Seconds(NamedTuple):
    """Of processor time."""

    nodes: float
    valkey: float


def nodes() -> list[Comparison]:
    """Nothing where there is no Valkey."""
    if valkey_program() is None:
        return []
    return [*_sharing("one", 1), *_sharing("two", 2), _storm()]


@contextlib.contextmanager
def valkey() -> Iterator[tuple[Server, str]]:
    program, held = valkey_program(), HeldPort()
    port = held.number
    assert program is not None
    with tempfile.TemporaryDirectory(dir=OUT) as disk:
        where = ("--port", str(port), "--bind", "127.0.0.1", "--dir", disk)
        with running([program, *where, *SAFE], LOAD_CORE, {}) as process:
            _wait_for(port)
            yield Server(process, port), f"redis://127.0.0.1:{port}/0"


def _wait_for(port: int) -> None:
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.02)
        else:
            return


def _sharing(name: str, how_many: int) -> list[Comparison]:
    with contextlib.ExitStack() as stack:
        store, database = stack.enter_context(valkey())
        hubs = [stack.enter_context(hub(database, beside_node=True)) for _ in range(how_many)]
        loads = [stack.enter_context(load(each)) for each in hubs]
        made = [make_meeting(hubs[0].port) for _ in range(ROOMS)]
        for part, each in enumerate(loads):
            each.open(_seated(made, range(part, MEMBERS, how_many)))
        loads[0].run(WARM_UP_SECONDS, COMMANDS_PER_SECOND)
        idle = [_idle(hubs, store) for _ in range(ROUNDS)]
        busy = [_busy(hubs, loads[0], store) for _ in range(ROUNDS)]
    unit = "µs of CPU per"
    return [
        compare(f"nodes/{name}/command", f"{unit} command", [_by(*each, 1) for each in busy]),
        compare(
            f"nodes/{name}/delivery",
            f"{unit} delivered entry",
            [_by(*each, MEMBERS) for each in busy],
        ),
        compare(f"nodes/{name}/idle", f"{unit} open meeting and second", idle),
    ]


def _seated(made: Sequence[Made], members: range) -> Iterator[str]:
    yield from entries_and_answers()
    for room, meeting in enumerate(made):
        for member in members:
            role = "facilitator" if member == 0 else "participant"
            yield f"line {room} /ws"
            yield from come_in(meeting.meeting, meeting.links[role], f"Member {member}")
            if member == 0:
                yield from start()
            elif member <= SPEAKERS:
                yield f"word {encode(RAISE_HAND).decode()}"
                yield f"word {encode(Do(id='@', command=LowerHand())).decode()}"


def _used(hubs: Sequence[Server], store: Server) -> Seconds:
    return Seconds(sum(each.cpu_seconds() for each in hubs), store.cpu_seconds())


def _busy(hubs: Sequence[Server], asking: Load, store: Server) -> tuple[Seconds, Seconds, int]:
    before = _used(hubs, store)
    commands = asking.run(SECONDS, COMMANDS_PER_SECOND).commands
    return before, _used(hubs, store), commands


def _by(before: Seconds, after: Seconds, commands: int, each: int) -> Round:
    share = commands * each / 1e6
    return {
        HUB: (after.nodes - before.nodes) / share,
        VALKEY: (after.valkey - before.valkey) / share,
    }


def _idle(hubs: Sequence[Server], store: Server) -> Round:
    before = _used(hubs, store)
    time.sleep(IDLE_SECONDS)
    return _by(before, _used(hubs, store), ROOMS, round(IDLE_SECONDS))


def _storm() -> Comparison:
    rounds = [{HUB: _storm_seconds()} for _ in range(STORM_ROUNDS)]
    return compare(f"nodes/storm-{STORM}", "s until all are back on the other", rounds, aim=10)


def _storm_seconds() -> float:
    with contextlib.ExitStack() as stack:
        _, database = stack.enter_context(valkey())
        other = stack.enter_context(hub(database))
        seats: list[tuple[str, str]] = []
        with hub(database) as dying, load(dying) as theirs:
            theirs.open(_taking_seats(dying.port, seats))
        back = stack.enter_context(load(other)).open(_returning(seats), at_once=STORM)
    Load.note(back)
    return back.seconds


def _taking_seats(port: int, seats: list[tuple[str, str]]) -> Iterator[str]:
    yield from entries_and_answers()
    for room in range(STORM_ROOMS):
        made = make_meeting(port)
        for member in range(MEMBERS):
            seat = secrets.token_urlsafe(16)
            seats.append((made.meeting, seat))
            role = "facilitator" if member == 0 else "participant"
            yield f"line {room} /ws"
            yield from come_in(made.meeting, made.links[role], f"Member {member}", seat)


def _returning(seats: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield from entries_and_answers()
    for place, (meeting, seat) in enumerate(seats):
        yield f"line {place // MEMBERS} /ws"
        yield from come_back(meeting, seat)


if __name__ == "__main__":
    from bench.comparison import table
    from bench.programs import build

    build()
    shared = nodes()
    print(table(shared[:-1]))
    print(table(shared[-1:]))
