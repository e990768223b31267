"""Keeps a seat between two calls, in a file for its owner's eyes only.

Whoever has the file is that member: it holds the seat's secret, and nothing else that is private.
"""

import os
from pathlib import Path

import msgspec
from circlekeeper_client import KeptSeat

from .exits import CannotDo


def read_seat(path: Path) -> KeptSeat | None:
    """The seat that is kept there; `None` when there is no file yet. Raises `CannotDo`."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=KeptSeat)
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise CannotDo(f"There is no folder {path.parent} to keep a seat in.") from None
        return None
    except OSError as error:
        raise CannotDo(f"{path} cannot be read: {error.strerror}.") from None
    except (msgspec.DecodeError, UnicodeError):
        raise CannotDo(f"{path} does not hold a seat. Name another file for it.") from None


def keep_seat(path: Path, seat: KeptSeat) -> None:
    """Raises `CannotDo`; what is there already is never overwritten."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "wb") as kept:
            kept.write(msgspec.json.encode(seat))
    except OSError as error:
        raise CannotDo(f"The seat cannot be kept in {path}: {error.strerror}.") from None


def give_up_seat(path: Path) -> None:
    """The seat opens nothing any more."""
    path.unlink(missing_ok=True)
