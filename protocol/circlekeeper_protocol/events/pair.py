"""Whether the two of a pair would like to go on. Each event is for one of them alone."""

from circlekeeper_protocol.bounds import MemberId, Millis, Wish

from .event import Event


class GoOnAsked(Event, frozen=True):
    member: MemberId
    until: Millis


class GoOnAnswered(Event, frozen=True):
    member: MemberId
    answer: Wish


class GoOnTold(Event, frozen=True):
    """The same to both, at one moment."""

    member: MemberId
    on: bool
