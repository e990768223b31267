"""Briefly, what `make faults` does at length to two nodes; and that its check can see."""

from pathlib import Path

import pytest

from .redis_nodes import NODE_FAULTS, NodeFault, node_control_fails, nodes_endure


@pytest.mark.long
@pytest.mark.parametrize("fault", NODE_FAULTS, ids=lambda fault: fault.name)
async def test_everyone_is_back_and_nothing_is_lost_when(fault: NodeFault, tmp_path: Path) -> None:
    outcome = await nodes_endure(fault, tmp_path, fault.short)

    assert outcome.acknowledged > 20


@pytest.mark.long
async def test_the_same_check_sees_a_node_that_acknowledges_too_early(tmp_path: Path) -> None:
    assert await node_control_fails(NODE_FAULTS[0], tmp_path, 3)
