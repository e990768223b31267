"""The append-only record of entries: bytes by stream. `port` says what every adapter promises."""
