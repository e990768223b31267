"""Meetings that belong together."""

from typing import Annotated

from msgspec import Meta

from circlekeeper_protocol.bounds import MOST_MEETINGS, Millis, Secret

from .command import Command


class SetSeries(Command, frozen=True):
    """Say how many meetings there will be, more or fewer than was planned, when the next one is,
    and whether the last one runs by the plan for last meetings. This one is the last if there will
    be no more than there have been.

    Sent by: facilitators of the series. Causes: `SeriesSet`, `AboutChanged`. Refused:
    `not_a_facilitator`, `not_of_the_series`, `no_series`, `too_short` (there have been more),
    `in_the_past`, `too_far_ahead`, `moved_on`.
    """

    of: Annotated[int, Meta(ge=1, le=MOST_MEETINGS)]
    next_at: Millis | None
    parting: bool = False


class InviteStandIn(Command, frozen=True):
    """Let somebody facilitate this one meeting, by a link of its own; an earlier one no longer
    opens the door. Or by none any more.

    Sent by: facilitators of the series, who choose the secret at random. Causes: `StandInInvited`.
    Refused: `not_a_facilitator`, `not_of_the_series`, `no_series`, `moved_on`.
    """

    secret: Secret | None


class EraseSeries(Command, frozen=True):
    """Forget the whole series now, with every meeting of it.

    Sent by: facilitators of the series. Causes: `SeriesOver`, `MeetingErased`. Refused:
    `not_a_facilitator`, `not_of_the_series`, `no_series`.
    """
