"""A seat is kept for its owner alone, and nothing that is there is lost."""

import os
from pathlib import Path

import pytest
from circlekeeper_client import KeptSeat
from circlekeeper_server.cli.exits import CannotDo
from circlekeeper_server.cli.seat_file import give_up_seat, keep_seat, read_seat

SEAT = KeptSeat(hub="http://hub", meeting="m" * 22, secret="s" * 22)


def test_a_seat_is_found_again_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "ana.seat"

    assert read_seat(file) is None
    before = os.umask(0)
    try:
        keep_seat(file, SEAT)
    finally:
        os.umask(before)

    assert read_seat(file) == SEAT
    assert file.stat().st_mode & 0o777 == 0o600
    give_up_seat(file)
    assert read_seat(file) is None


def test_what_is_there_already_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "ana.seat"
    file.write_text("a shopping list")

    with pytest.raises(CannotDo, match=r"cannot be kept in .*: File exists"):
        keep_seat(file, SEAT)
    with pytest.raises(CannotDo, match="does not hold a seat"):
        read_seat(file)

    assert file.read_text() == "a shopping list"


@pytest.mark.parametrize("content", [b"", b"\xff", b"{}", b'{"hub":1,"meeting":"","secret":""}'])
def test_a_file_that_holds_no_seat_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "ana.seat"
    file.write_bytes(content)

    with pytest.raises(CannotDo, match=r"ana\.seat does not hold a seat"):
        read_seat(file)


def test_a_folder_that_is_missing_is_named_before_a_seat_is_taken(tmp_path: Path) -> None:
    with pytest.raises(CannotDo, match=r"There is no folder .*nowhere"):
        read_seat(tmp_path / "nowhere" / "ana.seat")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotDo, match="cannot be read: Is a directory"):
        read_seat(tmp_path)
