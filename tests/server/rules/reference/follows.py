"""What follows by itself: whenever anything has happened, and when the clock rings."""

from collections.abc import Callable

from circlekeeper_protocol.bounds import MemberId, Millis, Role

from . import advice, bell, hands, people, rounds, turns
from .circle import Circle
from .undo import moved


def tick(circle: Circle, now: Millis) -> None:
    """The clock rings."""

    def what_is_due() -> None:
        bell.is_over(circle)
        advice.no_answer_means_no(circle)

    circle.now = now
    _of_itself(circle, what_is_due)


def _of_itself(circle: Circle, happens: Callable[[], object]) -> None:
    had_it, hands_up, known = circle.turn, list(circle.hands), circle.move
    happens()
    settle(circle)
    circle.move = known if circle.turn is had_it else moved(circle, had_it, hands_up)


def due(circle: Circle) -> Millis | None:
    """When the clock has to ring for the floor."""
    if circle.bell:
        return circle.bell.until
    return min((question.until for question in circle.questions), default=None)


def lines(circle: Circle, now: Millis, node: str, member: MemberId, *, opened: bool) -> None:
    circle.now = now
    person = circle.find(member)
    if person is not None:
        change = person.lines.add if opened else person.lines.discard
        _of_itself(circle, lambda: change(node))


def arrival(circle: Circle, now: Millis, role: Role) -> None:
    circle.now = now
    _of_itself(circle, lambda: people.sit_down(circle, role, line="one"))


def settle(circle: Circle) -> None:
    """What is always true, until nothing follows any more."""
    people.deputy_takes_part(circle)
    if circle.stage != "running":
        return
    if circle.mode != "piece":
        circle.offered_to = None
    hands.put_in_order(circle)
    while call(circle):
        pass
    hands.nobody_is_invited_who_has_come(circle)
    advice.forget_old_thoughts(circle)
    advice.ask_about_thoughts(circle)
    hold(circle)


def call(circle: Circle) -> bool:
    """A free floor calls whoever is next and can be reached."""
    if circle.turn is not None or circle.bell is not None:
        return False
    rounds.ask_to_add(circle)
    following = turns.first_reached(circle, turns.called(circle))
    if following is None:
        return False
    turns.begin(circle, *following)
    return True


def hold(circle: Circle) -> None:
    """Exactly while its holder cannot be reached, or the bell holds everything."""
    turn = circle.turn
    if turn is None:
        return
    away = not circle.can_be_reached(turn.member)
    turn.away_since = (turn.away_since or circle.now) if away else None
    if (away or circle.bell is not None) and turn.going_since is not None:
        turn.spoken += circle.now - turn.going_since
        turn.going_since, turn.held_since = None, circle.now
    elif not away and circle.bell is None and turn.going_since is None:
        turn.going_since, turn.held_since = circle.now, None


def next_member(circle: Circle) -> MemberId | None:
    """Who else comes after the present speaker, as things stand."""
    if circle.mode == "quiet":
        return None
    if circle.mode == "piece":
        return circle.offered_to
    following = turns.first_reached(circle, turns.others_waiting(circle))
    return following[0] if following else None
