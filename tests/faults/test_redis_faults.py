"""Briefly, what `make faults` does at length; and that its checks can see."""

from pathlib import Path

import pytest

from .redis_faults import FAULTS, Fault, control_fails, endure


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
async def test_nothing_that_was_acknowledged_is_lost_or_missed_when(
    fault: Fault, tmp_path: Path
) -> None:
    outcome = await endure(fault, tmp_path, fault.short)

    assert outcome.acknowledged > 0


CONTROLLED = [fault for fault in FAULTS if fault.control]


@pytest.mark.parametrize("fault", CONTROLLED, ids=lambda fault: fault.name)
async def test_the_same_check_sees_what_is_left_out_when(fault: Fault, tmp_path: Path) -> None:
    assert await control_fails(fault, tmp_path, max(3, fault.short))
