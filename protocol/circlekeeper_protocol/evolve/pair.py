"""What a pair was asked after its meeting."""

from typing import assert_never

from msgspec.structs import replace

from circlekeeper_protocol.events import GoOnAnswered, GoOnAsked, GoOnTold
from circlekeeper_protocol.meeting import GoingOn


def evolve_pair(
    going_on: tuple[GoingOn, ...], event: GoOnAsked | GoOnAnswered | GoOnTold
) -> tuple[GoingOn, ...]:
    match event:
        case GoOnAsked():
            asked = GoingOn(member=event.member, until=event.until, answer=None, on=None)
            return (*going_on, asked)
        case GoOnAnswered():
            answer = event.answer
            return tuple(
                replace(one, answer=answer) if one.member == event.member else one
                for one in going_on
            )
        case GoOnTold():
            on = event.on
            return tuple(
                replace(one, on=on) if one.member == event.member else one for one in going_on
            )
        case _:
            assert_never(event)
