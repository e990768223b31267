"""The shared vectors, as Python's evolve folds them, and what they must hold."""

from typing import Final

import msgspec
import pytest
from circlekeeper_protocol.events import MeetingMade
from circlekeeper_protocol.evolve import evolve, evolve_all, made
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.readers import READERS, VIEWERS, Viewer

from scripts.generator import ROOT
from scripts.generator.vectors import ONLY_THE_LOG, Case

FILE: Final = ROOT / "protocol" / "vectors" / "evolve.jsonl"
LINES: Final = FILE.read_bytes().splitlines()
CASES: Final = [msgspec.json.decode(line, type=Case) for line in LINES]


def _folded(case: Case, events: int | None = None) -> Meeting:
    """The meeting after so many of the events, or all."""
    if case.before is not None:
        return evolve_all(case.before, case.events[:events])
    first = case.events[0]
    assert isinstance(first, MeetingMade)
    return evolve_all(made(first), case.events[1:events])


@pytest.mark.parametrize("case", CASES, ids=lambda case: type(case.events[-1]).__name__)
def test_the_events_lead_from_before_to_after(case: Case) -> None:
    assert _folded(case) == case.after


def test_nothing_is_lost_between_a_line_and_its_case() -> None:
    assert [msgspec.json.encode(case) for case in CASES] == LINES


@pytest.mark.parametrize("viewer", VIEWERS)
def test_every_event_that_a_viewer_reads_occurs_for_them(viewer: Viewer) -> None:
    shown = {type(event) for case in CASES if viewer in case.viewers for event in case.events}
    assert shown == {event for event, readers in READERS.items() if viewer in readers.event}


def test_what_nobody_reads_occurs_in_the_log() -> None:
    shown = {type(event) for case in CASES if "log" in case.viewers for event in case.events}
    assert shown >= ONLY_THE_LOG


def test_every_event_does_something_somewhere() -> None:
    did = {
        type(event)
        for case in CASES
        for place, event in enumerate(case.events)
        if not isinstance(event, MeetingMade) and evolve(was := _folded(case, place), event) != was
    }
    assert did == set(READERS) - {MeetingMade}
