"""What a viewer class reads of an entry: found once for each kind of entry, since privacy goes by
the types of the events, and by the audience that some of them name."""

from typing import Final, NamedTuple

from circlekeeper_protocol.events import AnyEvent, Events
from circlekeeper_protocol.privacy import audience_of, visible, visible_by
from circlekeeper_protocol.readers import CHOSEN, READERS, Viewer

from .record import Record

KINDS_MOST: Final = 1024

Kinds = tuple[object, ...]
"""What entries have in common that are read alike."""


class Reading(NamedTuple):
    """Classes with the same reading get the same frame."""

    places: tuple[int, ...]
    """Which of the events."""
    by: bool
    """Whether also who acted."""


_known: Final[dict[tuple[Kinds, Viewer], Reading]] = {}
_naming: Final[dict[Kinds, bool]] = {}


_chosen: Final = frozenset[type[AnyEvent]](CHOSEN)


def kinds_of(events: Events) -> Kinds:
    kinds = tuple(map(type, events))
    if _chosen.isdisjoint(kinds):
        return kinds
    return (*kinds, *map(audience_of, events))


def names_somebody(events: Events, kinds: Kinds) -> bool:
    """Whether somebody may read more of these events, which are of these kinds, than their class
    does."""
    known = _naming.get(kinds)
    if known is None:
        if len(_naming) == KINDS_MOST:
            _naming.clear()
        known = _naming[kinds] = any(READERS[type(event)].named for event in events)
    return known


def reading(record: Record, kinds: Kinds, viewer: Viewer) -> Reading:
    """How the viewer reads the entry, whose events are of these kinds."""
    known = _known.get((kinds, viewer))
    if known is None:
        if len(_known) == KINDS_MOST:
            _known.clear()
        known = _known[kinds, viewer] = _read(record, viewer)
    return known


def _read(record: Record, viewer: Viewer) -> Reading:
    events = enumerate(record.events)
    places = tuple(place for place, event in events if visible(event, viewer) is not None)
    return Reading(places, visible_by(record.events, record.by, viewer) is not None)
