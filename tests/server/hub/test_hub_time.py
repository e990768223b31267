"""Hub time: an anchor and the monotonic clock, never back, movable."""

import asyncio

import pytest
from circlekeeper_server.hub import HubTime
from circlekeeper_server.hub.hub_time import SLEW_MILLIS

from tests.server.hub.stage import until

START = 1_800_000_000_000


class Clocks:
    """The two clocks of a machine."""

    def __init__(self) -> None:
        self.wall = START / 1000
        self.monotonic = 50.0
        self.time = HubTime(lambda: self.wall, lambda: self.monotonic)

    def pass_by(self, seconds: float) -> None:
        self.wall += seconds
        self.monotonic += seconds


def test_it_starts_at_the_machines_time_and_goes_on() -> None:
    clocks = Clocks()
    assert clocks.time.now() == START
    clocks.pass_by(1.5)
    assert clocks.time.now() == START + 1_500


def test_it_does_not_jump_when_somebody_sets_the_machines_clock() -> None:
    clocks = Clocks()
    clocks.wall -= 3600
    assert clocks.time.now() == START


@pytest.mark.parametrize("drift", [-60, 60])
def test_it_is_slewed_towards_the_machines_clock_a_little_at_a_time(drift: int) -> None:
    clocks = Clocks()
    clocks.wall += drift
    clocks.pass_by(15)
    clocks.time.slew()
    clocks.pass_by(15)
    assert clocks.time.now() == START + 30_000 + (SLEW_MILLIS if drift > 0 else -SLEW_MILLIS)


def test_it_never_runs_much_faster_or_slower_than_it_should() -> None:
    clocks = Clocks()
    clocks.wall -= 3600
    for _ in range(20):
        clocks.time.slew()
        for _ in range(15):
            before = clocks.time.now()
            clocks.pass_by(1)
            assert 999 <= clocks.time.now() - before <= 1_001


def test_it_never_goes_back() -> None:
    clocks = Clocks()
    clocks.wall -= 1
    clocks.time.now()
    clocks.time.slew()
    assert clocks.time.now() == START
    with pytest.raises(ValueError, match="never goes back"):
        clocks.time.move(-1)


def test_what_a_test_moved_is_not_slewed_away() -> None:
    clocks = Clocks()
    clocks.time.move(60_000)
    clocks.time.slew()
    assert clocks.time.now() == START + 60_000


async def test_an_alarm_rings_once_when_time_is_moved_past_it() -> None:
    time = Clocks().time
    rung: list[int] = []
    time.call_at(START + 60_000, lambda: rung.append(time.now()))

    time.move(59_999)
    await asyncio.sleep(0)
    assert rung == []
    time.move(1)
    await until(lambda: rung)
    time.move(60_000)
    await asyncio.sleep(0)

    assert rung == [START + 60_000]


async def test_a_cancelled_alarm_is_silent() -> None:
    time = Clocks().time
    rung: list[int] = []
    time.call_at(START + 10, lambda: rung.append(1)).cancel()
    time.call_at(START + 20, lambda: rung.append(2))

    time.move(30)
    await until(lambda: rung)

    assert rung == [2]


async def test_an_alarm_waits_for_hub_time_and_not_for_the_real_one() -> None:
    still, real = Clocks().time, HubTime()
    rung: list[str] = []
    still.call_at(START + 5, lambda: rung.append("still"))
    real.call_at(real.now() + 30, lambda: rung.append("real"))

    await until(lambda: rung)

    assert rung == ["real"]
    still.move(5)
    await until(lambda: rung == ["real", "still"])


async def test_an_alarm_rings_by_the_real_clock_too() -> None:
    time = HubTime()
    rung = asyncio.Event()
    due = time.now() + 20
    time.call_at(due, rung.set)

    await asyncio.wait_for(rung.wait(), 10)

    assert time.now() >= due


async def test_what_fell_due_while_the_machine_slept_rings_once_it_is_awake() -> None:
    clocks = Clocks()
    rung: list[str] = []
    clocks.time.call_at(START + 3_600_000, lambda: rung.append("morning"))

    clocks.pass_by(4_000)
    clocks.time.slew()

    await until(lambda: rung == ["morning"])
