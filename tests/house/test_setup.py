"""Setting up does each thing once, and ends with one sentence where it cannot go on."""

from pathlib import Path

import pytest

from scripts import setup


class Maker:
    """Counts how often something was made."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


def test_what_was_made_from_the_same_is_not_made_again(tmp_path: Path) -> None:
    make = Maker()
    for _ in range(2):
        setup.once(tmp_path / "stamp", "key", "something", make)
    assert make.times == 1


def test_what_was_made_from_something_else_is_made_again(tmp_path: Path) -> None:
    make = Maker()
    for key in ("before", "after"):
        setup.once(tmp_path / "stamp", key, "something", make)
    assert make.times == 2


def test_what_failed_is_tried_again(tmp_path: Path) -> None:
    def fail() -> None:
        raise setup.CannotSetUpError("no")

    make = Maker()
    setup.once(tmp_path / "stamp", "before", "something", make)
    with pytest.raises(setup.CannotSetUpError):
        setup.once(tmp_path / "stamp", "after", "something", fail)
    setup.once(tmp_path / "stamp", "before", "something", make)
    assert make.times == 2


def test_a_digest_tells_contents_and_names_apart(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("same")
    other.write_text("same")
    before = setup.digest([one])
    assert setup.digest([other]) != before
    one.write_text("changed")
    assert setup.digest([one]) != before


@pytest.mark.parametrize("version", ["v20.19.0", "v20.20.2", "v22.12.0", "v24.1.0"])
def test_a_node_that_runs_vite_is_used(version: str) -> None:
    assert setup.runs_vite(version)


@pytest.mark.parametrize("version", ["", "v18.20.4", "v20.18.1", "v21.7.3", "v22.11.0"])
def test_an_older_node_is_not(version: str) -> None:
    assert not setup.runs_vite(version)


def test_a_program_that_cannot_be_had_is_asked_for_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(setup.CannotSetUpError) as stopped:
        setup.chromium()
    assert str(stopped.value) == (
        "the browser tests need Chromium, and it cannot be installed without root:"
        " please install `chromium` and run make again."
    )
