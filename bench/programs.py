"""The programs that are measured and that measure: built on the spot, each on a core of its own."""

import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, ClassVar, NamedTuple

import msgspec

HERE = Path(__file__).parent
OUT = HERE / "out"

CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE, LOAD_CORE = CORES[0], CORES[-1]

FIRST = os.sched_param(1)
"""Before everything that shares the machine: a hub that has to wait finds several commands at once,
and then shares a write among them, which the bare loop never does."""

FAVOURED = -15
"""A niceness, for what is measured beside Node. Its threads wait for one another by asking again
and again, which never ends if the one that asks goes before all others on its core."""

_TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


class Server(NamedTuple):
    process: subprocess.Popen[str]
    port: int

    def cpu_seconds(self) -> float:
        """What all its threads have used so far, in user and system mode."""
        stat = self._proc("stat")
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS_PER_SECOND

    def resident_kib(self) -> int:
        """What it holds of the machine's memory."""
        found = re.search(r"^Rss: +(\d+) kB$", self._proc("smaps_rollup"), re.MULTILINE)
        assert found is not None
        return int(found[1])

    def _proc(self, name: str) -> str:
        return Path(f"/proc/{self.process.pid}/{name}").read_text()


class Opened(msgspec.Struct):
    seconds: float
    """From the first connection to the last welcome."""
    let_in_bytes: float
    """The text that told a client that it is in, on average."""
    load_busy: float


class Counted(msgspec.Struct):
    commands: int
    delivered: int
    writes: int
    entry_bytes: float
    load_busy: float
    latencies_ms: list[float]
    """Of each command that caused an entry which reached everyone."""


class Load:
    """The load generator, connected to one server."""

    busiest: ClassVar[float] = 0.0
    """The largest share of its core that any of them has used in what is measured."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def open(self, plan: Iterable[str], at_once: int = 64) -> Opened:
        """Connect who is new in the plan, until everyone is in and it is quiet."""
        self._tell(*plan, f"open {at_once}")
        return msgspec.json.decode(self._answer(), type=Opened)

    def run(self, seconds: float, commands_per_second: int) -> Counted:
        self._tell(f"run {seconds} {commands_per_second}")
        counted = msgspec.json.decode(self._answer(), type=Counted)
        Load.note(counted)
        return counted

    @staticmethod
    def note(measured: Opened | Counted) -> None:
        Load.busiest = max(Load.busiest, measured.load_busy)

    def _tell(self, *lines: str) -> None:
        told = pipe(self._process.stdin)
        told.write("".join(line + "\n" for line in lines))
        told.flush()

    def _answer(self) -> str:
        answer = pipe(self._process.stdout).readline()
        if not answer:
            sys.exit("The load generator gave up; what it said stands above.")
        return answer


def build() -> None:
    """Compile the two C programs into `out/`."""
    OUT.mkdir(exist_ok=True)
    for name, *parts in (("load", "load.c", "line.c"), ("peer", "peer.c")):
        flags = ["-O2", "-Wall", "-Wextra", "-D_GNU_SOURCE"]
        compiling = ["cc", *flags, "-o", str(OUT / name), *(str(HERE / part) for part in parts)]
        try:
            subprocess.run(compiling, check=True)
        except (FileNotFoundError, subprocess.CalledProcessError):
            sys.exit("A working C compiler is needed: apt install gcc libc6-dev")


@contextlib.contextmanager
def hub(database: str, *, beside_node: bool = False) -> Iterator[Server]:
    settings = {"PORT": "0", "BIND": "127.0.0.1", "DATABASE": database}
    command = [str(Path(sys.executable).with_name("circlekeeper")), "serve"]
    with running(command, SERVER_CORE, settings, only_favoured=beside_node) as process:
        for greeting in pipe(process.stdout):
            if found := re.search(r"://localhost:(\d+)", greeting):
                yield Server(process, int(found[1]))
                return
        sys.exit("The hub did not start; what it said stands above.")


@contextlib.contextmanager
def peer(entry_bytes: int) -> Iterator[Server]:
    with running([str(OUT / "peer"), str(entry_bytes)], SERVER_CORE, {}) as process:
        yield Server(process, int(pipe(process.stdout).readline()))


@contextlib.contextmanager
def load(server: Server) -> Iterator[Load]:
    with running([str(OUT / "load"), str(server.port)], LOAD_CORE, {}) as process:
        yield Load(process)


@contextlib.contextmanager
def running(
    command: list[str], core: int, environment: dict[str, str], *, only_favoured: bool = False
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        ["taskset", "-c", str(core), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PATH": os.environ["PATH"], **environment},
    )
    with contextlib.suppress(PermissionError):  # only root may go before others on the machine
        if only_favoured:
            os.setpriority(os.PRIO_PROCESS, process.pid, FAVOURED)
        else:
            os.sched_setscheduler(process.pid, os.SCHED_FIFO, FIRST)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream
