"""What opens a meeting: an invite that somebody was sent, or a seat that somebody kept."""

import re
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from circlekeeper_protocol.bounds import MeetingId, Secret
from msgspec import Struct

_RANDOM: Final = r"([A-Za-z0-9_-]{22})"
_LINK: Final = re.compile(rf"(https?://[^/?#]+(?:/[^?#]*)?)/m/{_RANDOM}#{_RANDOM}")


class Invite(Struct, frozen=True):
    """A link in its parts. It takes a new seat each time that it is used."""

    hub: str
    """The hub's own address, as `https://circle.example`, without a slash at the end."""
    meeting: MeetingId
    secret: Secret


class KeptSeat(Struct, frozen=True):
    """A seat to come back to, also from another process. Whoever has it is this member: keep it
    safe.

    `msgspec.json.encode(seat)` and `decode(…, type=KeptSeat)` store it.
    """

    hub: str
    meeting: MeetingId
    secret: Secret


def read_link(link: str) -> Invite:
    """Raises `ValueError` when it is not a meeting's link, without repeating the secret."""
    parts = _LINK.fullmatch(link.strip())
    if parts is None:
        raise ValueError("a link to a meeting looks like https://circle.example/m/…#…")
    return Invite(hub=parts[1], meeting=parts[2], secret=parts[3])


def line_address(hub: str) -> str:
    """Where the hub takes WebSockets."""
    return f"{hub.replace('http', 'ws', 1)}/ws"


def is_loopback(hub: str) -> bool:
    """Whether the hub is on this machine, where no proxy is asked for the way."""
    host = urlsplit(hub).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
