"""The web: pages, a small API, and the socket through which people come in.

A request meets the guard first (`guard`): whose page it comes from, and the headers that every
answer carries. What goes wrong is a `Problem`: a code, a kind sentence, whether to try again.
"""

from .limits import Limits
from .pages import STATIC
from .site import site

__all__ = ["STATIC", "Limits", "site"]
