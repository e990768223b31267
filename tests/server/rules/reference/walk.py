"""What people try in a meeting, one thing after another: drawn at random, but with some sense."""

from typing import Final, NamedTuple

from circlekeeper_protocol.bounds import MemberId, Millis, Role
from circlekeeper_protocol.commands import AnyCommand

from .asking import Dice, facilitator_of, somebody_of, something
from .circle import MINUTE, Circle

LATER: Final[tuple[Millis, ...]] = (0, 0, 0, 1, 900, 5_000, 20_000, 59_999, MINUTE, 3 * MINUTE)


class Try(NamedTuple):
    """A member asks for something, perhaps for somebody else."""

    by: MemberId
    command: AnyCommand
    acting_for: MemberId | None


class LineChange(NamedTuple):
    member: MemberId
    node: str
    opened: bool


class Arrival(NamedTuple):
    role: Role


Deed = Try | LineChange | Arrival


def later(dice: Dice) -> Millis:
    return dice.one(*LATER) if dice.often(0.6) else 0


def deed(circle: Circle, dice: Dice) -> Deed:
    if dice.often(0.12) and circle.people:
        return _line_change(circle, dice)
    if (dice.often(0.03) and len(circle.people) < 8) or not circle.people:
        return Arrival(dice.one("participant", "participant", "facilitator", "observer"))
    command, sensible = something(circle, dice)
    by = sensible if sensible and dice.often(0.8) else somebody_of(circle, dice)
    return _said_by(circle, dice, by, command)


def _said_by(circle: Circle, dice: Dice, by: MemberId, command: AnyCommand) -> Try:
    """Whoever has no device, or no line, is mostly acted for."""
    person = circle.find(by)
    helpless = person is not None and (not person.device or not person.lines)
    if person is not None and helpless and dice.often(0.9):
        helper = dice.one(person.shares, None) or facilitator_of(circle, dice)
        if helper is not None:
            return Try(helper, command, by)
    if dice.often(0.03):
        return Try(by, command, somebody_of(circle, dice))
    return Try(by, command, None)


def _line_change(circle: Circle, dice: Dice) -> LineChange:
    down = [p.id for p in circle.people if p.device and not p.lines]
    if down and dice.often(0.6):
        return LineChange(dice.one(*down), dice.one("one", "two"), True)
    return LineChange(somebody_of(circle, dice), dice.one("one", "one", "two"), dice.often(0.2))
