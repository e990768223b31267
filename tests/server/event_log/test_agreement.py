"""The SQLite log, opened again at any moment, answers exactly as the one in memory."""

import asyncio
import tempfile
from pathlib import Path
from typing import NamedTuple

from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import EventLog, LogError, Position
from circlekeeper_server.event_log.sqlite import SqliteEventLog
from hypothesis import given, settings
from hypothesis import strategies as st


class Append(NamedTuple):
    stream: str
    after: Position
    entries: list[bytes]
    expires_at: int


class Appends(NamedTuple):
    """Asked for at once, so that they share a transaction."""

    appends: list[Append]


class Read(NamedTuple):
    stream: str
    after_seq: int


class Expired(NamedTuple):
    now: int


class Erase(NamedTuple):
    stream: str


class Reopen(NamedTuple):
    pass


Step = Appends | Read | Expired | Erase | Reopen

streams = st.sampled_from(["ana", "bo", "cy"])
seqs = st.integers(0, 5)
instants = st.integers(0, 3)
# Few different bytes and places, so that conflicts and repetitions are frequent.
appends = st.builds(
    Append,
    streams,
    st.builds(Position, st.sampled_from(["e", "f"]), seqs),
    st.lists(st.sampled_from([b"", b"x", b"y" * 5_000]), min_size=1, max_size=3),
    instants,
)
steps: st.SearchStrategy[Step] = st.one_of(
    st.builds(Appends, st.lists(appends, min_size=1, max_size=6)),
    st.builds(Read, streams, seqs),
    st.builds(Expired, instants),
    st.builds(Erase, streams),
    st.builds(Reopen),
)


async def answer(log: EventLog, step: Step) -> object:
    match step:
        case Appends(appends):
            asked = await asyncio.gather(
                *(log.append(*append) for append in appends), return_exceptions=True
            )
            return [type(told) if isinstance(told, LogError) else told for told in asked]
        case Read(stream, after_seq):
            try:
                return await log.read(stream, after_seq)
            except LogError as refusal:
                return type(refusal)
        case Expired(now):
            return sorted(await log.expired(now))
        case Erase(stream):
            await log.erase(stream)
            return None
        case Reopen():
            return None


@given(st.lists(steps, max_size=20))
@settings(max_examples=100)
async def test_sqlite_and_memory_give_the_same_answers(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "log.sqlite")
        memory = MemoryEventLog()
        sqlite = await SqliteEventLog.open(path)
        for step in steps:
            if isinstance(step, Reopen):
                await sqlite.close()
                sqlite = await SqliteEventLog.open(path)
            assert await answer(sqlite, step) == await answer(memory, step)
        for stream in ("ana", "bo", "cy"):
            assert await answer(sqlite, Read(stream, 0)) == await answer(memory, Read(stream, 0))
        await sqlite.close()
