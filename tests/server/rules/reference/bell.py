"""The pause that anyone in the circle may ring for."""

from circlekeeper_protocol.commands import (
    AnyCommand,
    EndTurn,
    GiveFloor,
    HandBack,
    NextSpeaker,
    PassPiece,
    PassRound,
    PassTurn,
    PauseTime,
    PickUpPiece,
    ResumeTime,
    RingBell,
    TakePiece,
    UndoMove,
)

from .advice import wait_with_the_bell
from .circle import MINUTE, Bell, Circle, No, Person, need_voice

# What would move the floor or the time while everything stands still.
STANDS_STILL = (
    *(GiveFloor, NextSpeaker, EndTurn, PassTurn, HandBack, UndoMove, PassPiece, TakePiece),
    *(PickUpPiece, PassRound, PauseTime, ResumeTime),
)


def need_no_bell(circle: Circle, command: AnyCommand) -> None:
    if circle.bell and isinstance(command, STANDS_STILL):
        raise No("bell_rings")


def ring(circle: Circle, who: Person, command: RingBell) -> None:
    need_voice(who)
    if circle.bell:
        return
    if circle.last_bell:
        rang, over = circle.last_bell
        rest = 10 if rang == who.id else 2
        if circle.now < over + rest * MINUTE:
            raise No("bell_rested")
    until = circle.now + circle.customs.bell_minutes * MINUTE
    by = who.id if command.named else None
    circle.bell = Bell(circle.now, until, by, circle.time_goes_on)
    circle.last_bell = who.id, until
    circle.time_goes_on = False


def is_over(circle: Circle) -> None:
    if circle.bell and circle.bell.until <= circle.now:
        if circle.bell.holds_time:
            circle.time_goes_on = True
        wait_with_the_bell(circle, circle.now - circle.bell.at)
        circle.bell = None
        if circle.turn and circle.turn.away_since is not None:
            circle.turn.away_since = circle.turn.held_since = circle.now
