"""What only the hub knows of a series."""

from typing import assert_never

from msgspec.structs import replace

from circlekeeper_protocol.events import (
    HolderSeated,
    NextMade,
    SeriesJoined,
    SeriesOver,
    StandInInvited,
)
from circlekeeper_protocol.meeting import Vault


def evolve_series(
    vault: Vault, event: SeriesJoined | HolderSeated | StandInInvited | NextMade | SeriesOver
) -> Vault:
    match event:
        case SeriesJoined():
            return replace(vault, series=event.series)
        case HolderSeated():
            return replace(vault, holders=(*vault.holders, event.member))
        case StandInInvited():
            return replace(vault, stand_in=event.digest)
        case NextMade():
            return replace(vault, next=event.meeting)
        case SeriesOver():
            return replace(vault, series_over=True)
        case _:
            assert_never(event)
