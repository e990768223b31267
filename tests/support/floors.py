"""A circle in the middle of talking, and what can be said of its floor."""

from circlekeeper_protocol.bounds import FloorMode, HandKind, MemberId, TurnId
from circlekeeper_protocol.commands import (
    BeginPhase,
    EndTurn,
    RaiseHand,
    SetCustoms,
    SetFloorMode,
    StartMeeting,
)
from circlekeeper_protocol.floor import Customs
from circlekeeper_protocol.meeting import Meeting

from .meetings import NOW, all_agree, circle_of, do

MARI, ANA, BO, CY, PIRET = range(1, 6)
NEXT_ONE = 6
"""Whoever comes next."""


def talking(mode: FloorMode = "queue", customs: Customs | None = None) -> Meeting:
    """Mari facilitates Ana, Bo and Cy, Piret observes; in a queue nobody has the floor."""
    meeting = all_agree(circle_of("Mari", "Ana", "Bo", "Cy", observers=("Piret",)))
    meeting = do(meeting, MARI, StartMeeting())
    if customs is not None:
        meeting = do(meeting, MARI, SetCustoms(customs=customs))
    meeting = do(meeting, MARI, BeginPhase(phase=1, blend=False))
    return do(meeting, MARI, SetFloorMode(mode=mode))


def raised(meeting: Meeting, *members: MemberId, kind: HandKind = "speak") -> Meeting:
    for member in members:
        meeting = do(meeting, member, RaiseHand(kind=kind))
    return meeting


def done(meeting: Meeting, *, at: int = NOW) -> Meeting:
    """Whoever has the floor says so."""
    assert meeting.floor.turn is not None
    return do(meeting, meeting.floor.turn.member, EndTurn(turn=turn_id(meeting)), at=at)


def holder(meeting: Meeting) -> MemberId | None:
    turn = meeting.floor.turn
    return None if turn is None else turn.member


def in_line(meeting: Meeting) -> list[MemberId]:
    return [hand.member for hand in meeting.floor.hands]


def turn_id(meeting: Meeting) -> TurnId:
    assert meeting.floor.turn is not None
    return meeting.floor.turn.id
