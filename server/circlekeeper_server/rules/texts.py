"""Names and texts as people may read them: no control signs, nothing that turns the line around.

Length is bounded by the protocol; here is what a length cannot say.
"""

import unicodedata
from typing import Final
from urllib.parse import urlsplit

from circlekeeper_protocol.refusals import Refused

JOINERS: Final = "\u200c\u200d"
"""Invisible, but needed to write Persian, Indic scripts and some symbols."""

FLAG_TAGS: Final = "".join(map(chr, range(0xE0020, 0xE0080)))
"""Invisible too: which flag an emoji is, as that of Scotland."""

NEEDLESS: Final = str.maketrans("", "", "\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff")
"""What keyboards and copied text bring along: marks of direction, which screens do not need since
each name and text stands for itself, and places where a word may break. They are left away."""

INVISIBLE: Final = frozenset(JOINERS + FLAG_TAGS)

UNSEEN: Final = INVISIBLE | frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0"
    + "".join(map(chr, range(0xFE00, 0xFE10)))
)
"""Letters and marks that leave no trace: no name is made of them, and none differs by them."""

MARKS_IN_A_ROW: Final = 4
"""More combining marks on one letter only serve to overflow the line."""

LONGEST_NAME: Final = 40


def clean_name(name: str) -> str:
    """Raises `Refused("unclear_name")`."""
    cleaned = _tidy(name)
    if not cleaned or len(cleaned) > LONGEST_NAME or not _readable(cleaned):
        raise Refused("unclear_name")
    return cleaned


def clean_text(text: str) -> str:
    """No longer than it came. Raises `Refused("unclear_text")`. An empty text is fine."""
    cleaned = _tidy(text)
    if cleaned and not _readable(cleaned):
        raise Refused("unclear_text")
    return cleaned


def clean_link(link: str) -> str:
    """An http or https address, or nothing. Raises `Refused("unclear_text")`."""
    cleaned = link.strip()
    if not cleaned:
        return ""
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        raise Refused("unclear_text") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not _readable(cleaned):
        raise Refused("unclear_text")
    if any(sign.isspace() for sign in cleaned):
        raise Refused("unclear_text")
    return cleaned


def same_name(one: str, other: str) -> bool:
    """Whether two names look alike enough to be told apart by a number."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    seen = "".join(sign for sign in name if sign not in UNSEEN)
    return unicodedata.normalize("NFKC", seen).casefold()


def _tidy(text: str) -> str:
    """Composed, unless that makes it longer, as it does in some scripts: its bounds must hold."""
    text = text.translate(NEEDLESS)
    composed = unicodedata.normalize("NFC", text)
    return " ".join((composed if len(composed) <= len(text) else text).split())


def _readable(text: str) -> bool:
    marks = 0
    seen = False
    for sign in text:
        category = unicodedata.category(sign)
        if category[0] == "C" and sign not in INVISIBLE:
            return False
        marks = marks + 1 if category[0] == "M" else 0
        if marks > MARKS_IN_A_ROW:
            return False
        seen = seen or (category[0] in "LNSP" and sign not in UNSEEN)
    return seen
