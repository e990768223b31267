"""What people write down, change, take back, bring up and keep."""

from circlekeeper_protocol.bounds import Audience, CardId, CardKind, MemberId, Text

from .command import Command


class PutCard(Command, frozen=True):
    """Write a card. Of a comfort card's fields, and of asides, everyone has one: another replaces
    it. An empty text changes nothing, except in an aside. Facilitators answer an aside by naming
    whose it is.

    Sent by: facilitators and participants; facilitators alone, an answer, a resource or the back-up
    person. Causes: `CardPut`, `OwnCardPut`, `CardGone`, `OwnCardGone`. Refused: `observers_listen`,
    `unclear_text`, `not_a_facilitator`, `no_such_card` (there is nothing to answer),
    `enough_cards`, `not_in_private` (for somebody whose screen others see).
    """

    card: CardId
    kind: CardKind
    text: Text
    audience: Audience
    to: MemberId | None


class ChangeCard(Command, frozen=True):
    """Change what a card says, or who may read it. Answers to an agreement are for its words: they
    begin anew.

    Sent by: whoever wrote it; for an agreement, facilitators and participants; for a resource or
    the back-up person, facilitators. Causes: `CardPut`, `OwnCardPut`, `CardGone`,
    `AgreementCounted`, `CardShown`. Refused: `no_such_card`, `not_your_card`, `card_changed`
    (another edition is there than the one that is named), `unclear_text`.
    """

    card: CardId
    edition: int
    text: Text
    audience: Audience


class TakeCardBack(Command, frozen=True):
    """Take a card away, for everyone who could read it.

    Sent by: whoever has it in their own hands; facilitators, any that they can read. Causes:
    `CardGone`, `OwnCardGone`, `CardHidden`. Refused: `no_such_card`, `not_your_card`.
    """

    card: CardId


class KeepCard(Command, frozen=True):
    """Carry an agreement, a goal, a hope, a topic, a resource or the back-up person into the next
    meeting of the series; or rather not.

    Sent by: facilitators; whoever wrote it. Causes: `CardPut`, `OwnCardPut`. Refused:
    `no_such_card`, `not_your_card`, `moved_on`.
    """

    card: CardId
    keep: bool


class ShowCard(Command, frozen=True):
    """Bring up a resource or an agreement for everyone seated, or for one member alone. Another
    takes its place.

    Sent by: facilitators. Causes: `CardShown`. Refused: `not_a_facilitator`, `no_such_card`,
    `not_in_private` (for somebody whose screen others see).
    """

    card: CardId
    to: MemberId | None


class HideCard(Command, frozen=True):
    """Put away what was brought up, for everyone or for one member.

    Sent by: facilitators; the one for whom it was brought up. Causes: `CardHidden`. Refused:
    `not_a_facilitator`.
    """

    to: MemberId | None


class AnswerAgreement(Command, frozen=True):
    """Agree, or wish to talk about it; or take the answer back. Nobody else learns of it, and
    facilitators see how many there are.

    Sent by: anyone. Causes: `AgreementAnswered`, `AgreementCounted`. Refused: `no_such_card`,
    `card_changed` (the agreement says something else by now).
    """

    card: CardId
    edition: int
    agrees: bool | None
