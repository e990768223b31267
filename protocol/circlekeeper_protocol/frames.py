"""What travels over the line: JSON objects in text frames, told apart by `type`.

A client says `hello` first. With an invite it is shown the door and may `join`; with a seat it is
back at once. From then on it sends commands and reads entries.
"""

from msgspec import Struct

from .bounds import (
    CommandId,
    MeetingId,
    MemberId,
    Millis,
    Name,
    Role,
    Secret,
    Seq,
)
from .commands import AnyCommand
from .events import AnyEvent
from .meeting import Meeting
from .names import snake

PROTOCOL = 1
"""The version that a client names first; another one is answered with the close code `RELOAD`."""


class ClientFrame(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag=snake):
    pass


class Hello(ClientFrame, frozen=True):
    """The first message: an invite (new here) or a seat (back again), exactly one of them.

    `epoch` and `seq` say what a returning client has seen, to get only what it missed.
    """

    protocol: int
    meeting: MeetingId
    invite: Secret | None = None
    seat: Secret | None = None
    epoch: str | None = None
    seq: Seq = 0


class Join(ClientFrame, frozen=True):
    """Take a seat. `seat` is a new secret that the client chose at random and keeps; sent again
    with the same secret, it finds the same seat. Answered with `Welcome` or `Refused`."""

    id: CommandId
    name: Name
    seat: Secret


class Do(ClientFrame, frozen=True):
    """A command, answered once with `Done` or `Refused` of the same `id`. The same `id` again
    gets the first answer."""

    id: CommandId
    command: AnyCommand
    acting_for: MemberId | None = None


class AskTime(ClientFrame, frozen=True):
    """One exchange of clocks; `sent` comes back as it is."""

    sent: Millis


AnyClientFrame = Hello | Join | Do | AskTime


class ServerFrame(Struct, frozen=True, tag_field="type", tag=snake):
    pass


class Door(ServerFrame, frozen=True):
    """What someone with an invite sees before they sit down; entries for the door follow."""

    role: Role
    epoch: str
    seq: Seq
    now: Millis
    meeting: Meeting


class Welcome(ServerFrame, frozen=True):
    """Seated: all that this member may know, as it is after entry `seq`. Sent again whenever a
    fresh view replaces what was known."""

    member: MemberId
    role: Role
    epoch: str
    seq: Seq
    now: Millis
    meeting: Meeting


class Resumed(ServerFrame, frozen=True):
    """Back: the entries that were missed follow, and commands without an answer may be sent
    again."""

    seq: Seq
    now: Millis


class Entry(ServerFrame, frozen=True):
    """The events of one command, in one step. `seq` grows; numbers may be left out."""

    seq: Seq
    at: Millis
    by: MemberId | None
    """Who acted, where the reader may know."""
    events: tuple[AnyEvent, ...]


class Done(ServerFrame, frozen=True):
    id: CommandId
    seq: Seq
    """The entry that it caused, or the latest one when there was nothing to change."""


class Refused(ServerFrame, frozen=True):
    """No, and nothing has changed. `id` is empty when the message had none that could be read."""

    id: str
    code: str
    message: str
    retry: bool


class TellTime(ServerFrame, frozen=True):
    sent: Millis
    now: Millis


class Beat(ServerFrame, frozen=True):
    """Every 15 seconds, so that a client can tell a dead line."""

    now: Millis


class Restarting(ServerFrame, frozen=True):
    """The hub stops for a moment: come back after a random part of `spread` milliseconds."""

    spread: int


AnyServerFrame = Door | Welcome | Resumed | Entry | Done | Refused | TellTime | Beat | Restarting
