"""What a hub tells a Prometheus: numbers under names that are known beforehand, and nothing of
anybody."""

import asyncio
import logging
import re
from random import Random

import httpx2
from circlekeeper_protocol.closing import CLOSINGS
from circlekeeper_protocol.commands import ShowPrompt, StartMeeting
from circlekeeper_protocol.refusals import REFUSALS
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.hub import Rooms
from circlekeeper_server.hub.tally import BOUNDS
from circlekeeper_server.logs import AsJson, ForPeople
from circlekeeper_server.metrics import HubCollector, Told
from circlekeeper_server.serve import running
from circlekeeper_server.settings import Settings
from hypothesis import given, settings
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry, generate_latest

from tests.server.hub.stage import MINUTES, Stage
from tests.server.hub.test_random_lives import Life
from tests.server.hub.troubled import TroubledLog
from tests.support.lives import Deed, lives_of_every_sort
from tests.support.ports import held_port

LABELS: dict[str, set[str]] = {
    "code": {*REFUSALS},
    "reason": {code.name.lower() for code in CLOSINGS},
    "cause": {"gap", "link", "look"},
    "le": {*map(str, BOUNDS), "+Inf"},
}
LINE = re.compile(r"circlekeeper_[a-z_]+(?:\{(?P<by>[a-z]+)=\"(?P<label>[^\"]*)\"\})? [0-9.e+-]+\Z")
SAID = {
    "The event log failed: the disk is full",
    "The event log failed: the answer was lost",
    "A meeting could not be erased yet: the disk is full",
}


def told_by(rooms: Rooms) -> str:
    registry = CollectorRegistry()
    registry.register(HubCollector(Told(rooms.tally, lambda: {"gap": 0})))
    return generate_latest(registry).decode()


def number(told: str, name: str) -> float:
    """Of a line, or of all with that name and any label."""
    lines = [line.rpartition(" ") for line in told.splitlines()]
    return sum(float(value) for key, _, value in lines if key.partition("{")[0] == name)


class Listening(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        assert "Traceback" not in ForPeople().format(record)
        assert record.exc_info is None
        self.lines.append(record.getMessage())
        assert record.getMessage() in AsJson().format(record)


@settings(max_examples=20)
@given(lives_of_every_sort, st.randoms(use_true_random=True))
def test_nothing_of_a_meeting_is_in_the_numbers_or_in_the_log(
    life: list[Deed], random: Random
) -> None:
    async def play() -> str:
        log = TroubledLog(MemoryEventLog())
        stage = await Stage.set_up(log)
        played = Life(stage, random)
        await played.gather()
        for place, deed in enumerate(life):
            log.full, log.cannot_erase = place % 7 == 3, place % 5 == 3
            await played.happen(deed)
        log.full = log.cannot_erase = False
        told = told_by(stage.rooms)
        await stage.rooms.stop(0)
        return told

    listening = Listening()
    logger = logging.getLogger("circlekeeper")
    logger.addHandler(listening)
    try:
        told = asyncio.run(play())
    finally:
        logger.removeHandler(listening)

    for line in told.splitlines():
        if not line.startswith("#"):
            found = LINE.match(line)
            assert found is not None, line
            assert found["by"] is None or found["label"] in LABELS[found["by"]]
    assert {*listening.lines} <= SAID


async def test_commands_refusals_and_entries_are_counted_and_timed() -> None:
    stage = await Stage.set_up(MemoryEventLog())
    mari, _ = await stage.circle("Mari", "Ana")
    before = told_by(stage.rooms)
    await mari.do(StartMeeting())
    await mari.do(ShowPrompt("What was good today?"))
    await mari.do(StartMeeting())
    told = told_by(stage.rooms)

    def more(name: str) -> float:
        return number(told, f"circlekeeper_{name}") - number(before, f"circlekeeper_{name}")

    assert (more("commands_total"), more("entries_total"), more("refusals_total")) == (3, 2, 1)
    assert 'circlekeeper_refusals_total{code="already_started"} 1.0' in told
    assert more("append_seconds_count") == more("fan_out_seconds_count") == 2
    assert number(told, "circlekeeper_meetings") == 1


async def test_a_log_that_fails_is_counted_and_so_are_those_who_were_refused_by_it() -> None:
    log = TroubledLog(MemoryEventLog())
    stage = await Stage.set_up(log)
    mari, _ = await stage.circle("Mari", "Ana")
    log.full = True
    await mari.do(StartMeeting())
    told = told_by(stage.rooms)

    assert number(told, "circlekeeper_log_failures_total") >= 1
    assert 'circlekeeper_refusals_total{code="out_of_reach"} 1.0' in told


async def test_what_is_forgotten_is_counted() -> None:
    stage = await Stage.set_up(MemoryEventLog())
    stage.time.move(60 * 24 * 31 * MINUTES)
    await stage.rooms.sweep()

    assert number(told_by(stage.rooms), "circlekeeper_erasures_total") == 1


async def test_numbers_are_told_at_their_own_address_and_nowhere_else() -> None:
    with held_port() as port:
        metrics = f"127.0.0.1:{port}"
        wished = Settings(bind="127.0.0.1", port=0, database=":memory:", metrics=metrics)
        async with running(wished) as hub, httpx2.AsyncClient(trust_env=False) as http:
            told = await http.get(f"http://{metrics}/metrics")
            public = await http.get(f"http://127.0.0.1:{hub.port}/metrics")

    assert told.status_code == 200
    assert "circlekeeper_connections 0.0" in told.text
    assert "process_cpu_seconds_total" in told.text
    assert public.status_code == 404


async def test_each_bucket_holds_also_what_was_quicker() -> None:
    stage = await Stage.set_up(MemoryEventLog())
    rooms = stage.rooms
    rooms.tally.lateness.note(0.004)
    rooms.tally.lateness.note(99)
    told = told_by(rooms)

    assert 'circlekeeper_clock_late_seconds_bucket{le="0.0025"} 0.0' in told
    assert 'circlekeeper_clock_late_seconds_bucket{le="0.005"} 1.0' in told
    assert 'circlekeeper_clock_late_seconds_bucket{le="+Inf"} 2.0' in told
