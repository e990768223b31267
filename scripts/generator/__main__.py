"""See scripts/generate.py."""

import sys

from . import stale, write


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--check"]):
        print("usage: python scripts/generate.py [--check]", file=sys.stderr)
        return 2
    if arguments:
        for path in (out_of_date := stale()):
            print(f"{path} is out of date: run python scripts/generate.py", file=sys.stderr)
        return 1 if out_of_date else 0
    for path in write():
        print(f"wrote {path}")
    return 0


sys.exit(main(sys.argv[1:]))
