"""Thoughts that somebody may wish to hear."""

from circlekeeper_protocol.bounds import MemberId, Millis, TurnId

from .event import Event


class ThoughtOffered(Event, frozen=True):
    member: MemberId
    to: MemberId
    turn: TurnId


class ThoughtAsked(Event, frozen=True):
    """Somebody has a thought for them: would they like to hear it?"""

    member: MemberId
    turn: TurnId
    until: Millis


class ThoughtAnswered(Event, frozen=True):
    """They said that they would rather not; the question is gone."""

    member: MemberId


class QuestionOver(Event, frozen=True):
    member: MemberId


class ThoughtLetGo(Event, frozen=True):
    """Not now: no, or no answer."""

    member: MemberId


class ThoughtOver(Event, frozen=True):
    """It is wished for, or was long ago."""

    member: MemberId
