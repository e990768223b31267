"""A meeting as a living picture on a terminal: what the browser's room shows, in a few lines.

`people`, `course` and `status` decide what is shown and said, each a pure function of the meeting;
`drawing` draws it, and `following` draws it again whenever anything changes.
"""

from .following import follow

__all__ = ["follow"]
