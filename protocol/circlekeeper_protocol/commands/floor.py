"""Who may speak: hands, turns, rounds."""

from typing import Annotated

from msgspec import Meta

from circlekeeper_protocol.bounds import FloorMode, HandKind, MemberId, TurnId

from .command import Command


class SetFloorMode(Command, frozen=True):
    """Let the floor move in another way. A running turn goes on. `round` begins a round.

    Sent by: facilitators. Causes: `FloorModeSet`, `RoundBegan`. Refused: `not_a_facilitator`.
    """

    mode: FloorMode


class RaiseHand(Command, frozen=True):
    """Wish for the floor. Raised again with another kind, the hand keeps its place.

    Sent by: facilitators and participants. Causes: `HandRaised`. Refused: `observers_listen`,
    `not_started`.
    """

    kind: HandKind


class LowerHand(Command, frozen=True):
    """Wish for the floor no longer.

    Sent by: whoever raised it. Causes: `HandLowered`.
    """


class MoveHand(Command, frozen=True):
    """Put a hand at another place in line; 0 is first.

    Sent by: facilitators. Causes: `HandMoved`. Refused: `not_a_facilitator`, `no_hand`.
    """

    member: MemberId
    place: Annotated[int, Meta(ge=0, le=1000)]


class GiveFloor(Command, frozen=True):
    """Give the floor to someone, after the turn that is named (0: nobody has the floor).

    Sent by: facilitators. Causes: `TurnEnded`, `TurnBegan`. Refused: `not_a_facilitator`,
    `turn_is_over` (someone was faster), `observers_listen`.
    """

    to: MemberId
    after: TurnId


class NextSpeaker(Command, frozen=True):
    """Move the floor on to whoever is next, after the turn that is named (0: nobody has it).

    Sent by: facilitators; anyone, when the speaker's line has been down for a minute.
    Causes: `TurnEnded`, `TurnBegan`. Refused: `not_a_facilitator`, `turn_is_over`, `nobody_waits`.
    """

    after: TurnId
    keep_place: bool
    """Whoever had the floor is next again, once their line is back."""


class EndTurn(Command, frozen=True):
    """Be done speaking.

    Sent by: whoever has the floor. Causes: `TurnEnded`. Refused: `turn_is_over`,
    `not_your_turn`.
    """

    turn: TurnId


class PassTurn(Command, frozen=True):
    """Let the floor go on unused. Nobody can tell it from `EndTurn`.

    Sent by: whoever has the floor. Causes: `TurnEnded`. Refused: `turn_is_over`, `not_your_turn`.
    """

    turn: TurnId


class PassRound(Command, frozen=True):
    """Let this round go by before it comes to one.

    Sent by: facilitators and participants. Causes: `RoundLeft`. Refused: `no_round`.
    """


class JoinRound(Command, frozen=True):
    """Take part in a round that began before one came, at its end.

    Sent by: facilitators and participants. Causes: `RoundJoined`. Refused: `no_round`,
    `observers_listen`, `heard_in_this_round`.
    """
