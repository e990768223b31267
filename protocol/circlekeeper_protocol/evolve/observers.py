"""Whether observers may come, and who of them sees."""

from typing import assert_never

from msgspec.structs import replace

from circlekeeper_protocol.bounds import MemberId
from circlekeeper_protocol.events import (
    AgreedAloud,
    BenchNoteSent,
    CurtainDrawn,
    CurtainOpened,
    ObserversAllowed,
    ObserversAnswered,
)
from circlekeeper_protocol.meeting import Note, ObserversAnswer, Observing

NOTES_KEPT = 50


def evolve_observing(
    observing: Observing,
    event: ObserversAllowed
    | ObserversAnswered
    | AgreedAloud
    | CurtainDrawn
    | CurtainOpened
    | BenchNoteSent,
) -> Observing:
    match event:
        case ObserversAllowed():
            return replace(
                observing,
                welcome=event.welcome,
                why=event.why,
                line=event.line,
                answers=(),
                aloud=(),
                notes=observing.notes if event.line else (),
            )
        case ObserversAnswered():
            others = tuple(one for one in observing.answers if one.member != event.member)
            answer = ObserversAnswer(member=event.member, welcome=event.welcome)
            return replace(observing, answers=(*others, answer))
        case AgreedAloud():
            aloud = tuple(one for one in observing.aloud if one != event.member)
            return replace(observing, aloud=(*aloud, event.member) if event.welcome else aloud)
        case CurtainDrawn():
            return replace(observing, inside=())
        case CurtainOpened():
            return replace(observing, inside=event.observers)
        case BenchNoteSent():
            note = Note(member=event.member, text=event.text, at=event.at)
            return replace(observing, notes=(*observing.notes, note)[-NOTES_KEPT:])
        case _:
            assert_never(event)


def without(observing: Observing, member: MemberId) -> Observing:
    """What they have said goes with them."""
    return replace(
        observing,
        inside=tuple(one for one in observing.inside if one != member),
        answers=tuple(one for one in observing.answers if one.member != member),
        aloud=tuple(one for one in observing.aloud if one != member),
    )
