"""A hub that keeps its meetings in a file knows nothing of Redis."""

import subprocess
import sys


def test_a_hub_on_a_file_does_not_load_the_client_of_redis() -> None:
    loaded = "import circlekeeper_server.cli, sys; print('redis' in sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )
    assert said.stdout == "False\n"
