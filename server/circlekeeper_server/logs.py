"""How a hub's log lines look: for people, or one JSON object each for whatever collects them.

Neither ever holds a fault's own message, nor what others' code adds below its first line: either
may repeat what somebody said. Where a fault is, is told by file and line.
"""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final, Literal

import msgspec

Form = Literal["text", "json"]

OURS: Final = "circlekeeper"


class WithoutWords(Exception):
    """Stands for a fault in the log; all that it says is of what kind that is."""


def set_up(form: Form) -> None:
    """Of people only what is wrong is told; to a collector also what happens."""
    logging.basicConfig(level=logging.WARNING, force=True)
    logging.getLogger(OURS).setLevel(logging.INFO if form == "json" else logging.WARNING)
    for handler in logging.getLogger().handlers:
        handler.setFormatter(ForPeople() if form == "text" else AsJson())


class ForPeople(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = f"{self.formatTime(record)} {record.levelname}"
        fault = [f"  {line}" for line in _fault(record)]
        return "\n".join([f"{at} {_sentence(record)}", *fault])


class AsJson(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "part": record.name,
            "says": _sentence(record),
        }
        numbers = getattr(record, "numbers", None)
        if numbers:
            line |= numbers
        fault = list(_fault(record))
        if fault:
            line["fault"] = fault
        return msgspec.json.encode(line).decode()


def _sentence(record: logging.LogRecord) -> str:
    return record.getMessage().strip().partition("\n")[0]


def _fault(record: logging.LogRecord) -> Iterator[str]:
    if not record.exc_info or record.exc_info[0] is None:
        return
    kind, fault, trace = record.exc_info
    named = str(fault) if isinstance(fault, WithoutWords) else kind.__name__
    yield named
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"{code.co_filename}:{trace.tb_lineno} in {code.co_name}"
        trace = trace.tb_next
