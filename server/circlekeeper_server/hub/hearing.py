"""News of a stream, kept until its room is there to take them."""

from circlekeeper_server.event_log.port import Heard, Tail


class Hearing:
    def __init__(self) -> None:
        self._kept: list[Tail | None] = []
        self._to: Heard | None = None

    def __call__(self, news: Tail | None) -> None:
        if self._to is None:
            self._kept.append(news)
        else:
            self._to(news)

    def pass_on(self, to: Heard) -> None:
        """What was kept, and all that comes."""
        self._to = to
        for news in self._kept:
            to(news)
        self._kept.clear()
