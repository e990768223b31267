"""The command line: a module for each command, and what they share.

`exits` says how a command ends, `entrance` what opens a meeting to it, `coming_in` takes the seat.
Except for `serve` and `erase --database`, which have the hub's own file to themselves, what goes
into a meeting is a client like any other.
"""

from .group import main

__all__ = ["main"]
