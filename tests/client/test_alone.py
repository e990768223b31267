"""The client installs and runs where there is nothing else but the protocol and websockets."""

import asyncio
import importlib.metadata
import re
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import Final

import pytest
from circlekeeper_protocol.commands import StartMeeting

from tests.support.circles import circle_at, make_meeting, until
from tests.support.running_hub import RunningHub

ROOT: Final = Path(__file__).parents[2]
README: Final = ROOT / "client" / "README.md"
NEEDED: Final = ("msgspec", "websockets")
"""By the protocol and by the client; what they need themselves would be missing."""

IMPORT_ALL: Final = """
import pkgutil, circlekeeper_client
for module in pkgutil.walk_packages(circlekeeper_client.__path__, "circlekeeper_client."):
    __import__(module.name)
"""


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment of its own, with the client as anybody installs it."""
    folder = tmp_path_factory.mktemp("alone")
    wheels, place = folder / "wheels", folder / "place"
    venv.create(place, symlinks=True)
    variables = {"base": str(place), "platbase": str(place)}
    packages = Path(sysconfig.get_path("purelib", "venv", variables))
    for name in NEEDED:
        for top in tops_of(name):
            (packages / top.name).symlink_to(top)
    python = place / "bin" / "python"
    pip(
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        wheels,
        ROOT / "protocol",
        ROOT / "client",
    )
    pip("--python", python, "install", "--find-links", wheels, "circlekeeper-client")
    return python


def pip(*words: str | Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--isolated", "--no-input", *words, "--no-index"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def tops_of(name: str) -> set[Path]:
    """The folders that make an installed distribution."""
    distribution = importlib.metadata.distribution(name)
    here = Path(str(distribution.locate_file("")))
    tops = {here / file.parts[0] for file in distribution.files or () if ".." not in file.parts}
    return {top for top in tops if top.is_dir()}


def test_all_of_it_imports(alone: Path) -> None:
    done = subprocess.run(
        [alone, "-I", "-c", IMPORT_ALL], capture_output=True, text=True, check=False
    )

    assert done.stderr == ""
    assert done.returncode == 0


async def test_the_ten_lines_of_the_readme_join_and_raise_a_hand(
    alone: Path, hub: RunningHub, tmp_path: Path
) -> None:
    found = re.search(r"```python\n(.*?)```", README.read_text(), re.DOTALL)
    assert found
    program = tmp_path / "ten_lines.py"
    program.write_text(found[1])
    links = await make_meeting(f"http://127.0.0.1:{hub.port}")

    async with circle_at(links, "Mari") as [mari]:
        process = await asyncio.create_subprocess_exec(
            alone, "-I", program, links.participant, stdout=asyncio.subprocess.PIPE
        )
        await until(mari, lambda meeting: len(meeting.seats) == 2)
        await mari.do(StartMeeting())
        said, _ = await process.communicate()

    assert process.returncode == 0
    assert said.decode() == "hands: [2]\n"
