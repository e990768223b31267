"""Plans as data: what a meeting can be started with. `loader` says what a plan's file holds."""

from .agreements import first_agreements
from .loader import (
    OfferedPlan,
    PlanFault,
    built_in,
    offered,
    parting,
    read_plan,
    rehearsed,
    write_plan,
)

__all__ = [
    "OfferedPlan",
    "PlanFault",
    "built_in",
    "first_agreements",
    "offered",
    "parting",
    "read_plan",
    "rehearsed",
    "write_plan",
]
