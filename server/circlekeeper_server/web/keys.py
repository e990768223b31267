"""Who may start what others are invited to: everyone, or whoever knows the key if there is one."""

import hmac

from circlekeeper_server.settings import Settings

from .problems import Problem


def require_key(settings: Settings, given: str) -> None:
    """Raises `Problem`."""
    needed = settings.meeting_key
    if not needed:
        return
    if not given:
        raise Problem("key_needed")
    if not hmac.compare_digest(given.encode(), needed.encode()):
        raise Problem("key_wrong")
