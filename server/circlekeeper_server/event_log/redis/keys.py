"""What is kept where in Redis.

Every stream belongs to one of 64 buckets. A bucket's name is the hash tag of all its keys and of
its channel, so that one script may touch them in a cluster. Of a stream there are

    head      hash {epoch, seq, mark}: where it stands
    entries   stream of Redis; the id of entry 7 is `7-<mark>`, its only field is `e`

and of a bucket, the erased streams (a set, kept for good) and when each stream expires (sorted).
The mark is a digest of an entry's bytes. No two callers ever write equal bytes, so whoever knows
the mark of the last entry knows which history it belongs to.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Final, NamedTuple
from zlib import crc32

import msgspec

BUCKETS: Final = 64


class Keys(NamedTuple):
    head: str
    entries: str
    erased: str
    expiries: str
    channel: str


def keys_of(stream: str) -> Keys:
    tag = _tag(crc32(stream.encode()) % BUCKETS)
    return Keys(
        f"{tag}:head:{stream}",
        f"{tag}:entries:{stream}",
        f"{tag}:erased",
        f"{tag}:expiries",
        f"{tag}:news",
    )


def channels() -> list[str]:
    return [f"{_tag(bucket)}:news" for bucket in range(BUCKETS)]


def all_expiries() -> list[str]:
    return [f"{_tag(bucket)}:expiries" for bucket in range(BUCKETS)]


def _tag(bucket: int) -> str:
    return f"circlekeeper:{{{bucket}}}"


def mark_of(entry: bytes) -> str:
    return str(int.from_bytes(blake2b(entry, digest_size=6).digest()))


class News(msgspec.Struct, frozen=True):
    """What stands before the entries in a message to all nodes."""

    stream: str
    epoch: str = ""
    after: int = 0
    sizes: tuple[int, ...] = ()
    erased: bool = False


class Message(NamedTuple):
    mark: str
    """Of the entry before the first; empty if there is none, or nothing was appended."""
    news: News
    entries: list[bytes]


_decode: Final = msgspec.json.Decoder(News).decode
to_json: Final = msgspec.json.Encoder().encode


def read_message(payload: bytes) -> Message:
    """Raises `ValueError` for what no node has sent."""
    mark, header, joined = payload.split(b"\n", 2)
    news = _decode(header)
    if sum(news.sizes) != len(joined):
        raise ValueError("a message is cut off")
    return Message(mark.decode(), news, _cut(joined, news.sizes))


def _cut(joined: bytes, sizes: Sequence[int]) -> list[bytes]:
    entries: list[bytes] = []
    start = 0
    for size in sizes:
        entries.append(joined[start : start + size])
        start += size
    return entries
