"""Whoever opens the repository finds what its pages name, in files that can be read in one go."""

import os
import re
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Final

LINES_MOST: Final = 400
GENERATED: Final = {"client/web/src/replica/types.ts"}
MADE: Final = {"node_modules", "static", "out", "data", "__pycache__"}
CODE: Final = (".py", ".ts", ".tsx", ".css", ".c")

LINK: Final = re.compile(r"\]\(([^)#:]+)\)")
NAMED: Final = re.compile(r"`([\w./-]*[\w-]\.(?:py|md|ts|tsx|toml|yml|sh|jsonl|service))`")
TARGET: Final = re.compile(r"`make ([a-z-]+)`")
WISH: Final = re.compile(r"^([a-z-]+):.* ## ", re.MULTILINE)


@cache
def files() -> tuple[PurePosixPath, ...]:
    """All that is written here, without what is brought or made."""
    found: list[PurePosixPath] = []
    for folder, folders, names in os.walk("."):
        folders[:] = [name for name in folders if name not in MADE and not name.startswith(".")]
        found += [PurePosixPath(folder, name) for name in names]
    return tuple(found)


def pages() -> list[PurePosixPath]:
    return [file for file in files() if file.suffix == ".md"]


def text_of(file: PurePosixPath) -> str:
    return Path(file).read_text("utf-8")


def test_every_link_of_a_page_leads_somewhere() -> None:
    for page in pages():
        for link in LINK.findall(text_of(page)):
            assert Path(page.parent, link).exists(), f"{page} links {link}"


def test_every_file_that_a_page_names_is_there() -> None:
    """By its whole path, or by the end of it."""
    for page in pages():
        for name in NAMED.findall(text_of(page)):
            assert any(file.match(name) for file in files()), f"{page} names {name}"


def test_every_wish_that_a_page_names_can_be_made() -> None:
    targets = set(
        re.findall(r"^([a-z-]+):.* ## ", Path("Makefile").read_text("utf-8"), re.MULTILINE)
    )
    for page in pages():
        for target in TARGET.findall(text_of(page)):
            assert target in targets, f"{page} names make {target}"


def test_files_are_split_before_they_are_long() -> None:
    for file in files():
        if file.suffix in CODE and str(file) not in GENERATED:
            lines = text_of(file).count("\n")
            assert lines <= LINES_MOST, f"{file} has {lines} lines"
