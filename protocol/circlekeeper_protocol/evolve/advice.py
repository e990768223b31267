"""Thoughts for a speaker, and whether they would like to hear them."""

from typing import assert_never

from msgspec.structs import replace

from circlekeeper_protocol.bounds import MemberId
from circlekeeper_protocol.events import (
    QuestionOver,
    ThoughtAnswered,
    ThoughtAsked,
    ThoughtLetGo,
    ThoughtOffered,
    ThoughtOver,
)
from circlekeeper_protocol.floor import Advice, Question, Thought


def evolve_advice(
    advice: Advice,
    event: ThoughtOffered
    | ThoughtAsked
    | ThoughtAnswered
    | QuestionOver
    | ThoughtLetGo
    | ThoughtOver,
) -> Advice:
    match event:
        case ThoughtOffered():
            thought = Thought(member=event.member, to=event.to, turn=event.turn, not_now=False)
            return replace(advice, thoughts=(*_thoughts_of_others(advice, event.member), thought))
        case ThoughtLetGo():
            thoughts = tuple(
                replace(thought, not_now=True) if thought.member == event.member else thought
                for thought in advice.thoughts
            )
            return replace(advice, thoughts=thoughts)
        case ThoughtOver():
            return replace(advice, thoughts=_thoughts_of_others(advice, event.member))
        case ThoughtAsked():
            question = Question(
                member=event.member, turn=event.turn, until=event.until, answered=False
            )
            return replace(advice, questions=(*advice.questions, question))
        case ThoughtAnswered():
            questions = tuple(
                replace(asked, answered=True) if asked.member == event.member else asked
                for asked in advice.questions
            )
            return replace(advice, questions=questions)
        case QuestionOver():
            questions = tuple(asked for asked in advice.questions if asked.member != event.member)
            return replace(advice, questions=questions)
        case _:
            assert_never(event)


def _thoughts_of_others(advice: Advice, member: MemberId) -> tuple[Thought, ...]:
    return tuple(thought for thought in advice.thoughts if thought.member != member)
