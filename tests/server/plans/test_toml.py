"""TOML that means no good is refused in the time that it takes to read it."""

import tomllib
from typing import Final

import pytest
from circlekeeper_server.plans.toml import NoToml, read_toml
from hypothesis import example, given
from hypothesis import strategies as st

DEEP: Final = ".".join("a" * 30_000)


@pytest.mark.parametrize(
    "text",
    [
        f"{DEEP} = 1",
        f"[{DEEP}]",
        f"[[{DEEP}]]",
        f"a = {{{DEEP} = 1}}",
        DEEP.replace(".", " . ").replace("a", '"a"') + "= 1",
        DEEP.replace("a", "'='"),
        *(f"a = [{text}, {{{DEEP} = 1}}]" for text in ('"""x""""', "'''x''''", r'"\""', "'\\'")),
        f'a = """\n# \\""" # {{ """ # "\n{DEEP} = 1',
    ],
)
def test_a_key_of_thousands_of_parts_is_refused_unread(text: str) -> None:
    with pytest.raises(NoToml, match=r"A key has more than 8 parts \(at line \d\)"):
        read_toml(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a = " + "9" * 5_000, "too many digits"),
        ("a = " + "[" * 50_000, "nested too deeply"),
        ('a = "' + "\\" * 100_000, "Unterminated string"),
        ('"""\n' * 20_000, "at line 1"),
    ],
)
def test_what_it_trips_over_is_said_in_a_sentence(text: str, says: str) -> None:
    with pytest.raises(NoToml, match=says):
        read_toml(text)


SIGNS: Final = [
    "a",
    "=",
    "=1",
    ".",
    "b",
    '"',
    "'",
    '"""',
    "'''",
    "\\",
    "#",
    "\n",
    "[",
    "]",
    "{",
    "}",
    ",",
]


@given(st.lists(st.sampled_from(SIGNS), max_size=14).map("".join))
@example("a = [''''x''''', {b.c = 1}]")
def test_whatever_is_read_at_all_is_read_as_ever(text: str) -> None:
    try:
        meant = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(NoToml):
            read_toml(text)
        return
    assert read_toml(text) == meant


def test_dots_in_texts_and_comments_are_no_parts_of_keys() -> None:
    dots = "." * 100
    text = f"""
    a = "{dots}" # {dots}
    b = '{dots}'
    c = ["{dots}", '''
    {dots}''', {{d.e.f = 1.5}}]
    g = \"\"\"{dots} \\\" {dots}\"\"\"
    """

    assert read_toml(text).keys() == {"a", "b", "c", "g"}
