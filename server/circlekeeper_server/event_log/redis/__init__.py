"""The event log on Redis or Valkey, for several nodes: see `log`, and beside it how it is kept.

`keys` says what is stored where, the `.lua` files what happens to it, `store` how the server is
asked, `news` how nodes hear of each other, `followed` how a history that went back is noticed,
`stillness` when the node itself has stood still, `check` which settings of the server lose data,
`node` what else nodes share: who lives, and what time it is.
"""

from .check import UnsafeStore
from .log import RedisEventLog
from .node import RedisNode

__all__ = ["RedisEventLog", "RedisNode", "UnsafeStore"]
