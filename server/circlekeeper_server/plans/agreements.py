"""The agreements that a circle begins with: its own to amend."""

import tomllib
from importlib.resources import files
from typing import Final

import msgspec
from circlekeeper_protocol.bounds import CardId, Text
from circlekeeper_protocol.cards import Card

NUMBERED_FROM: Final[CardId] = 2**52
"""Out of the way of whoever counts from one."""


class _AgreementsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    agreements: tuple[Text, ...]


def first_agreements() -> tuple[Card, ...]:
    written = (files(__package__) / "agreements.toml").read_text("utf-8")
    texts = msgspec.convert(tomllib.loads(written), _AgreementsFile).agreements
    return tuple(
        Card(
            id=place,
            kind="agreement",
            text=text,
            audience="everyone",
            member=None,
            edition=1,
            keep=True,
        )
        for place, text in enumerate(texts, NUMBERED_FROM)
    )
