"""Whole meetings on the floor, step by step: the rules do what the words say, to everyone alike."""

from circlekeeper_protocol.bounds import HUB, MemberId, Millis
from circlekeeper_protocol.commands import AnyHubCommand, ChangeLines, RingDue, TakeSeat
from circlekeeper_protocol.events import (
    AnyEvent,
    CurtainOpened,
    Events,
    ObserversAnswered,
    RoleChanged,
)
from circlekeeper_protocol.evolve import evolve
from circlekeeper_protocol.line_up import next_member
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view, visible
from circlekeeper_protocol.readers import VIEWERS, Viewer
from circlekeeper_protocol.refusals import Refused
from circlekeeper_server.rules import decide, digest, next_deadline
from hypothesis import given, note, settings
from hypothesis import strategies as st

from tests.server.rules.reference import follows, play
from tests.server.rules.reference.asking import Dice
from tests.server.rules.reference.circle import Circle, No
from tests.server.rules.reference.knows import floor_known_to, floor_shown_in
from tests.server.rules.reference.walk import Arrival, Deed, LineChange, Try, deed, later
from tests.support.meetings import (
    FACILITATOR_INVITE,
    MAKE,
    NOW,
    OBSERVER_INVITE,
    PARTICIPANT_INVITE,
    PLAN,
    begun,
    seat_secret,
)

STEPS = 250
WALKS = 4_050 if settings.get_current_profile_name() == "long" else 85
"""A million steps, and twenty thousand."""

INVITES = {
    "facilitator": FACILITATOR_INVITE,
    "participant": PARTICIPANT_INVITE,
    "observer": OBSERVER_INVITE,
}
NOTHING = 0

walks = st.lists(st.integers(NOTHING, 2**24 - 1), min_size=STEPS, max_size=STEPS)
"""Each number is something that is tried; `NOTHING` is nothing."""

Reader = tuple[Viewer, MemberId | None]


class Both:
    """The meeting, and the circle on paper beside it."""

    def __init__(self) -> None:
        self.now: Millis = NOW
        self.meeting = begun(decide(None, HUB, NOW, MAKE))
        self.circle = Circle(NOW)
        for role in ("facilitator", "participant", "participant", "participant", "observer"):
            self.happens(Arrival(role))

    def time_goes_on(self, millis: Millis, *, clock_is_late: bool = False) -> None:
        until = self.now + millis
        while not clock_is_late:
            due, expected = next_deadline(self.meeting), follows.due(self.circle)
            assert expected is None or (due is not None and due <= expected)
            if due is None or due > until:
                break
            self.now = max(self.now, due)
            self.evolves(decide(self.meeting, HUB, self.now, RingDue()))
            follows.tick(self.circle, self.now)
            self.agree()
        self.now = until

    def happens(self, deed: Deed) -> None:
        match deed:
            case Try(by, command, acting_for):
                try:
                    play.do(self.circle, PLAN, by, self.now, command, acting_for)
                    expected = None
                except No as no:
                    expected = no.code
                try:
                    events = decide(self.meeting, by, self.now, command, acting_for)
                    answered = None
                except Refused as refusal:
                    events, answered = (), refusal.code
                assert answered == expected, (deed, "answered", answered, "expected", expected)
                self.evolves(events)
            case LineChange(member, node, opened):
                who, nobody = (member,), ()
                self.by_the_hub(
                    ChangeLines(node, who if opened else nobody, nobody if opened else who)
                )
                follows.lines(self.circle, self.now, node, member, opened=opened)
            case Arrival(role):
                if self.meeting.stage == "ended":
                    return
                member = self.meeting.joined + 1
                key = digest(seat_secret(member))
                self.by_the_hub(TakeSeat(INVITES[role], f"N{member}", key, "one"))
                follows.arrival(self.circle, self.now, role)
        self.let_observers_in()
        self.agree()

    def let_observers_in(self) -> None:
        """The circle lets everyone watch; the floor is what this is about."""
        observing = self.meeting.observing
        answered = {answer.member for answer in observing.answers}
        observers = [seat.id for seat in self.meeting.seats if seat.role == "observer"]
        for seat in self.meeting.seats:
            if seat.id not in answered.union(observers):
                self.evolves((ObserversAnswered(member=seat.id, welcome=True),))
        if observing.inside != tuple(observers):
            self.evolves((CurtainOpened(observers=tuple(observers)),))

    def by_the_hub(self, command: AnyHubCommand) -> None:
        self.evolves(decide(self.meeting, HUB, self.now, command))

    def evolves(self, events: Events) -> None:
        """One event after another, and for every reader apart."""
        before, known = self.meeting, dict[Reader, Meeting]()
        for event in events:
            after = evolve(before, event)
            known = {
                reader: self.reads(reader, known.get(reader), before, event, after)
                for reader in readers(after)
            }
            before = after
        self.meeting = before

    def reads(
        self,
        reader: Reader,
        known: Meeting | None,
        before: Meeting,
        event: AnyEvent,
        after: Meeting,
    ) -> Meeting:
        fresh = view(after, *reader)
        if reader not in readers(before) or (
            isinstance(event, RoleChanged) and event.member == reader[1]
        ):
            return fresh
        seen = visible(event, *reader)
        replica = known or view(before, *reader)
        if seen is not None:
            replica = evolve(replica, seen)
        assert replica == fresh, (reader, event)
        return replica

    def agree(self) -> None:
        if self.meeting.stage == "running":
            following = next_member(self.meeting), follows.next_member(self.circle)
            assert following[0] == following[1], ("next", following)
        for person in self.circle.people:
            known = floor_shown_in(view(self.meeting, person.role, person.id))
            expected = floor_known_to(self.circle, person.role, person.id)
            if known != expected:
                different = {
                    key: (known[key], "expected", expected[key])
                    for key in known
                    if known[key] != expected[key]
                }
                raise AssertionError((person.id, different))


def readers(meeting: Meeting) -> list[Reader]:
    return [
        *((viewer, None) for viewer in VIEWERS),
        *((seat.role, seat.id) for seat in meeting.seats),
    ]


@given(walks)
@settings(max_examples=WALKS)
def test_the_floor_does_what_the_words_say(walk: list[int]) -> None:
    both = Both()
    for number in walk:
        if number != NOTHING:
            dice = Dice(number)
            both.time_goes_on(later(dice), clock_is_late=dice.often(0.03))
            tried = deed(both.circle, dice)
            note(f"{both.now - NOW:>9} {tried}")
            both.happens(tried)
