"""`decide`: what a command causes, or why not.

A command is taken whole or refused whole. Its own events are followed by what they bring about in
each part: someone leaves, so their turn ends, so the next is called, so a held signal rings. Every
part states what is always true of it in its `follow_up`, and these are asked in a fixed order until
none has anything to add.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Final, NamedTuple

from circlekeeper_protocol.bounds import HUB, MemberId, Millis
from circlekeeper_protocol.commands import (
    AnyCommand,
    AnyHubCommand,
    BringAlong,
    ChangeLines,
    EndMeeting,
    MakeMeeting,
    MakeNext,
    RingDue,
    TakeSeat,
    TryAgain,
    UndoMove,
)
from circlekeeper_protocol.events import Events, PhaseBegun
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.meeting import Meeting, Seat
from circlekeeper_protocol.refusals import Refused

from . import (
    bell,
    cards,
    floor,
    making,
    observers,
    pause,
    remarks,
    seats,
    series,
    time,
)
from .guards import require_member, require_spoken, require_stage
from .routing import by_a_member, by_the_hub


class FollowUp(NamedTuple):
    ask: Callable[[Meeting, Millis], Events]
    reads: Callable[[Meeting], tuple[object, ...]]
    """The parts of the state that it looks at: while they stand, it has nothing new to say."""


FOLLOW_UPS: Final = (
    FollowUp(seats.follow_up, attrgetter("seats", "vault", "deputy", "time.sounding")),
    FollowUp(cards.follow_up, attrgetter("stage", "seats", "cards")),
    FollowUp(pause.follow_up, attrgetter("seats", "keeper")),
    FollowUp(observers.follow_up, attrgetter("seats", "observing", "bell")),
    FollowUp(remarks.follow_up, attrgetter("seats", "remarks")),
    FollowUp(floor.follow_up, attrgetter("stage", "seats", "floor", "bell", "vault.spoken")),
    FollowUp(floor.advice_follow_up, attrgetter("stage", "seats", "floor.turn", "advice")),
    FollowUp(
        time.schedule,
        attrgetter("stage", "time", "course", "plan", "floor.turn", "floor.customs"),
    ),
    FollowUp(time.release, attrgetter("stage", "time", "floor")),
)
BY_THE_HUB: Final = (TakeSeat, ChangeLines, RingDue, MakeNext, TryAgain, BringAlong)


def decide(
    meeting: Meeting | None,
    by: MemberId,
    now: Millis,
    command: AnyCommand | AnyHubCommand,
    acting_for: MemberId | None = None,
) -> Events:
    """The events that `command`, sent by `by` (`HUB` for the hub's own) at hub time `now`, causes.

    `meeting` is `None` only for `MakeMeeting`. No events mean that there was nothing to change.
    Raises `Refused`.
    """
    if isinstance(command, MakeMeeting):
        return (*making.make_meeting(now, command), *cards.begun_with(command.cards))
    if meeting is None:
        raise Refused("no_entry")
    return carry_out(meeting, by, now, command, acting_for)[0]


def carry_out(
    meeting: Meeting,
    by: MemberId,
    now: Millis,
    command: AnyCommand | TakeSeat | ChangeLines | RingDue | MakeNext | TryAgain | BringAlong,
    acting_for: MemberId | None = None,
) -> tuple[Events, Meeting]:
    """What `decide` answers, and the meeting after it."""
    if isinstance(command, BY_THE_HUB):
        if by != HUB:
            raise Refused("malformed")
        caused = by_the_hub(meeting, now, command)
    else:
        sender = require_member(meeting, by)
        observers.require_inside(meeting, sender, command)
        who = _who(meeting, sender, command, acting_for)
        require_stage(meeting, command)
        series.require_allowed(meeting, who, command)
        bell.require_no_bell(meeting, command)
        caused = by_a_member(meeting, who, now, command)
        if any(isinstance(event, PhaseBegun) for event in caused):
            caused += observers.opened(meeting)
    caused, after = _with_follow_ups(meeting, now, caused)
    if isinstance(command, UndoMove | EndMeeting):
        return caused, after
    moved = floor.moved(meeting.floor, caused, after.floor)
    return caused + moved, evolve_all(after, moved)


def _who(meeting: Meeting, sender: Seat, command: AnyCommand, acting_for: MemberId | None) -> Seat:
    """Whose deed it is: the sender's, or theirs for whom a facilitator acts."""
    if acting_for is None:
        return sender
    require_spoken(command)
    who = seats.acted_for(meeting, sender, acting_for)
    observers.require_aloud(sender, who, command)
    return who


def _with_follow_ups(before: Meeting, now: Millis, caused: Events) -> tuple[Events, Meeting]:
    if not caused:
        return (), before
    after = evolve_all(before, caused)
    known = [follow_up.reads(before) for follow_up in FOLLOW_UPS]
    settled = False
    while not settled:
        settled = True
        for place, follow_up in enumerate(FOLLOW_UPS):
            present = follow_up.reads(after)
            if present == known[place]:
                continue
            known[place] = present
            more = follow_up.ask(after, now)
            if more:
                settled = False
                caused += more
                after = evolve_all(after, more)
    return caused, after
