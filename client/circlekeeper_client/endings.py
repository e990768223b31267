"""How things can go otherwise than wished, as exceptions."""

from typing import Final

from circlekeeper_protocol.bounds import CommandId
from circlekeeper_protocol.closing import CLOSINGS, CloseCode


class Refused(Exception):
    """The hub answered no, and nothing has changed. The text is a sentence for people."""

    def __init__(self, code: str, message: str, *, retry: bool) -> None:
        super().__init__(message)
        self.code = code
        """One of `circlekeeper_protocol.refusals.REFUSALS`."""
        self.retry = retry
        """The same command may be taken later as it is."""


class LineLost(Exception):
    """The line dropped before the answer came, for so long that the hub showed the meeting afresh.

    Whether the command was done shows in the meeting as it is now; decide again from there.
    """

    def __init__(self, id: CommandId) -> None:
        super().__init__("the line was lost before an answer came: look at the meeting again")
        self.id = id


class NotSeated(Exception):
    """A `Circle` was used before it was entered."""

    def __init__(self) -> None:
        super().__init__("enter it first: async with connect(…) as circle")


class EnteredAlready(Exception):
    """A `Circle` is entered once; the same seat, as often as one likes."""

    def __init__(self) -> None:
        super().__init__("to come back to this seat: async with connect(circle.seat) as again")


class Ended(Exception):
    """There is no coming back with this link or seat."""


class Left(Ended):
    """This side hung up, or the member has left the meeting."""


class NoEntry(Ended):
    """Unknown, erased, renewed and wrong links all look like this."""


class Removed(Ended):
    """A facilitator ended this seat."""


class Erased(Ended):
    """The meeting is forgotten."""


class OutOfDate(Ended):
    """The hub speaks another version of the protocol: another version of this client is needed."""


class Misunderstood(Ended):
    """The hub could not take what this client sent it: a fault of this client."""


class NoHub(Ended):
    """Nothing at this address answered as a hub."""


_ENDINGS: Final[dict[CloseCode, type[Ended]]] = {
    CloseCode.LEFT: Left,
    CloseCode.RELOAD: OutOfDate,
    CloseCode.NO_ENTRY: NoEntry,
    CloseCode.REMOVED: Removed,
    CloseCode.ERASED: Erased,
}


def ending_of(code: int | None) -> Ended | None:
    """What a close code ends for good; `None` for those after which one comes back."""
    closing = CLOSINGS.get(CloseCode(code)) if code in CLOSINGS else None
    if code is None or closing is None or closing.come_back not in ("no", "after reloading"):
        return None
    return _ENDINGS.get(CloseCode(code), Misunderstood)(closing.reason)
