"""Plans that a group has written itself, as they come in by the API."""

from collections.abc import Callable
from typing import Final, ParamSpec

from circlekeeper_protocol.bounds import MinuteMillis
from circlekeeper_protocol.meeting import Plan
from msgspec.structs import replace

from circlekeeper_server.plans import OfferedPlan, PlanFault, offered

from .problems import Problem

OWN: Final = "own"
"""The id of each of them."""
MINUTE: Final[MinuteMillis] = 60_000

P = ParamSpec("P")


def own_plan(wanted: Plan) -> Plan:
    """As a meeting may be held by it. Raises `Problem`: `unsound_plan`, with all its faults."""
    return replace(sound(offered, wanted, "").plan, id=OWN, minute=MINUTE)


def sound(read: Callable[P, OfferedPlan], *args: P.args, **kwargs: P.kwargs) -> OfferedPlan:
    """Raises `Problem`: `unsound_plan`, with all its faults."""
    try:
        return read(*args, **kwargs)
    except PlanFault as fault:
        raise Problem("unsound_plan", *fault.faults) from None
