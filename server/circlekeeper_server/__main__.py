"""`python -m circlekeeper_server` is `circlekeeper`."""

from circlekeeper_server.cli import main

main()
