"""A link comes as a word, from stdin or from the environment; a kept seat comes before it."""

import io
from pathlib import Path

import pytest
from circlekeeper_client import Invite, KeptSeat
from circlekeeper_server.cli.entrance import LINK_VARIABLE, Entrance, find_entrance, require_link
from circlekeeper_server.cli.exits import CannotDo
from circlekeeper_server.cli.seat_file import keep_seat

HERE = f"http://hub/m/{'m' * 22}#{'i' * 22}"
ELSEWHERE = f"http://hub/m/{'e' * 22}#{'i' * 22}"
INVITE = Invite(hub="http://hub", meeting="m" * 22, secret="i" * 22)
SEAT = KeptSeat(hub="http://hub", meeting="m" * 22, secret="s" * 22)


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(LINK_VARIABLE, raising=False)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    keep_seat(tmp_path / "ana.seat", SEAT)
    return tmp_path / "ana.seat"


def test_a_link_may_be_a_word() -> None:
    assert require_link(HERE) == INVITE


def test_a_link_may_come_from_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"  {HERE}\ny\n"))

    assert require_link("-") == INVITE


def test_a_link_may_stand_in_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LINK_VARIABLE, HERE)

    assert require_link(None) == INVITE
    assert require_link(ELSEWHERE).meeting == "e" * 22


def test_without_a_link_one_is_asked_for() -> None:
    with pytest.raises(CannotDo, match=f"Which meeting.*{LINK_VARIABLE}"):
        require_link(None)


def test_a_word_that_is_no_link_is_not_repeated() -> None:
    with pytest.raises(CannotDo, match="looks like https://") as told:
        require_link("https://hub/m/x#secret-word")

    assert "secret-word" not in told.value.message


def test_a_new_seat_needs_a_link_and_a_name(tmp_path: Path) -> None:
    file = tmp_path / "ana.seat"

    assert find_entrance(HERE, None, "Ana") == Entrance(INVITE, keep_in=None)
    assert find_entrance(HERE, file, "Ana") == Entrance(INVITE, keep_in=file)
    with pytest.raises(CannotDo, match="add --name"):
        find_entrance(HERE, file, "")


def test_a_kept_seat_needs_neither(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LINK_VARIABLE, ELSEWHERE)

    assert find_entrance(None, kept, "") == Entrance(SEAT, keep_in=kept)
    assert find_entrance(HERE, kept, "") == Entrance(SEAT, keep_in=kept)


def test_a_kept_seat_is_not_taken_into_another_meeting(kept: Path) -> None:
    with pytest.raises(CannotDo, match="a seat in another meeting"):
        find_entrance(ELSEWHERE, kept, "Ana")
