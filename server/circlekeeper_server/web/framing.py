"""Which pages may be shown inside which others, as a content security policy says it.

Other sites show the hub only where `FRAME_ANCESTORS` names them. The page of a rehearsal shows
screens of its members in frames, and these are shown there alone: neither is of use elsewhere.
"""

import re
from typing import Final

_WATCHING: Final = re.compile(r"/see/?")
_SCREEN: Final = re.compile(r"/see/[\w-]+/?")

NOBODY: Final = "'none'"


def is_framing_page(path: str) -> bool:
    return bool(_WATCHING.fullmatch(path) or _SCREEN.fullmatch(path))


def frame_policy(path: str, frame_ancestors: str) -> tuple[str, ...]:
    """The directives about frames for what is at `path`."""
    if _SCREEN.fullmatch(path):
        # Every page around it is asked, so whoever may show the page around it stands here too.
        around = "" if frame_ancestors == NOBODY else f" {frame_ancestors}"
        return (f"frame-ancestors 'self'{around}",)
    ancestors = f"frame-ancestors {frame_ancestors}"
    return ("frame-src 'self'", ancestors) if _WATCHING.fullmatch(path) else (ancestors,)
