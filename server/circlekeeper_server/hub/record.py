"""What the log stores of an entry: one JSON object, from which everything else can be folded."""

from collections.abc import Sequence
from typing import Final

import msgspec
from circlekeeper_protocol.bounds import CommandId, MemberId, Millis, Seq
from circlekeeper_protocol.events import Events
from msgspec import Struct

from circlekeeper_server.event_log.port import EventLog, LogUnavailable, Position


class Cause(Struct, frozen=True, forbid_unknown_fields=True):
    """The command that an entry answers, so that its repetition gets the same answer."""

    member: MemberId
    id: CommandId


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    seq: Seq
    at: Millis
    by: MemberId
    cause: Cause | None
    """`None` for what the hub itself asked, and for taking a seat, which the seat's key answers."""
    node: str
    """Who wrote it: no two nodes ever write equal bytes."""
    events: Events


_to_json: Final = msgspec.json.Encoder()
_from_json: Final = msgspec.json.Decoder(Record)


def encode(record: Record) -> bytes:
    return _to_json.encode(record)


def decode(stored: bytes) -> Record:
    """Raises `msgspec.DecodeError` for what this version did not write."""
    return _from_json.decode(stored)


async def store(
    log: EventLog, stream: str, after: Position, records: Sequence[Record], expires_at: Millis
) -> None:
    """Return once the log has them. If it fails it is given the same bytes once more, which finds
    out when only its answer was lost. Raises what `EventLog.append` raises."""
    entries = [encode(record) for record in records]
    try:
        await log.append(stream, after, entries, expires_at)
    except LogUnavailable:
        await log.append(stream, after, entries, expires_at)
