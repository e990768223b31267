"""`make containers`: meetings through the proxy of docker-compose.yml, while its hubs stop.

It needs an engine, docker-compose and the images. Members of three meetings work without rest. Each
hub is stopped once as for an upgrade, and killed once; then Valkey is started anew. Each time
everyone has to be answered again within seconds; and in the end those who know equally much know
the same.
"""

import asyncio
import os
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final

import httpx2
import uvloop

from .hub_load import Load, load_at

ROOT: Final = Path(__file__).parents[2]
PROJECT: Final = "circlekeeper-try"
PORT: Final = os.environ.get("PORT", "8000")
HUBS: Final = ("hub-one", "hub-two")
START_SECONDS: Final = 120.0
BACK_SECONDS: Final = 5.0
WORK: Final = 60
LOOK: Final = (
    "/opt/circlekeeper/bin/python",
    "-c",
    (
        "import urllib.request as web;"
        " print(web.urlopen('http://127.0.0.1:9100/metrics').read().decode())"
    ),
)


async def compose(*words: str) -> str:
    process = await asyncio.create_subprocess_exec(
        *("docker-compose", "--project-name", PROJECT, *words),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate()
    if process.returncode:
        sys.exit(f"docker-compose {' '.join(words)} ended with {process.returncode}.")
    return said.decode()


async def ready(address: str) -> None:
    async with asyncio.timeout(START_SECONDS), httpx2.AsyncClient(trust_env=False) as http:
        while True:
            try:
                if (await http.get(f"{address}/readyz")).status_code == 200:
                    return
            except httpx2.TransportError:
                pass
            await asyncio.sleep(0.1)


async def lines_on(hub: str) -> int:
    told = await compose("exec", "-T", hub, *LOOK)
    found = re.search(r"^circlekeeper_connections (\d+)", told, re.MULTILINE)
    assert found is not None
    return int(found[1])


async def everyone_back(load: Load, what: str) -> None:
    began = time.monotonic()
    async with asyncio.timeout(BACK_SECONDS):
        await load.acknowledgements(more=1)
    print(f"{what}: everyone answered again within {time.monotonic() - began:.1f} s", flush=True)


async def while_it_stops(load: Load, hub: str, how: Sequence[str]) -> None:
    await load.acknowledgements(more=WORK)
    stopping = asyncio.create_task(compose(*how, hub))
    await everyone_back(load, f"{' '.join(how)} {hub}")
    await stopping
    await everyone_back(load, f"  {hub} is gone")
    other = HUBS[1 - HUBS.index(hub)]
    print(f"  {await lines_on(other)} lines on {other}", flush=True)
    await compose("start", hub)
    await load.acknowledgements(more=WORK)


async def hold(address: str) -> None:
    async with load_at(address, Random(1), Random(2)) as load:
        await load.acknowledgements(more=WORK)
        spread = [await lines_on(hub) for hub in HUBS]
        print(f"lines on {HUBS}: {spread}", flush=True)
        assert all(spread), "nobody is on one of the hubs"
        for hub in HUBS:
            await while_it_stops(load, hub, ("stop",))
        for hub in HUBS:
            await while_it_stops(load, hub, ("kill", "-s", "KILL"))
        await compose("restart", "valkey")
        await everyone_back(load, "restart valkey")
        places = [(done.meeting, done.seq) for done in load.acknowledged if done.changes]
        assert len({*places}) == len(places), "two were told the same place"
    print(f"{len(load.acknowledged)} acknowledged")
    require_agreement(load)


def require_agreement(load: Load) -> None:
    """Whoever was told that something is done has seen it; who has come as far sees the same."""
    seen: dict[tuple[str, str, int], object] = {}
    for member in load.members:
        circle = member.circle
        told = [done.seq for done in load.acknowledged if done.meeting == member.meeting]
        mine = [
            done.seq
            for done in load.acknowledged
            if (done.meeting, done.member) == (member.meeting, circle.member)
        ]
        assert max(mine, default=0) <= circle.seq <= max(told) + len(load.members)
        sight = circle.meeting.seats, circle.meeting.floor
        assert seen.setdefault((member.meeting, circle.epoch, circle.seq), sight) == sight


async def main() -> None:
    address = f"http://127.0.0.1:{PORT}"
    await compose("up", "--detach", *sys.argv[1:])
    try:
        await ready(address)
        await hold(address)
    finally:
        await compose("down", "--volumes", "--timeout", "5")


if __name__ == "__main__":
    uvloop.run(main())
