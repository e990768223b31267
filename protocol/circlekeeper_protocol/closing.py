"""Why a line is closed, and whether to come back."""

from enum import IntEnum
from typing import Final, Literal

from msgspec import Struct

ComeBack = Literal["no", "at once", "spread out", "after a while", "after reloading"]


class CloseCode(IntEnum):
    LEFT = 1000
    NOT_TEXT = 1003
    TOO_BIG = 1009
    FAULT = 1011
    RESTART = 1012
    RELOAD = 4000
    NO_ENTRY = 4001
    REMOVED = 4002
    ERASED = 4003
    TOO_SLOW = 4004
    FLOOD = 4005
    NO_HELLO = 4006
    FULL = 4007


class Closing(Struct, frozen=True):
    reason: str
    come_back: ComeBack


CLOSINGS: Final[dict[CloseCode, Closing]] = {
    CloseCode.LEFT: Closing("you left", "no"),
    CloseCode.NOT_TEXT: Closing("only text frames are understood", "no"),
    CloseCode.TOO_BIG: Closing("a message was too big", "no"),
    CloseCode.FAULT: Closing("the hub met a fault", "at once"),
    CloseCode.RESTART: Closing("the hub restarts", "spread out"),
    CloseCode.RELOAD: Closing("the hub speaks another version", "after reloading"),
    CloseCode.NO_ENTRY: Closing("this link does not open a meeting", "no"),
    CloseCode.REMOVED: Closing("a facilitator ended your seat", "no"),
    CloseCode.ERASED: Closing("this meeting is forgotten", "no"),
    CloseCode.TOO_SLOW: Closing("the line could not keep up", "at once"),
    CloseCode.FLOOD: Closing("too many messages", "after a while"),
    CloseCode.NO_HELLO: Closing("the first message did not come", "at once"),
    CloseCode.FULL: Closing("too many lines from one place", "after a while"),
}
