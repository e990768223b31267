"""Nodes whose messages to the others all get lost, or who hardly look for what they missed."""

from circlekeeper_server.event_log.redis import RedisEventLog
from circlekeeper_server.event_log.redis.store import Script


class SilentEventLog(RedisEventLog):
    """Appends, and tells nobody."""

    append_script = Script.of(
        RedisEventLog.append_script.text.replace("redis.call('SPUBLISH'", "tostring('SPUBLISH'")
    )


class UnlookingEventLog(RedisEventLog):
    """Trusts in what it is told."""

    async def _sweep(self) -> None:
        return


class UnhurriedEventLog(RedisEventLog):
    """Looks only when its link is new."""

    sweep_seconds = 3_600.0
