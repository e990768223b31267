"""A node from which something is left out, which a check must be able to see.

python -m tests.faults.node_without failures|keys
"""

import sys
from typing import Final
from unittest.mock import patch

from circlekeeper_server import cli
from circlekeeper_server.event_log.redis import RedisEventLog
from circlekeeper_server.event_log.redis.store import Script

from .redis_faults import FailuresUnseen


class KeysUnchecked(RedisEventLog):
    """Goes on behind a place at which nothing is any more."""

    append_script = Script.of(
        RedisEventLog.append_script.text.replace(
            "if redis.call('XLEN', entries) ~= seq then", "if false then"
        )
    )


LEFT_OUT: Final = {"failures": FailuresUnseen, "keys": KeysUnchecked}

if __name__ == "__main__":
    with patch("circlekeeper_server.event_log.redis.RedisEventLog", LEFT_OUT[sys.argv[1]]):
        cli.main(["serve"])
