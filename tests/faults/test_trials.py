"""Briefly, what `make faults` does at length; and that its checks can see.

What is about the log on Redis, or quick, is done by `make test`, the rest by `make test-long`.
"""

from pathlib import Path

import pytest

from .every import TRIALS
from .redis_faults import REDIS_TRIALS
from .trial import Trial, failures_of

QUICK = (*REDIS_TRIALS, *(trial for trial in TRIALS if "SQLite file" in trial.name))
SEEN_QUICKLY = ("Redis dies", "a reply is", "the link", "news", "another program")


def some(quick: tuple[str, ...]) -> list[object]:
    return [
        pytest.param(
            trial, id=trial.name, marks=() if trial.name.startswith(quick) else pytest.mark.long
        )
        for trial in TRIALS
    ]


@pytest.mark.parametrize("trial", some(tuple(trial.name for trial in QUICK)))
async def test_all_is_well_though(trial: Trial, tmp_path: Path) -> None:
    assert await trial.endure(tmp_path, trial.short)


@pytest.mark.parametrize("trial", some(SEEN_QUICKLY))
async def test_the_check_sees_what_is_left_out_though(trial: Trial, tmp_path: Path) -> None:
    failures = await failures_of(trial.without(tmp_path, max(3, trial.short)))

    assert any(trial.check in failure for failure in failures), failures
