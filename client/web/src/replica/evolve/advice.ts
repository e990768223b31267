/** Thoughts for a speaker, and whether they would like to hear them. */

import type {
  Advice,
  MemberId,
  QuestionOver,
  ThoughtAnswered,
  ThoughtAsked,
  ThoughtLetGo,
  ThoughtOffered,
  ThoughtOver,
} from '../types';

export type AdviceEvent =
  | ThoughtOffered
  | ThoughtAsked
  | ThoughtAnswered
  | QuestionOver
  | ThoughtLetGo
  | ThoughtOver;

interface OfOne {
  readonly member: MemberId | null;
}

export function evolveAdvice(advice: Advice, event: AdviceEvent): Advice {
  const { thoughts, questions } = advice;
  const { member } = event;
  const change = <T extends OfOne>(all: readonly T[], to: Partial<T>) =>
    all.map((one) => (one.member === member ? { ...one, ...to } : one));
  switch (event.type) {
    case 'thought_offered': {
      const { to, turn } = event;
      const thought = { member, to, turn, not_now: false };
      return { ...advice, thoughts: [...without(thoughts, member), thought] };
    }
    case 'thought_let_go':
      return { ...advice, thoughts: change(thoughts, { not_now: true }) };
    case 'thought_over':
      return { ...advice, thoughts: without(thoughts, member) };
    case 'thought_asked': {
      const { turn, until } = event;
      return { ...advice, questions: [...questions, { member, turn, until, answered: false }] };
    }
    case 'thought_answered':
      return { ...advice, questions: change(questions, { answered: true }) };
    case 'question_over':
      return { ...advice, questions: without(questions, member) };
    default: {
      const never: never = event;
      return never;
    }
  }
}

export function without<T extends OfOne>(all: readonly T[], member: MemberId): T[] {
  return all.filter((one) => one.member !== member);
}
