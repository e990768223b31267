"""What a session asks of whoever holds its line, and tells whoever uses it."""

from dataclasses import dataclass

from circlekeeper_protocol.bounds import CommandId
from circlekeeper_protocol.frames import Done, Entry

from circlekeeper_client.endings import Ended, LineLost, Refused


@dataclass(frozen=True, slots=True)
class OpenLine:
    """Connect, then say `line_opened`, or `line_closed` when that failed."""


@dataclass(frozen=True, slots=True)
class Send:
    text: bytes


@dataclass(frozen=True, slots=True)
class CutLine:
    """The line is no good: drop it without waiting for the other side, then say `line_closed`."""


@dataclass(frozen=True, slots=True)
class Seated:
    """The replica is fresh; whatever was known before is replaced by it."""


@dataclass(frozen=True, slots=True)
class Back:
    """On the line again, and nothing was missed: the entries in between follow."""


@dataclass(frozen=True, slots=True)
class Happened:
    """The entry is in the replica."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class Answered:
    done: Done


@dataclass(frozen=True, slots=True)
class NotAnswered:
    """Refused, or never to be answered."""

    id: CommandId
    why: Refused | LineLost


@dataclass(frozen=True, slots=True)
class Over:
    """No line will be opened again, no command answered."""

    why: Ended | Refused


Action = OpenLine | Send | CutLine | Seated | Back | Happened | Answered | NotAnswered | Over
Actions = list[Action]
