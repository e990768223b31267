"""Briefly, what `make faults` does at length; and that its checks can see.

What is about the log on Redis, or quick, is done by `make test`, the rest by `make test-long`.
"""

from pathlib import Path

import pytest

from .every import TRIALS
from .redis_faults import REDIS_TRIALS
from .trial import Trial, failures_of

ON_A_FILE = {"another program wants the SQLite file", "another program has the SQLite file"}
ON_THE_LINES = {
    "a reply is lost",
    "a reply is held",
    "the link for news is cut",
    "the link for news is half open",
    "news are not published",
}
QUICK = {trial.name for trial in REDIS_TRIALS} | ON_A_FILE
SEEN_QUICKLY = ON_THE_LINES | ON_A_FILE | {"Redis dies"}


def brief(quick: set[str]) -> list[object]:
    return [
        pytest.param(trial, id=trial.name, marks=() if trial.name in quick else pytest.mark.long)
        for trial in TRIALS
    ]


@pytest.mark.parametrize("trial", brief(QUICK))
async def test_all_is_well_though(trial: Trial, tmp_path: Path) -> None:
    assert await trial.endure(tmp_path, trial.short)


@pytest.mark.parametrize("trial", brief(SEEN_QUICKLY))
async def test_the_check_sees_what_is_left_out_though(trial: Trial, tmp_path: Path) -> None:
    failures = await failures_of(trial.without(tmp_path, max(3, trial.short)))

    assert any(trial.check in failure for failure in failures), failures
