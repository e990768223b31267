"""What is made from the protocol is what would be made now."""

import subprocess
import sys
from pathlib import Path

from scripts.generator import FILES, ROOT, stale


def test_every_generated_file_is_fresh() -> None:
    assert stale() == [], "run python scripts/generate.py"


def test_a_file_that_was_changed_by_hand_is_found() -> None:
    path = next(iter(FILES))
    was = FILES[path]
    FILES[path] = lambda: was() + " "
    try:
        assert stale() == [str(path.relative_to(ROOT))]
    finally:
        FILES[path] = was


def test_the_command_works_from_any_folder(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "generate.py"), "--check"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
