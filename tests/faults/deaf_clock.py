"""A node whose clock never speaks, which the check of bells must be able to see.

python -m tests.faults.deaf_clock
"""

from unittest.mock import patch

from circlekeeper_server import cli

if __name__ == "__main__":
    with patch("circlekeeper_server.hub.prompting.next_deadline", lambda _meeting: None):
        cli.main(["serve"])
