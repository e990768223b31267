"""Thoughts that somebody may wish to hear, and the question whether they would."""

from circlekeeper_protocol.bounds import MemberId, Millis
from circlekeeper_protocol.commands import AnswerThought, OfferThought

from .circle import (
    MINUTE,
    Circle,
    No,
    Person,
    Question,
    Thought,
    need_private,
    need_voice,
)
from .hands import put_up_first


def offer(circle: Circle, who: Person, command: OfferThought) -> None:
    need_voice(who)
    if circle.turn is None or circle.turn.id != command.turn:
        raise No("turn_is_over")
    if circle.turn.member == who.id:
        raise No("own_turn")
    need_private(circle.person(circle.turn.member))
    for thought in list(circle.thoughts):
        if thought.member == who.id:
            if not thought.not_now:
                return
            circle.thoughts.remove(thought)
    circle.thoughts.append(Thought(who.id, circle.turn.member, command.turn))


def ask_about_thoughts(circle: Circle) -> None:
    """After the turn, once for all thoughts about it; one question after another."""
    for thought in circle.thoughts:
        is_over = circle.turn is None or circle.turn.id != thought.turn
        asked = any(question.member == thought.to for question in circle.questions)
        if is_over and not thought.not_now and not asked:
            question = Question(thought.to, thought.turn, circle.now + MINUTE)
            circle.questions.append(question)


def about(circle: Circle, question: Question) -> list[Thought]:
    return [
        thought
        for thought in circle.thoughts
        if thought.turn == question.turn and not thought.not_now
    ]


def answer(circle: Circle, who: Person, command: AnswerThought) -> None:
    asked = next((q for q in circle.questions if q.member == who.id and not q.answered), None)
    if asked is None:
        raise No("not_asked")
    if not command.welcome:
        asked.answered = True
        return
    circle.questions.remove(asked)
    thoughts = about(circle, asked)
    if not thoughts:
        return
    first, *others = thoughts
    circle.thoughts.remove(first)
    for thought in others:
        thought.not_now = True
    put_up_first(circle, first.member, "respond")


def no_answer_means_no(circle: Circle) -> None:
    for question in list(circle.questions):
        if circle.bell is None and question.until <= circle.now:
            circle.questions.remove(question)
            for thought in about(circle, question):
                thought.not_now = True


def forget_old_thoughts(circle: Circle) -> None:
    """With the turn after the next."""
    for thought in list(circle.thoughts):
        if thought.not_now and circle.turns >= thought.turn + 2:
            circle.thoughts.remove(thought)


def wait_with_the_bell(circle: Circle, millis: Millis) -> None:
    """Nothing falls due in a quiet; afterwards there is as much time left as before."""
    for question in circle.questions:
        question.until += millis


def forget_person(circle: Circle, member: MemberId) -> None:
    circle.questions = [question for question in circle.questions if question.member != member]
    circle.thoughts = [thought for thought in circle.thoughts if thought.member != member]
    for thought in circle.thoughts:
        if thought.to == member:
            thought.not_now = True
