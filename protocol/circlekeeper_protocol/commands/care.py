"""What people may ask for beside the floor: the bell, and advice by consent."""

from circlekeeper_protocol.bounds import TurnId

from .command import Command


class RingBell(Command, frozen=True):
    """Ask for a quiet: turn, queue and time stand still for everyone, and go on together. Who rang
    is told to nobody, unless they wish it.

    Sent by: facilitators and participants. Causes: `BellRang`, `BellNoted`, `TimePaused`,
    `TurnHeld`. Refused: `observers_listen`, `bell_rested` (it rang a moment ago).
    """

    named: bool


class OfferThought(Command, frozen=True):
    """Have a thought for whoever has the turn that is named. After the turn they are asked, without
    a name, whether they would like to hear one. One at a time: until there is an answer, another
    changes nothing.

    Sent by: facilitators and participants. Causes: `ThoughtOffered`. Refused: `turn_is_over`,
    `observers_listen`, `own_turn`, `not_in_private`.
    """

    turn: TurnId


class AnswerThought(Command, frozen=True):
    """Wish to hear it, or rather not. Whoever offered is next on yes; on no they learn, after a
    while, that it is not now.

    Sent by: whoever was asked. Causes: `QuestionOver`, `ThoughtOver`, `ThoughtLetGo`, `HandRaised`,
    `ThoughtAnswered`. Refused: `not_asked`.
    """

    welcome: bool
