"""The programs that are measured and that measure: built on the spot, each on a core of its own."""

import contextlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

HERE = Path(__file__).parent
OUT = HERE / "out"

CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE, LOAD_CORE = CORES[0], CORES[-1]

FIRST = os.sched_param(1)
"""Before everything that shares the machine: a hub that has to wait finds several commands at once,
and then shares a write among them, which the bare loop never does."""

_TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


class Server(NamedTuple):
    process: subprocess.Popen[str]
    port: int

    def cpu_seconds(self) -> float:
        """What all its threads have used so far, in user and system mode."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text()
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS_PER_SECOND


class Load:
    """The load generator, connected to one server."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def open(self, plan: Iterable[str]) -> None:
        """Connect as the plan says, until everyone is in and it is quiet."""
        self._tell(*plan, "open")
        self._answer()

    def run(self, seconds: float, commands_per_second: int) -> dict[str, float]:
        self._tell(f"run {seconds} {commands_per_second}")
        counted: dict[str, float] = json.loads(self._answer())
        return counted

    def _tell(self, *lines: str) -> None:
        told = _pipe(self._process.stdin)
        told.write("".join(line + "\n" for line in lines))
        told.flush()

    def _answer(self) -> str:
        answer = _pipe(self._process.stdout).readline()
        if not answer:
            sys.exit("The load generator gave up; what it said stands above.")
        return answer


def build() -> None:
    """Compile the two C programs into `out/`."""
    OUT.mkdir(exist_ok=True)
    for name in ("load", "peer"):
        flags = ["-O2", "-Wall", "-Wextra", "-D_GNU_SOURCE"]
        compiling = ["cc", *flags, "-o", str(OUT / name), str(HERE / f"{name}.c")]
        try:
            subprocess.run(compiling, check=True)
        except FileNotFoundError:
            sys.exit("A C compiler is needed: apt install gcc libc6-dev")


@contextlib.contextmanager
def hub(database: str) -> Iterator[Server]:
    settings = {"PORT": "0", "BIND": "127.0.0.1", "DATABASE": database}
    command = [str(Path(sys.executable).with_name("circlekeeper")), "serve"]
    with _running(command, SERVER_CORE, settings) as process:
        for greeting in _pipe(process.stdout):
            if found := re.search(r"://localhost:(\d+)", greeting):
                yield Server(process, int(found[1]))
                return
        sys.exit("The hub did not start; what it said stands above.")


@contextlib.contextmanager
def peer(entry_bytes: int) -> Iterator[Server]:
    with _running([str(OUT / "peer"), str(entry_bytes)], SERVER_CORE, {}) as process:
        yield Server(process, int(_pipe(process.stdout).readline()))


@contextlib.contextmanager
def load(server: Server) -> Iterator[Load]:
    with _running([str(OUT / "load"), str(server.port)], LOAD_CORE, {}) as process:
        yield Load(process)


@contextlib.contextmanager
def _running(
    command: list[str], core: int, environment: dict[str, str]
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        ["taskset", "-c", str(core), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PATH": os.environ["PATH"], **environment},
    )
    with contextlib.suppress(PermissionError):  # only root may go before others on the machine
        os.sched_setscheduler(process.pid, os.SCHED_FIFO, FIRST)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream
