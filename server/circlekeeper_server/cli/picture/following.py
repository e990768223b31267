"""Draws a meeting again whenever something changes, and when time has moved on a step."""

import asyncio
from contextlib import suppress
from typing import Final

from circlekeeper_client import Circle
from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.meeting import Meeting
from rich.console import Console
from rich.live import Live

from .course import bar_step
from .drawing import draw

SOONEST: Final[Millis] = 20


async def follow(circle: Circle, console: Console) -> None:
    """Until the meeting is over."""
    with Live(
        console=console,
        screen=True,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as live:
        while True:
            seen, connected = circle.meeting, circle.connected
            now = circle.hub_now
            picture = draw(seen, circle.member, now, connected=connected, width=console.width)
            live.update(picture, refresh=True)
            if seen.stage in ("ended", "erased"):
                return
            await _change(circle, seen, connected, wait=_next_step(seen, now) - now)


async def _change(circle: Circle, seen: Meeting, connected: bool, wait: Millis) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(wait / 1000):
            await circle.until(
                lambda meeting: meeting is not seen or circle.connected is not connected
            )


def _next_step(meeting: Meeting, now: Millis) -> Millis:
    """When the picture changes by itself: with the bar, or with a signal that rings."""
    moments = (signal.ring_at for signal in meeting.time.signals if signal.ring_at is not None)
    return max(now + SOONEST, min([now + bar_step(meeting), *(at for at in moments if at > now)]))
