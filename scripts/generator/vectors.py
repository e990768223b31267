"""Vectors that every implementation of `evolve` reads: protocol/vectors/evolve.jsonl.

Each line is one entry as viewers read it, `{"viewers", "before", "events", "after"}`: folding the
events into `before` gives `after`. Of the whole story there are the entries that show a viewer an
event for the first time. The viewer `log` is the hub, which reads everything: it has what nobody
else reads, and there the first `before` is null.
"""

from typing import Final, Literal

import msgspec
from circlekeeper_protocol.events import AnyEvent, Events, MemberLeft
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view, visible_events
from circlekeeper_protocol.readers import READERS, VIEWERS, Viewer

from .story import Told, tell

Reader = Viewer | Literal["log"]

ONLY_THE_LOG: Final = {event for event, readers in READERS.items() if not readers.event}


class Case(msgspec.Struct, frozen=True):
    viewers: tuple[Reader, ...]
    before: Meeting | None
    events: Events
    after: Meeting


def vectors() -> str:
    unseen: dict[Reader, set[type[AnyEvent]]] = {
        **{viewer: set(READERS) for viewer in VIEWERS},
        # Whoever leaves takes their key along.
        "log": ONLY_THE_LOG | {MemberLeft},
    }
    lines = []
    for told in tell():
        for case in _cases(told):
            shown = {type(event) for event in case.events}
            if any(shown & unseen[viewer] for viewer in case.viewers):
                lines.append(msgspec.json.encode(case).decode() + "\n")
            for viewer in case.viewers:
                unseen[viewer] -= shown
    return "".join(lines)


def _cases(told: Told) -> list[Case]:
    """The entry, once for all viewers to whom it is the same."""
    views: dict[tuple[Meeting | None, Events, Meeting], list[Reader]] = {
        (told.before, told.events, told.after): ["log"]
    }
    # The first entry reaches nobody: whoever comes sees a fresh view of what it made.
    if told.before is not None:
        for viewer in VIEWERS:
            events = visible_events(told.events, viewer)
            key = (view(told.before, viewer), events, view(told.after, viewer))
            views.setdefault(key, []).append(viewer)
    return [Case(tuple(viewers), *key) for key, viewers in views.items()]
