"""As much of `valkey-cli` as a script needs, where there is none: answers in lines.

python -m tests.support.redis_cli PORT [-e] [--raw] [COMMAND…]

Without a command it takes one from each line of stdin.
"""

import shlex
import sys
from typing import Any, Final

from redis import Redis
from redis.exceptions import RedisError

OPTIONS: Final = ("-e", "--raw")


def main() -> None:
    port, *given = sys.argv[1:]
    command = [word for word in given if word not in OPTIONS]
    commands = [command] if command else [shlex.split(line) for line in sys.stdin]
    redis: Any = Redis(port=int(port), decode_responses=True)
    redis.response_callbacks.clear()
    for words in commands:
        try:
            answer = redis.execute_command(*words)
        except RedisError as error:
            sys.exit(str(error))
        lines = answer if isinstance(answer, list) else [answer]
        sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
