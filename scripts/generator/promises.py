"""What a command's docstring promises: who sends it, what it causes, how it may be refused."""

import re
import typing
from typing import Final, NamedTuple

from circlekeeper_protocol import events
from circlekeeper_protocol.commands import Command
from circlekeeper_protocol.events import AnyEvent
from circlekeeper_protocol.refusals import RefusalCode

ALWAYS: Final[tuple[RefusalCode, ...]] = (
    "malformed",
    "no_such_member",
    "too_fast",
    "meeting_is_over",
    "not_started",
    "not_seated",
    "not_a_facilitator",
    "not_for_them",
    "out_of_reach",
    "curtain_is_drawn",
)
"""Refusals that any command may meet; the two about facilitators when acting for somebody."""


class Promise(NamedTuple):
    does: str
    sent_by: str
    causes: tuple[type[AnyEvent], ...]
    refusals: tuple[RefusalCode, ...]


def promise_of(command: type[Command]) -> Promise:
    """Raises `KeyError` for names that do not exist."""
    text = " ".join((command.__doc__ or "").split())
    does, _, rest = text.partition("Sent by: ")
    sent_by, _, rest = rest.partition(". ")
    caused, _, rest = rest.partition("Refused: ")
    named = {event.__name__: event for event in typing.get_args(events.AnyEvent)}
    codes = {code: code for code in typing.get_args(RefusalCode)}
    return Promise(
        does=does.strip(),
        sent_by=sent_by.removesuffix("."),
        causes=tuple(named[name] for name in re.findall(r"`(\w+)`", caused)),
        refusals=tuple(codes[code] for code in re.findall(r"`(\w+)`", rest)),
    )
