/** What comes next: the one thing that a facilitator most likely wants to do now. */

import { t } from '../../../i18n/drawer';
import type { Meeting } from '../../../replica/types';
import { activePhases, upcomingPhase } from '../../room/view/course';
import { firstInLine, nameIn } from '../../room/view/people';
import type { Doing } from './doing';

export interface NextView {
  readonly main: Doing | null;
  readonly also: readonly Doing[];
}

export function nextOf(meeting: Meeting): NextView {
  if (meeting.stage === 'gathering') {
    const cap = t.phrase('begin_cap');
    return { main: { label: t.phrase('begin'), cap, does: { type: 'start_meeting' } }, also: [] };
  }
  const steps = stepsOf(meeting);
  const phase = nextPhase(meeting);
  const floor = floorOf(meeting);
  const ways = [floor, steps.forth, phase].filter((way) => way !== null);
  const [main = null, ...others] = ways;
  return { main, also: [...keepingNot(meeting), ...others, ...(steps.back ? [steps.back] : [])] };
}

function floorOf(meeting: Meeting): Doing | null {
  const { turn } = meeting.floor;
  const next = firstInLine(meeting);
  const after = turn?.id ?? 0;
  if (turn && turn.held_at !== null) {
    const name = nameIn(meeting, turn.member);
    return {
      label:
        next === null
          ? t.phrase('free_floor')
          : t.phrase('go_on_keeping', { name: nameIn(meeting, next) }),
      cap: t.phrase('keeping_cap', { name }),
      does: { type: 'next_speaker', after, keep_place: true },
    };
  }
  if (next === null && !turn) return null;
  return {
    label:
      next === null ? t.phrase('free_floor') : t.phrase('give_to', { name: nameIn(meeting, next) }),
    does: { type: 'next_speaker', after, keep_place: false },
  };
}

/** When the speaker's line is down, the floor can also go on without keeping their place. */
function keepingNot({ floor: { turn } }: Meeting): Doing[] {
  if (!turn || turn.held_at === null) return [];
  const does = { type: 'next_speaker', after: turn.id, keep_place: false } as const;
  return [{ label: t.phrase('go_on_without'), does }];
}

function stepsOf(meeting: Meeting): { forth: Doing | null; back: Doing | null } {
  const ritual = activePhases(meeting).find(({ phase }) => phase.steps.length > 0);
  if (!ritual || meeting.course.aside) return { forth: null, back: null };
  const { phase, progress } = ritual;
  const to = (step: number, label: 'on_to' | 'back_to'): Doing | null => {
    const there = phase.steps[step];
    return there
      ? {
          label: t.phrase(label, { title: there.title }),
          does: { type: 'go_to_step', phase: phase.id, step },
        }
      : null;
  };
  return { forth: to(progress.step + 1, 'on_to'), back: to(progress.step - 1, 'back_to') };
}

function nextPhase(meeting: Meeting): Doing | null {
  const phase = upcomingPhase(meeting);
  return (
    phase && {
      label: t.phrase('on_to', { title: phase.title }),
      does: { type: 'begin_phase', phase: phase.id, blend: false },
    }
  );
}
