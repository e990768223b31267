"""Log lines: one sentence each, numbers beside it, and of a fault only where it is."""

import json
import logging

import pytest
from circlekeeper_server.hub.faults import without_words
from circlekeeper_server.logs import AsJson, ForPeople

WORDS = "Ana said that she is afraid"


def fault(kind: type[Exception] = ValueError) -> Exception:
    try:
        raise kind(WORDS)
    except Exception as raised:
        return raised


def record(says: str, fault: BaseException | None = None, **extra: object) -> logging.LogRecord:
    exc_info = None if fault is None else (type(fault), fault, fault.__traceback__)
    made = logging.LogRecord("circlekeeper.hub", logging.INFO, "x.py", 1, says, (), exc_info)
    made.__dict__.update(extra)
    return made


def test_a_line_of_json_is_one_object_with_its_numbers() -> None:
    line = AsJson().format(record("The hub is ready.", numbers={"meetings": 3}))

    assert json.loads(line) | {"time": ""} == {
        "time": "",
        "level": "info",
        "part": "circlekeeper.hub",
        "says": "The hub is ready.",
        "meetings": 3,
    }


@pytest.mark.parametrize("kind", [ValueError, Exception])
def test_a_faults_own_words_are_never_written_and_its_place_is(kind: type[Exception]) -> None:
    for form in (ForPeople(), AsJson()):
        written = form.format(record("A room met a fault", fault(kind)))

        assert WORDS not in written
        assert kind.__name__ in written
        assert "test_logs.py" in written


def test_a_fault_whose_words_were_taken_still_says_its_kind() -> None:
    made = record("A room met a fault")
    made.exc_info = without_words(fault())

    assert "ValueError" in AsJson().format(made)


def test_what_others_code_adds_below_its_first_line_is_left_out() -> None:
    others = record(f"Task exception was never retrieved\nfuture: <Task exception={WORDS!r}>")

    for form in (ForPeople(), AsJson()):
        assert WORDS not in form.format(others)
