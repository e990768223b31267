"""Whether the server keeps what it acknowledges, and forgets what it is told to forget."""

from collections.abc import Mapping, Sequence
from typing import Final

from circlekeeper_server.event_log.port import LogUnavailable

from .store import Condition, Store

OLDEST: Final = 7

ASKED: Final = ("appendonly", "appendfsync", "maxmemory-policy", "save")


class UnsafeStore(LogUnavailable):
    """The server's settings could lose meetings; the message names them all in one sentence."""


async def require_safe(store: Store, *, unsafe: bool) -> None:
    """From now on, unless somebody said that the server may lose meetings. Raises `LogUnavailable`
    if it is away or cannot be used at all, `UnsafeStore` if it may lose them as it is set now."""
    server = dict(await store.ask(store.redis.info))
    version = str(server.get("redis_version", "0"))
    if int(version.partition(".")[0]) < OLDEST:
        raise LogUnavailable(f"This Redis is {version}; {OLDEST}.0 or later, or Valkey, is needed.")
    if server.get("role") != "master":
        raise LogUnavailable("This Redis is a replica; put the address of the primary.")
    if unsafe:
        return
    store.condition = Condition(("CONFIG", "GET", *ASKED), _fault_in)
    try:
        await store.look()
    except LogUnavailable as failure:
        if failure.trouble != "unsafe":
            raise
        raise UnsafeStore(str(failure), "unsafe") from None


def _fault_in(answer: Sequence[bytes] | None) -> str | None:
    faults = faults_in(None if answer is None else _settings(answer))
    if not faults:
        return None
    return (
        f"Redis is not safe for meetings as it is set: {'; '.join(faults)}."
        " Change that, or set UNSAFE_DATABASE=1 if you accept it."
    )


def _settings(answer: Sequence[bytes]) -> Mapping[str, str]:
    words = [word.decode() for word in answer]
    return dict(zip(words[::2], words[1::2], strict=True))


def faults_in(settings: Mapping[str, str] | None) -> list[str]:
    """What is unsafe, and what to put instead."""
    if settings is None:
        return ["its settings cannot be read, because CONFIG is not allowed"]
    faults: list[str] = []
    if settings["appendonly"] != "yes":
        faults.append("it forgets everything when it stops (appendonly should be yes)")
    elif settings["appendfsync"] != "always":
        faults.append(
            "it may lose the last second in a crash (appendfsync should be always,"
            f" not {settings['appendfsync']})"
        )
    if settings["maxmemory-policy"] != "noeviction":
        faults.append(
            "it deletes meetings when memory is short (maxmemory-policy should be noeviction,"
            f" not {settings['maxmemory-policy']})"
        )
    if settings["save"]:
        faults.append("it keeps what was erased in snapshots (save should be empty)")
    return faults
