"""Who wants to hear at once what is appended to a stream in this process."""

from collections.abc import Callable, Iterator, Sequence

from .port import Heard, Position, Tail


class Watchers:
    def __init__(self) -> None:
        self._watching: dict[str, list[Heard]] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._watching)

    def __contains__(self, stream: str) -> bool:
        return stream in self._watching

    def add(self, stream: str, heard: Heard) -> Callable[[], None]:
        """The answer ends it; calling that again is harmless."""
        self._watching.setdefault(stream, []).append(heard)

        def stop() -> None:
            watching = self._watching.get(stream, [])
            if heard in watching:
                watching.remove(heard)
            if not watching:
                self._watching.pop(stream, None)

        return stop

    def tell(self, stream: str, news: Tail | None) -> None:
        for heard in tuple(self._watching.get(stream, ())):
            heard(news)

    def tell_appended(self, stream: str, end: Position, entries: Sequence[bytes]) -> None:
        if stream in self._watching:
            first = end.seq - len(entries) + 1
            self.tell(stream, Tail(end, list(enumerate(entries, first))))
