"""The hub: rooms, in which commands become entries and entries reach everyone who may know them."""

from .entering import NoEntry
from .hub_time import HubTime
from .line import Line
from .rooms import Rooms
from .tally import Tally
from .visitor import Visitor

__all__ = ["HubTime", "Line", "NoEntry", "Rooms", "Tally", "Visitor"]
