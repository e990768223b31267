"""Every fault that is tried, in the order of docs/faults.md."""

from typing import Final

from .away import AWAY_TRIALS
from .bells import BELL_TRIALS
from .disks import DISK_TRIALS
from .redis_faults import REDIS_TRIALS
from .redis_nodes import NODE_TRIALS
from .split_brain import SPLIT_TRIALS
from .storm import STORM_TRIALS
from .trial import Trial

TRIALS: Final[tuple[Trial, ...]] = (
    *REDIS_TRIALS,
    *NODE_TRIALS,
    *STORM_TRIALS,
    *AWAY_TRIALS,
    *BELL_TRIALS,
    *SPLIT_TRIALS,
    *DISK_TRIALS,
)
