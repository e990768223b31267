#!/usr/bin/env python3
"""Starts $CIRCLEKEEPER_CHROMIUM: of several lists of what to leave out Chromium heeds the last
alone, and Playwright has one of its own, so the lists are put together."""

import os
import sys

LEFT_OUT = "--disable-features="


def put_together(arguments: list[str]) -> list[str]:
    lists = [each.removeprefix(LEFT_OUT) for each in arguments if each.startswith(LEFT_OUT)]
    others = [each for each in arguments if not each.startswith(LEFT_OUT)]
    return [LEFT_OUT + ",".join(lists), *others]


if __name__ == "__main__":
    program = os.environ["CIRCLEKEEPER_CHROMIUM"]
    os.execv(program, [program, *put_together(sys.argv[1:])])  # noqa: S606 (nobody else's words)
