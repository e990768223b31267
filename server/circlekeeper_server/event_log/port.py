"""The event log as everybody sees it; `memory`, `sqlite` and `redis` are adapters of it.

A stream is the whole history of one meeting: entries 1, 2, 3… without gaps, each a run of bytes
that the log does not look into. Its epoch is a random string, drawn by whoever begins the stream,
that tells two histories under one id apart. All that ever happens to a stream: it begins, it
grows at its end, it is erased and stays so.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar, Literal, NamedTuple, TypeAlias

Millis: TypeAlias = int
"""An instant: milliseconds since the Unix epoch."""


class Position(NamedTuple):
    """How far a history is known: up to and with entry `seq`, 0 before the first."""

    epoch: str
    seq: int


class Tail(NamedTuple):
    """The end of a stream: `last` is where it stands, `entries` are (seq, bytes), oldest first."""

    last: Position
    entries: list[tuple[int, bytes]]


Heard: TypeAlias = Callable[[Tail | None], None]
"""Takes news of a stream: where it stands and the newest entries, or `None` when it was erased."""


class LogError(Exception):
    """The log did not do what it was asked. Anything but `LogUnavailable` is a definite no."""


class VersionConflict(LogError):
    """The stream is not where the caller believes: read on, decide again, append again."""


class NoSuchStream(LogError):
    """Nothing was ever written under this id."""


class StreamErased(NoSuchStream):
    """The stream was erased, for good. To a visitor it must look like one that never was."""


Trouble: TypeAlias = Literal[
    "away",
    "starting",
    "full",
    "read_only",
    "disk",
    "few_replicas",
    "unsafe",
    "in_use",
    "damaged",
    "refused",
]
"""What is wrong with a store, in a word; `away`: it does not answer, `full`: it has no room."""


class LogUnavailable(LogError):
    """The store failed, or is out of reach. The message is for the person who runs the hub. An
    append that ends so may be stored or not; the same append, made again later, finds out."""

    def __init__(self, message: str, trouble: Trouble = "refused") -> None:
        super().__init__(message)
        self.trouble: Trouble = trouble


class EventLog(ABC):
    """Keeps bytes by stream id. Calls may overlap freely; each takes effect at one moment between
    its start and its answer. A caller that is cancelled learns nothing of the outcome.

    A history never changes under one epoch. A store that lost what it had acknowledged, because it
    was put back to an older state, goes on in another epoch.
    """

    shared: ClassVar[bool] = False
    """Whether other processes append too. Then a watcher may hear of it late, and whoever must know
    where a stream stands has to read."""

    healed: Mapping[str, int] = MappingProxyType({})
    """How often a watcher was told of what it should have heard before, by what found it."""

    @abstractmethod
    async def append(
        self, stream: str, after: Position, entries: Sequence[bytes], expires_at: Millis
    ) -> Position:
        """Add `entries` behind `after`, all or none, and return the new end once it is stored to
        survive a crash. `expires_at` replaces what an earlier append said.

        A stream begins with the first append at `Position(epoch, 0)`, in the epoch given there.

        The same entries sent again at the same place are recognised as already stored, also when
        others have appended since, and nothing changes. So a caller that missed the answer just
        repeats itself, and no two callers may ever send equal bytes.

        Raises `VersionConflict`, `StreamErased`, `LogUnavailable`; `ValueError` without entries.
        """

    @abstractmethod
    async def read(self, stream: str, after_seq: int = 0) -> Tail:
        """All entries behind `after_seq`; those that were acknowledged are always among them.

        Raises `NoSuchStream`, or its kind `StreamErased`; `LogUnavailable`.
        """

    @abstractmethod
    def watch(self, stream: str, heard: Heard) -> Callable[[], None]:
        """Have `heard` called on the event loop with whatever is appended from now on, whoever did,
        and before its append returns unless the log is `shared`. Call the answer to end it.

        News may come again, out of order or without some entries, but every append is heard of
        while the store can be reached: where entries lack, read on. In another epoch the history
        is another one.
        """

    @abstractmethod
    async def expired(self, now: Millis) -> list[str]:
        """The streams whose `expires_at` is `now` or earlier, for the caller to erase."""

    @abstractmethod
    async def erase(self, stream: str) -> None:
        """Forget all entries: afterwards none of their bytes is left anywhere in the store, and
        reading and appending raise `StreamErased` for ever, also where there was no stream yet.

        Erasing again is allowed. Do so after `LogUnavailable`, or bytes may remain.
        """

    @abstractmethod
    async def ping(self) -> None:
        """Return if the store would take an entry now, as far as can be told, else raise
        `LogUnavailable`. Waits as long as it takes."""

    @abstractmethod
    async def close(self) -> None:
        """Finish what was asked before, then let go of the store. Afterwards every call but
        `close` raises `LogUnavailable`."""


def require_entries(entries: Sequence[bytes]) -> None:
    if not entries:
        raise ValueError("an append needs at least one entry")
