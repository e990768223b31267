"""Looking back at a meeting that is over."""

from .debrief import Debrief
from .reckoning import debrief

__all__ = ["Debrief", "debrief"]
