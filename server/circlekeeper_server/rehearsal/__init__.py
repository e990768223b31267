"""Rehearsals: simulated members hold a whole meeting on this hub, for a newcomer to look on.

They are clients like any other, each with a seat of their own. Who comes, and with which habits,
is data (`scenario`, `ways`). What they do follows from what they see (`participant`,
`facilitator`), what they remember (`mind`) and a seed (`dice`), at the pace of people (`person`);
what a minute lasts, the meeting's plan says. They say nothing: the prompts
are the plan's. A rehearsal lasts as long as somebody watches, and is erased at once when nobody
does; none is listed anywhere.
"""

from .reading import ScenarioFault, read_scenario, scenarios_with
from .rehearsals import House, Opened, Rehearsals
from .scenario import Scenario

__all__ = [
    "House",
    "Opened",
    "Rehearsals",
    "Scenario",
    "ScenarioFault",
    "read_scenario",
    "scenarios_with",
]
