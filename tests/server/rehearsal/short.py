"""A rehearsal's plan, made short: something of everything within a quarter of an hour."""

from circlekeeper_protocol.meeting import Plan
from circlekeeper_server.plans import rehearsed
from msgspec.structs import replace


def a_quarter_of_an_hour() -> Plan:
    plan = rehearsed().plan
    opening, getting_to_know, _, in_depth, wrap_up, closing = plan.phases
    phases = (
        replace(opening, minutes=1, steps=(replace(opening.steps[0], minutes=1),)),
        replace(getting_to_know, minutes=4),
        replace(in_depth, minutes=3),
        replace(wrap_up, minutes=2),
        replace(closing, minutes=1, steps=(replace(closing.steps[1], minutes=1),)),
    )
    return replace(plan, phases=tuple(replace(phase, id=n) for n, phase in enumerate(phases)))
