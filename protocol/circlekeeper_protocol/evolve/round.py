"""Going round: whose round it is, and who is still to come."""

from typing import assert_never

from msgspec.structs import replace

from circlekeeper_protocol.bounds import MemberId
from circlekeeper_protocol.events import (
    AskedToAdd,
    RoundBegan,
    RoundEnded,
    RoundJoined,
    RoundLeft,
    RoundPlaceKept,
)
from circlekeeper_protocol.floor import Round


def evolve_round(
    round_: Round | None,
    event: RoundBegan | RoundEnded | RoundJoined | RoundPlaceKept | RoundLeft | AskedToAdd,
) -> Round | None:
    if isinstance(event, RoundBegan):
        return Round(members=event.members, to_come=event.members, adding=False)
    if round_ is None or isinstance(event, RoundEnded):
        return None
    match event:
        case RoundJoined():
            return replace(
                round_,
                members=(*round_.members, event.member),
                to_come=(*round_.to_come, event.member),
            )
        case RoundPlaceKept():
            others = _without(round_.to_come, event.member)
            return replace(round_, to_come=(event.member, *others))
        case RoundLeft():
            return reached(round_, event.member)
        case AskedToAdd():
            return replace(round_, adding=True)
        case _:
            assert_never(event)


def reached(round_: Round | None, member: MemberId) -> Round | None:
    if round_ is None or member not in round_.to_come:
        return round_
    return replace(round_, to_come=_without(round_.to_come, member))


def _without(members: tuple[MemberId, ...], member: MemberId) -> tuple[MemberId, ...]:
    return tuple(other for other in members if other != member)
