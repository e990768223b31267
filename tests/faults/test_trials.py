"""Briefly, what `make faults` does at length to bells, histories and disks; and that it can see."""

from pathlib import Path

import pytest

from .bells import BELL_TRIALS
from .disks import DISK_TRIALS
from .split_brain import SPLIT_TRIALS
from .trial import Trial

TRIALS = (*BELL_TRIALS, *SPLIT_TRIALS, *DISK_TRIALS)


@pytest.mark.long
@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
async def test_all_is_well_though(trial: Trial, tmp_path: Path) -> None:
    assert await trial.endure(tmp_path, trial.short)


@pytest.mark.long
@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
async def test_the_check_sees_what_is_left_out_though(trial: Trial, tmp_path: Path) -> None:
    assert await trial.control_fails(tmp_path, 3)
