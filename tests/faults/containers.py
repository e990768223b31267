"""`make containers`: meetings through the proxy of docker-compose.yml, while its parts fail.

It needs an engine, docker-compose and the images. Members of three meetings work without rest. Each
hub is stopped as for an upgrade, killed, and frozen; Valkey is started anew, and runs full. What is
measured is the longest time that anybody had to wait from one answer to their next. In the end the
log is compared with all that was acknowledged, and with what every member knows.
"""

import asyncio
import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final

import httpx2
import uvloop
from circlekeeper_server.hub.record import decode

from tests.support.kept_log import KeptLog

from .hub_load import Load, load_at

ROOT: Final = Path(__file__).parents[2]
PROJECT: Final = "circlekeeper-try"
PORT: Final = os.environ.get("PORT", "8000")
ADDRESS: Final = f"http://127.0.0.1:{PORT}"
HUBS: Final = ("hub-one", "hub-two")
START_SECONDS: Final = 120.0
BACK_SECONDS: Final = 5.0
"""Of a hub that dies or is stopped, and of Valkey."""
STILL_BACK_SECONDS: Final = 8.0
"""Of a hub that stands still: the proxy looks three times before it gives one up."""
PATIENCE_SECONDS: Final = 60.0
FULL_SECONDS: Final = 6.0
"""For longer than it takes the proxy to leave a hub out."""
WORK: Final = 60
PYTHON: Final = ("/opt/circlekeeper/bin/python", "-c")
LOOK: Final = """
import urllib.request as web
print(web.urlopen("http://127.0.0.1:9100/metrics").read().decode())
"""
READ: Final = """
import asyncio, json, os, sys
from circlekeeper_server.event_log.redis import RedisEventLog

async def read():
    log = await RedisEventLog.open(os.environ["DATABASE"])
    logs = {stream: (await log.read(stream)).entries for stream in sys.argv[1:]}
    told = {stream: [entry.hex() for _, entry in entries] for stream, entries in logs.items()}
    print(json.dumps(told))
    await log.close()

asyncio.run(read())
"""


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


async def valkey(*words: str) -> None:
    await compose("exec", "-T", "valkey", "valkey-cli", "-e", *words)


async def readiness() -> httpx2.Response:
    async with httpx2.AsyncClient(trust_env=False) as http:
        return await http.get(f"{ADDRESS}/readyz")


async def ready() -> None:
    async with asyncio.timeout(START_SECONDS):
        while True:
            try:
                if (await readiness()).status_code == 200:
                    return
            except httpx2.TransportError:
                pass
            await asyncio.sleep(0.1)


async def lines_on(hub: str) -> int:
    told = await compose("exec", "-T", hub, *PYTHON, LOOK)
    found = re.search(r"^circlekeeper_connections (\d+)", told, re.MULTILINE)
    assert found is not None
    return int(found[1])


async def work(load: Load) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        await load.acknowledgements(more=WORK)


async def suffer(load: Load, *how: str, at_most: float = BACK_SECONDS) -> None:
    """Everyone has had an answer after it is done, and nobody waited for longer."""
    await work(load)
    load.wait_from_now()
    await compose(*how)
    await require_answers(load, " ".join(how), at_most)


async def require_answers(load: Load, what: str, at_most: float) -> None:
    await work(load)
    waited = load.longest_wait()
    print(f"{what}: the longest wait for an answer was {waited:.1f} s", flush=True)
    assert waited <= at_most, f"more than {at_most:.0f} s"


async def lose(load: Load, hub: str, how: Sequence[str], at_most: float = BACK_SECONDS) -> None:
    await suffer(load, *how, hub, at_most=at_most)
    other = HUBS[1 - HUBS.index(hub)]
    lines = await lines_on(other)
    print(f"  {lines} lines on {other}", flush=True)
    assert lines >= len(load.members)


async def run_full(load: Load) -> None:
    """Every hub is refused, and the proxy goes on sending people to them."""
    before = [await lines_on(hub) for hub in HUBS]
    await valkey("CONFIG", "SET", "maxmemory", "1")
    await asyncio.sleep(FULL_SECONDS)
    answer = (await readiness()).json()
    assert (answer["code"], answer["trouble"]) == ("out_of_reach", "full")
    assert [await lines_on(hub) for hub in HUBS] == before, "somebody was thrown out"
    load.wait_from_now()
    await valkey("CONFIG", "SET", "maxmemory", "0")
    await require_answers(load, "room again", BACK_SECONDS)


async def hold() -> None:
    async with load_at(ADDRESS, Random(1), Random(2)) as load:
        await work(load)
        spread = [await lines_on(hub) for hub in HUBS]
        print(f"lines on {HUBS}: {spread}", flush=True)
        assert all(spread), "nobody is on one of the hubs"
        for hub in HUBS:
            await lose(load, hub, ("stop",))
            await suffer(load, "start", hub)
        for hub in HUBS:
            await lose(load, hub, ("kill", "-s", "KILL"))
            await suffer(load, "start", hub)
        for hub in HUBS:
            await lose(load, hub, ("pause",), STILL_BACK_SECONDS)
            await suffer(load, "unpause", hub)
        await suffer(load, "restart", "valkey")
        await run_full(load)
        await compose("kill", "proxy")  # nobody hears any more, or is heard
        load.require_kept(await kept_logs(load))
    print(f"{len(load.acknowledged)} acknowledged, all kept, and known to everyone as kept")


async def kept_logs(load: Load) -> dict[str, KeptLog]:
    meetings = sorted({member.meeting for member in load.members})
    told = json.loads(await compose("exec", "-T", HUBS[0], *PYTHON, READ, *meetings))
    return {
        meeting: KeptLog([decode(bytes.fromhex(entry)) for entry in entries])
        for meeting, entries in told.items()
    }


async def main() -> None:
    await compose("up", "--detach", *sys.argv[1:])
    try:
        await ready()
        await hold()
    finally:
        await compose("down", "--volumes", "--timeout", "5")


if __name__ == "__main__":
    uvloop.run(main())
