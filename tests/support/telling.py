"""A meeting of short minutes that tells everyone of each of them: many signals in little time."""

from typing import Final

from circlekeeper_protocol.bounds import MeetingId, Millis
from circlekeeper_protocol.commands import MakeMeeting
from circlekeeper_protocol.meeting import Phase, Plan
from msgspec.structs import replace

from tests.support.circles import MeetingLinks
from tests.support.meetings import FACILITATOR_INVITE, MAKE, OBSERVER_INVITE, PARTICIPANT_INVITE

MINUTE: Final[Millis] = 2_000
BEFORE_THE_FIRST: Final = 2
AFTER_THE_LAST: Final = 20
"""Minutes without a signal."""


def telling(signals: int) -> MakeMeeting:
    """A meeting of short minutes, so many of which everyone is told of."""
    whole = BEFORE_THE_FIRST + signals - 1 + AFTER_THE_LAST
    phase = Phase(0, "in_depth", "In depth", whole, "open", (), ())
    heads_ups = tuple(AFTER_THE_LAST + left for left in range(signals - 1, -1, -1))
    plan = Plan(id="telling", title="Telling", phases=(phase,), minute=MINUTE)
    return replace(MAKE, plan=plan, heads_ups=heads_ups)


def links_at(port: int, meeting: MeetingId) -> MeetingLinks:
    secrets = FACILITATOR_INVITE, PARTICIPANT_INVITE, OBSERVER_INVITE
    address = f"http://127.0.0.1:{port}/m/{meeting}"
    return MeetingLinks(meeting, *(f"{address}#{secret}" for secret in secrets))
