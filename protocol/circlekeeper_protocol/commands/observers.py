"""Whether observers may come, and whether they see."""

from circlekeeper_protocol.bounds import Line

from .command import Command


class AllowObservers(Command, frozen=True):
    """Say whether observers may come, why, and whether they may write to one another. Everyone is
    asked, also those who had answered.

    Sent by: facilitators. Causes: `ObserversAllowed`, `CurtainDrawn`. Refused:
    `not_a_facilitator`, `unclear_text`.
    """

    welcome: bool
    why: Line
    line: bool = False


class AnswerObservers(Command, frozen=True):
    """Agree to observers, or not, or not any longer. Nobody else learns of it. For somebody without
    a device a facilitator notes whether they have agreed aloud.

    Sent by: facilitators and participants, also after the end. Causes: `ObserversAnswered`
    or `AgreedAloud`, `CurtainDrawn`. Refused: `observers_listen`, `no_observers`.
    """

    welcome: bool


class DrawCurtain(Command, frozen=True):
    """Let observers see nothing from now on. It opens with the next phase, if everyone agrees.
    Nobody is told who drew it.

    Sent by: facilitators and participants, also after the end. Causes: `CurtainDrawn`. Refused:
    `observers_listen`.
    """
