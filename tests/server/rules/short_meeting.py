"""Thirty-five minutes with Mari, who facilitates, and Ana; and what is planned to ring in them."""

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.commands import BeginPhase, RaiseHand, StartMeeting
from circlekeeper_protocol.meeting import Meeting

from tests.support.meetings import MINUTE, NOW, circle_of, do

MARI, ANA = 1, 2
END = NOW + 35 * MINUTE


def started() -> Meeting:
    return do(circle_of("Mari", "Ana"), MARI, StartMeeting())


def speaking() -> Meeting:
    meeting = do(started(), MARI, BeginPhase(phase=1, blend=False))
    return do(meeting, ANA, RaiseHand(kind="speak"))


def planned(meeting: Meeting) -> list[tuple[str, int, Millis]]:
    return [(s.kind, s.minutes, s.due) for s in meeting.time.signals if s.state == "planned"]
