"""Whatever ends a visit is told in one sentence, with a number that scripts can tell apart."""

import pytest
from circlekeeper_client import (
    Ended,
    Erased,
    Left,
    LineLost,
    Misunderstood,
    NoEntry,
    NoHub,
    OutOfDate,
    Refused,
    Removed,
)
from circlekeeper_server.cli.client_endings import ending_for
from circlekeeper_server.cli.exits import readable

ENDINGS: list[tuple[Refused | LineLost | Ended, int]] = [
    (Refused("not_a_facilitator", "Only a facilitator can do this.", retry=False), 1),
    (NoEntry("this link does not open a meeting"), 1),
    (Removed("a facilitator ended your seat"), 1),
    (Erased("this meeting is forgotten"), 1),
    (Left("you left"), 1),
    (OutOfDate("the hub speaks another version"), 2),
    (Misunderstood("a message was too big"), 2),
    (NoHub("no hub answered at http://hub"), 3),
    (LineLost("id"), 3),
]


@pytest.mark.parametrize(("error", "code"), ENDINGS)
def test_each_ending_has_a_number_and_a_sentence(
    error: Refused | LineLost | Ended, code: int
) -> None:
    ending = ending_for(error)

    assert ending.exit_code == code
    assert ending.message[0].isupper()
    assert ending.message[-1] in ".?"


def test_every_way_to_end_is_known() -> None:
    known = {type(error) for error, _ in ENDINGS}

    assert set(Ended.__subclasses__()) <= known


def test_a_no_is_told_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    ending_for(Refused("not_started", "Not yet.", retry=True)).show()

    assert capsys.readouterr().err == "Not yet.\n"


def test_what_comes_over_the_line_cannot_steer_the_terminal() -> None:
    assert readable("A\x1b[2Jn\x07a\x9b1m\u202e \u2028أمل\u200d") == "A[2Jna1m أمل\u200d"
