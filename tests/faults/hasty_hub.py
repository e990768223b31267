"""A hub that acknowledges before COMMIT, which the kill test must be able to see.

python -m tests.faults.hasty_hub
"""

import asyncio
from collections.abc import Sequence
from unittest.mock import patch

from circlekeeper_server import cli
from circlekeeper_server.event_log.group_commit import GroupCommit, Waiting

COMMIT_SECONDS = 0.05
"""As on a slow disk, so that a kill meets what was acknowledged and is not committed."""


class HastyGroupCommit(GroupCommit):
    async def _commit(self, group: Sequence[Waiting]) -> None:
        for waiting, outcome in zip(group, self._run(group), strict=True):
            waiting.settle(outcome)
        await asyncio.sleep(COMMIT_SECONDS)
        await self._thread.run(self._database.execute, "COMMIT")


if __name__ == "__main__":
    with patch("circlekeeper_server.event_log.sqlite.GroupCommit", HastyGroupCommit):
        cli.main(["serve"])
