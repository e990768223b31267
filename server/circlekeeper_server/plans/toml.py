"""TOML from somebody who may mean no good, read in a time that goes by its length.

`tomllib` alone takes over twenty seconds and three gigabytes for a key of thirty thousand parts,
`a.a.a.…`; keys are therefore counted through before it sees them. It trips over numbers of
thousands of digits, and over nesting without an end.
"""

import re
import tomllib
from typing import Any, Final

MOST_DOTS: Final = 7
"""In one key. A plan needs one: `phases.steps`."""

_TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"""(?!")|\Z)'
    r"|'''.*?(?:'''(?!')|\Z)"
    r'|"(?:\\.|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|\#[^\n]*"
    r"|[.=,{\[\n]",
    re.DOTALL,
)
"""Texts and comments, which may hold any number of dots; a dot; and what a key begins after. A text
that is never closed reaches to its end, so that nothing is looked at twice."""


class NoToml(ValueError):
    """Where and why, in a sentence."""


def read_toml(text: str) -> dict[str, Any]:
    """Raises `NoToml`."""
    _count_dots(text)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NoToml(f"{error}") from None
    except RecursionError:
        raise NoToml("It is nested too deeply.") from None
    except ValueError:
        raise NoToml("A number in it has too many digits.") from None


def _count_dots(text: str) -> None:
    dots = 0
    for token in _TOKEN.finditer(text + "\n"):
        first = token[0][0]
        if first in "=,{[\n":
            dots = 0
        elif first == ".":
            dots += 1
            if dots > MOST_DOTS:
                line = text.count("\n", 0, token.start()) + 1
                raise NoToml(f"A key has more than {MOST_DOTS + 1} parts (at line {line})")
