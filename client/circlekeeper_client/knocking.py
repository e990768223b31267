"""A look at the door, without taking a seat."""

import asyncio

from circlekeeper_protocol import frames
from circlekeeper_protocol.codec import Malformed, decode_server, encode

from circlekeeper_client.endings import NoHub, ending_of
from circlekeeper_client.line import Line, NoLine, open_line
from circlekeeper_client.links import Invite, read_link


async def knock(link: str | Invite, *, patience_seconds: float = 10.0) -> frames.Door:
    """What whoever has this link is shown before they sit down: the role that it gives, and what
    newcomers may know of the meeting. Nobody notices.

    Raises `NoEntry` when the link opens nothing, and `NoHub` when no hub answers.
    """
    invite = read_link(link) if isinstance(link, str) else link
    try:
        async with asyncio.timeout(patience_seconds):
            return await _shown_to(invite)
    except (NoLine, Malformed, TimeoutError) as error:
        raise _nobody_at(invite) from error


async def _shown_to(invite: Invite) -> frames.Door:
    line = await open_line(invite.hub)
    try:
        hello = frames.Hello(protocol=frames.PROTOCOL, meeting=invite.meeting, invite=invite.secret)
        line.send(encode(hello))
        door = await _door_on(line)
    finally:
        code = await line.close()
    if door is None:
        raise ending_of(code) or _nobody_at(invite)
    return door


async def _door_on(line: Line) -> frames.Door | None:
    """`None` when the line is over before the door was shown."""
    async for text in line.texts():
        frame = decode_server(text)
        if isinstance(frame, frames.Door):
            return frame
    return None


def _nobody_at(invite: Invite) -> NoHub:
    return NoHub(f"no hub answered at {invite.hub}")
