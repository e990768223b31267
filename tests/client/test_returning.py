import re
from pathlib import Path
from random import Random
from typing import Final

from circlekeeper_client.returning import (
    A_WHILE,
    FIRST_SPAN,
    LONGEST_SPAN,
    RESTART_SPAN,
    STEADY,
    Returning,
)
from circlekeeper_protocol.closing import CloseCode

ROOT: Final = Path(__file__).parents[2]


class AlwaysTheLast(Random):
    def random(self) -> float:
        return 1.0


def test_each_attempt_that_fails_doubles_the_span_up_to_the_longest() -> None:
    returning = Returning(AlwaysTheLast())

    waits = [returning.wait_after(None) for _ in range(100)]

    assert waits[:4] == [FIRST_SPAN, 2 * FIRST_SPAN, 4 * FIRST_SPAN, 8 * FIRST_SPAN]
    assert waits[-1] == LONGEST_SPAN


def test_a_line_that_stood_makes_the_next_attempt_a_first_one() -> None:
    returning = Returning(AlwaysTheLast())
    for _ in range(5):
        returning.wait_after(None)

    returning.stood(STEADY - 1)
    assert returning.wait_after(None) > FIRST_SPAN
    returning.stood(STEADY)
    assert returning.wait_after(None) == FIRST_SPAN


def test_any_part_of_the_span_may_be_the_wait() -> None:
    waits = [Returning(Random(seed)).wait_after(None) for seed in range(100)]

    assert min(waits) < FIRST_SPAN / 10
    assert max(waits) > FIRST_SPAN * 9 / 10


def test_after_a_flood_one_waits_a_while_at_least() -> None:
    for seed in range(20):
        returning = Returning(Random(seed))
        assert returning.wait_after(CloseCode.FLOOD) >= A_WHILE


def test_what_the_hub_asked_for_a_restart_holds_for_one_return() -> None:
    returning = Returning(AlwaysTheLast())
    returning.spread = 30_000

    assert returning.wait_after(CloseCode.RESTART) == 30_000
    assert returning.wait_after(None) == FIRST_SPAN


def test_browsers_come_back_by_the_same_schedule() -> None:
    theirs = (ROOT / "client/web/src/socket/connection.ts").read_text("utf-8")

    said = {name: int(millis) for name, millis in re.findall(r"const (\w+) = ([\d_]+);", theirs)}

    spans = said["FIRST_RETRY_MS"], said["LAST_RETRY_MS"], said["SPREAD_MS"]
    assert spans == (FIRST_SPAN, LONGEST_SPAN, RESTART_SPAN)
