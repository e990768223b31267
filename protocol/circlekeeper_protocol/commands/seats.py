"""Who is in the circle, by which name and in which role, and by which links they come."""

from circlekeeper_protocol.bounds import Line, MemberId, Name, Role, Secret

from .command import Command


class Rename(Command, frozen=True):
    """Go by another name.

    Sent by: anyone. Causes: `Renamed`. Refused: `unclear_name`.
    """

    name: Name


class Leave(Command, frozen=True):
    """Go, at any time, without a reason.

    Sent by: anyone. Causes: `MemberLeft`. The seat's secret no longer opens the door.
    """


class Remove(Command, frozen=True):
    """Ask someone to leave; their seat's secret no longer opens the door.

    Sent by: facilitators; whoever shares a phone with them. Causes: `MemberLeft`.
    Refused: `not_a_facilitator`.
    """

    member: MemberId


class AddSeat(Command, frozen=True):
    """Seat someone who has no device; facilitators act for them on their spoken word.

    Sent by: facilitators. Causes: `SeatTaken`. Refused: `not_a_facilitator`, `unclear_name`,
    `circle_is_full`.
    """

    name: Name


class AddCompanion(Command, frozen=True):
    """Seat someone who shares one's own phone; one acts for them on their spoken word. Nothing
    private is ever asked of them, since others can see the screen.

    Sent by: facilitators and participants. Causes: `SeatTaken`. Refused: `observers_listen`,
    `unclear_name`, `circle_is_full`, `not_in_private` (a seat that shares a phone itself).
    """

    name: Name


class HandOver(Command, frozen=True):
    """Make a participant the facilitator in one's own place.

    Sent by: facilitators. Causes: two `RoleChanged`. Refused: `not_a_facilitator`,
    `cannot_facilitate` (an observer, a seat without a device, or
    someone whose line is down).
    """

    to: MemberId


class RenewInvite(Command, frozen=True):
    """Replace the link of a role; the old one no longer opens the door. Seats stay.

    Sent by: facilitators, who choose the new secret at random. Causes: `InviteRenewed`, or
    `FacilitatorInviteRenewed`. Refused: `not_a_facilitator`, `moved_on`, `not_of_the_series` (the
    facilitators' link of a series, by somebody who holds this meeting alone).
    """

    role: Role
    secret: Secret


class NameDeputy(Command, frozen=True):
    """Say which participant may take over while no facilitator is here; or nobody.

    Sent by: facilitators. Causes: `DeputyNamed`. Refused: `not_a_facilitator`,
    `cannot_facilitate`.
    """

    member: MemberId | None


class TakeOver(Command, frozen=True):
    """Facilitate, since no facilitator is here. Whoever returns facilitates too, and takes nothing
    back.

    Sent by: the deputy. Causes: `RoleChanged`, `DeputyNamed`. Refused: `not_the_deputy`,
    `facilitator_is_here`.
    """


class SendNote(Command, frozen=True):
    """A short word to the other facilitators, unseen by the circle; or among observers, where the
    meeting lets them, to those who see the circle.

    Sent by: facilitators; observers. Causes: `NoteSent`, `BenchNoteSent`. Refused:
    `not_a_facilitator`, `unclear_text`.
    """

    text: Line
