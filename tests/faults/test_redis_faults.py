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


QUICK = ("Redis dies", "a reply is", "the link", "news")
CONTROLLED = [
    pytest.param(
        fault, id=fault.name, marks=() if fault.name.startswith(QUICK) else pytest.mark.long
    )
    for fault in FAULTS
]


@pytest.mark.parametrize("fault", CONTROLLED)
async def test_the_same_check_sees_what_is_left_out_when(fault: Fault, tmp_path: Path) -> None:
    assert await control_fails(fault, tmp_path, max(3, fault.short))
