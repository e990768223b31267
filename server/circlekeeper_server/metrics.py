"""What a hub tells a Prometheus: its tally, by names, at an address of its own.

Nothing is counted here. The tally is read when somebody asks, so that rooms pay for no more than an
addition; the address is never the public one, since numbers too say when people meet.
"""

from collections.abc import AsyncGenerator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from typing import Final, NamedTuple

from circlekeeper_protocol.closing import CLOSINGS
from circlekeeper_protocol.refusals import REFUSALS
from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from uvicorn import Config

from circlekeeper_server.hub import Tally
from circlekeeper_server.hub.tally import BOUNDS, Spread
from circlekeeper_server.wire.serving import QuietServer, attended, bound_socket

NAME: Final = "circlekeeper_"


class Told(NamedTuple):
    """Where the numbers come from."""

    tally: Tally
    healed: Callable[[], Mapping[str, int]]


class HubCollector(Collector):
    def __init__(self, told: Told) -> None:
        self._told = told

    def collect(self) -> Iterable[Metric]:
        tally = self._told.tally
        yield _gauge("connections", "Lines that stand now.", tally.lines)
        yield _gauge("meetings", "Meetings that somebody is connected to here.", tally.rooms)
        yield _counter("commands", "Commands answered, with yes or no.", tally.commands)
        yield _counter("entries", "Entries that this hub has written.", tally.entries)
        refused = {str(code): tally.refusals[code] for code in REFUSALS}
        yield _counters("refusals", "Commands answered with no.", "code", refused)
        closed = {code.name.lower(): tally.closings[code] for code in CLOSINGS}
        yield _counters("closings", "Lines that the hub ended.", "reason", closed)
        yield _counter("slow_lines", "Times that a line began to lag.", tally.slow_lines)
        yield _counter("log_failures", "Appends that failed.", tally.log_failures)
        yield _counters("heals", "News missed and found.", "cause", self._told.healed())
        yield _counter("erasures", "Meetings and series forgotten.", tally.erasures)
        yield _histogram("append_seconds", "From asking the log to its answer.", tally.appends)
        yield _histogram(
            "fan_out_seconds", "From the log's answer to the last line's write.", tally.fan_outs
        )
        yield _histogram(
            "clock_late_seconds", "How late the clock's word on a moment was kept.", tally.lateness
        )


def _gauge(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(NAME + name, meaning, value=value)


def _counter(name: str, meaning: str, value: float) -> Metric:
    return CounterMetricFamily(NAME + name, meaning, value=value)


def _counters(name: str, meaning: str, by: str, values: Mapping[str, int]) -> Metric:
    family = CounterMetricFamily(NAME + name, meaning, labels=[by])
    for label, value in values.items():
        family.add_metric([label], value)
    return family


def _histogram(name: str, meaning: str, spread: Spread) -> Metric:
    below, buckets = 0, []
    for bound, count in zip((*map(str, BOUNDS), "+Inf"), spread.counts, strict=True):
        below += count
        buckets.append((bound, below))
    return HistogramMetricFamily(NAME + name, meaning, buckets=buckets, sum_value=spread.seconds)


def metrics_app(told: Told) -> Starlette:
    registry = CollectorRegistry()
    registry.register(HubCollector(told))
    ProcessCollector(registry=registry)

    async def metrics(_request: Request) -> Response:
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return Starlette(routes=[Route("/metrics", metrics)])


@asynccontextmanager
async def telling(address: str, told: Told) -> AsyncGenerator[int]:
    """For as long as the block lasts; the port. Raises `OSError` if the address cannot be had."""
    host, _, port = address.rpartition(":")
    with bound_socket(host.strip("[]"), int(port)) as listening:
        listening.listen()
        config = Config(
            metrics_app(told), log_config=None, access_log=False, server_header=False, ws="none"
        )
        async with attended(QuietServer(config), listening):
            yield listening.getsockname()[1]
