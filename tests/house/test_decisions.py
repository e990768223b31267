"""Decisions are found by their number, and so each has one of its own."""

from pathlib import Path

DECISIONS = sorted(Path("docs/decisions").glob("*.md"))


def test_decisions_are_numbered_one_by_one_as_their_names_and_titles_say() -> None:
    numbers = range(1, len(DECISIONS) + 1)
    assert [int(page.name[:4]) for page in DECISIONS] == [*numbers]
    for number, page in zip(numbers, DECISIONS, strict=True):
        assert page.read_text().startswith(f"# {number}. ")
