"""What is made from the protocol is what would be made now."""

import subprocess
import sys

from scripts.generator import FILES, ROOT, stale


def test_every_generated_file_is_fresh() -> None:
    assert stale() == [], "run make generate"


def test_a_file_that_was_changed_by_hand_is_found() -> None:
    path = next(iter(FILES))
    was = FILES[path]
    FILES[path] = lambda: was() + " "
    try:
        assert stale() == [str(path.relative_to(ROOT))]
    finally:
        FILES[path] = was


def test_the_command_says_nothing_when_all_is_fresh() -> None:
    command = [sys.executable, "-m", "scripts.generator", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
