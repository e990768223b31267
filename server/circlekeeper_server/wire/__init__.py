"""The wire: WebSockets as one `Connection` object each, over uvicorn. Knows no meetings.

One frame, many sockets: server frames are neither masked nor compressed, so `text_frame` makes the
bytes once and every member of a room is sent the same object, by a `Connection.write` that never
waits and never raises. Text comes the other way without a queue: the endpoint's `on_text` is called
for each message, so limiting its inbox is the endpoint's part.
"""

from .connection import Connection, accept
from .frame import text_frame
from .serving import MAX_MESSAGE_BYTES, bound_socket, configuration

__all__ = [
    "MAX_MESSAGE_BYTES",
    "Connection",
    "accept",
    "bound_socket",
    "configuration",
    "text_frame",
]
