"""Write every file that is made from the protocol, or with `--check` say which are out of date.

make generate, or from the repository's top: python -m scripts.generator [--check]
"""

import sys

from . import stale, write


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--check"]):
        print("usage: python -m scripts.generator [--check]", file=sys.stderr)
        return 2
    if arguments:
        for path in (out_of_date := stale()):
            print(f"{path} is out of date: run make generate", file=sys.stderr)
        return 1 if out_of_date else 0
    for path in write():
        print(f"wrote {path}")
    return 0


sys.exit(main(sys.argv[1:]))
