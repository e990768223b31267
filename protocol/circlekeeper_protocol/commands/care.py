"""What people may ask for beside the floor: the bell, a pause, and advice by consent."""

from circlekeeper_protocol.bounds import MemberId, Text, TurnId, Wish

from .command import Command


class RingBell(Command, frozen=True):
    """Ask for a quiet: turn, queue and time stand still for everyone, and go on together. Who rang
    is told to nobody, unless they wish it.

    Sent by: facilitators and participants. Causes: `BellRang`, `BellNoted`, `TimePaused`,
    `TurnHeld`. Refused: `observers_listen`, `bell_rested` (it rang a moment ago).
    """

    named: bool


class PauseMeeting(Command, frozen=True):
    """Let everything stand still, without a sound and without an end: people come first now.
    Observers see that the meeting pauses, and nothing else, until it goes on. Why it pauses is said
    nowhere.

    Sent by: facilitators; while none is here, anyone but observers. Causes: `MeetingPaused`,
    `TimePaused`, `TurnHeld`. Refused: `not_a_facilitator`, `observers_listen`.
    """


class ResumeMeeting(Command, frozen=True):
    """Go on where it stood; with another question on everybody's screen, unless it is empty.

    Sent by: facilitators; while none is here, anyone but observers. Causes: `MeetingResumed`,
    `PromptShown`, `TurnResumed`, `TimeResumed`. Refused: `not_a_facilitator`, `observers_listen`,
    `unclear_text`.
    """

    prompt: Text


class StayWithGroup(Command, frozen=True):
    """Say which facilitator stays with the group while the meeting pauses, so that the others are
    free for whoever needs them; or that nobody has said so.

    Sent by: facilitators. Causes: `KeeperNamed`. Refused: `not_a_facilitator`, `no_bell` (the
    meeting goes on already), `cannot_facilitate`.
    """

    member: MemberId | None


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


class AskToGoOn(Command, frozen=True):
    """After the first meeting of two, ask each apart whether they would like to go on. Both are
    told at one moment that is set now, however early they answer: yes if both wish it, and else,
    the same to both, that it ends here. No answer is no yes.

    Sent by: facilitators. Causes: `GoOnAsked`. Refused: `not_a_facilitator`, `not_over`,
    `asked_at_first` (a later meeting of a series), `not_a_pair`, `not_in_private`.
    """


class AnswerGoOn(Command, frozen=True):
    """Go on, or not, or rather with someone else. It can be changed until both are told.

    Sent by: whoever was asked. Causes: `GoOnAnswered`. Refused: `not_asked`.
    """

    answer: Wish
