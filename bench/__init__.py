"""What the hub costs, beside the least that it could cost. `make bench` runs it."""
