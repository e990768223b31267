"""The peers: small Node programs in `peers/` that do what the hub does, and store nothing.

npm installs what they need into `out/`, as their own lock file pins it; nothing of it is part of
the product. Messages are JSON arrays of a name and a body, which Socket.IO puts `42` in front of.
"""

import contextlib
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import msgspec

from bench.programs import HERE, OUT, SERVER_CORE, Load, Server, load, pipe, running
from bench.shapes import RAISE_HAND

SOURCE: Final = HERE / "peers"
INSTALLED: Final = OUT / "peers"
COLLECTABLE: Final = "--expose-gc"


class Peer(NamedTuple):
    name: str
    script: str
    path: str
    handshake: tuple[str, ...] = ()
    """Lines of a plan: what comes before the first message of our own."""
    prefix: str = ""
    heartbeat: str = ""
    """What a client hears and says now and then, if that is no frame of WebSocket's own."""

    def message(self, event: str, body: object) -> str:
        return self.prefix + msgspec.json.encode([event, body]).decode()


WS: Final = Peer("ws", "ws.mjs", "/")
SOCKET_IO: Final = Peer(
    "socket.io",
    "socket_io.mjs",
    "/socket.io/?EIO=4&transport=websocket",
    ("await 0{", "say 40", "await 40{"),
    prefix="42",
    heartbeat="2 3",
)
PEERS: Final = (WS, SOCKET_IO)


def plan(which: Peer, rooms: Iterable[int], members: int, speakers: int = 0) -> Iterator[str]:
    """Everyone joins; so many in each room may then be told to speak, as people at the hub do."""
    yield f"entry {which.message('entry', {'seq': 0}).partition('0}')[0]}"
    yield f"done {which.message('done', {}).partition('{')[0]}"
    if which.heartbeat:
        yield f"beat {which.heartbeat}"
    for room in rooms:
        for member in range(members):
            yield f"line {room} {which.path}"
            yield from which.handshake
            yield f"say {which.message('join', {'room': room, 'name': f'Member {member}'})}"
            yield f"await {which.message('welcome', {}).partition('{')[0]}"
            if 1 <= member <= speakers:
                yield f"word {which.message('do', RAISE_HAND)}"


class Missing(Exception):
    """The peers cannot be had; the message says why and what to do."""


def install() -> None:
    """Bring them into `out/`, unless the very same are there. Raises `Missing`."""
    if not shutil.which("node") or not shutil.which("npm"):
        raise Missing("The peers need Node and npm, and this machine has none: install them.")
    files = sorted(SOURCE.iterdir())
    digest = hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
    stamp = INSTALLED / "installed"
    if stamp.is_file() and stamp.read_text() == digest:
        return
    shutil.rmtree(INSTALLED, ignore_errors=True)
    INSTALLED.mkdir(parents=True)
    for file in files:
        shutil.copy(file, INSTALLED)
    quietly = ["--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
    environment = {"NODE_USE_SYSTEM_CA": "1", **os.environ}  # else Node knows no private authority
    installing = subprocess.run(
        ["npm", "ci", *quietly], cwd=INSTALLED, env=environment, check=False
    )
    if installing.returncode != 0:
        raise Missing(f"The peers cannot be installed: `npm ci` failed in {INSTALLED}.")
    stamp.write_text(digest)


@contextlib.contextmanager
def peer(which: Peer, entry_bytes: int, welcome_bytes: int) -> Iterator[tuple[Server, Load]]:
    """It runs, and a load generator has connected nobody yet."""
    script = str(INSTALLED / which.script)
    command = ["node", COLLECTABLE, script, str(entry_bytes), str(welcome_bytes)]
    with running(command, SERVER_CORE, {}, only_favoured=True) as process:
        server = Server(process, int(pipe(process.stdout).readline()))
        with load(server) as its_load:
            yield server, its_load


def collect_garbage(server: Server) -> None:
    """Have a peer throw away what it no longer needs: Node alone would keep it for a while."""
    told = pipe(server.process.stdin)
    told.write("\n")
    told.flush()
    pipe(server.process.stdout).readline()
