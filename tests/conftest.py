"""What every test runs under."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
import uvloop
from hypothesis import settings

TESTS = Path(__file__).parent

# The same examples each time, so that a red run is the fault of the change and not of the dice…
settings.register_profile("ci", derandomize=True, deadline=None, database=None)
# …and, for `make test-long`, other ones each time.
settings.register_profile("long", max_examples=2_000, deadline=None, print_blob=True)
settings.load_profile("ci")


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The loop that the hub runs on."""
    return {"uvloop": uvloop.new_event_loop}


SLOW_LAST = ("faults", "browser", "browser/practice")
"""What comes last is short: with two workers neither has much to wait for the other at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what is quick first: a broken rule shows before any browser has been started."""

    def slowness(item: pytest.Item) -> int:
        folder = item.path.parent.relative_to(TESTS).as_posix()
        return SLOW_LAST.index(folder) + 1 if folder in SLOW_LAST else 0

    items.sort(key=slowness)
