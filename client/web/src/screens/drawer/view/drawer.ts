/** Everything that lies in the drawer, as a pure function of the meeting. */

import { t } from '../../../i18n/drawer';
import type { FloorMode, HandKind, Meeting } from '../../../replica/types';
import { activePhases } from '../../room/view/course';
import { nameIn } from '../../room/view/people';
import type { Doing } from './doing';
import { type NextView, nextOf } from './next';
import { type PersonRow, peopleOf } from './people';
import { type PhasesView, phasesOf } from './phases';
import { type TimeView, timeOf } from './time';

export interface HandRow {
  readonly member: number;
  readonly name: string;
  readonly place: number;
  readonly kind: HandKind;
  readonly give: Doing;
  readonly earlier: Doing;
  readonly later: Doing;
}

export interface PromptView {
  readonly shown: string;
  /** What the plan offers besides. */
  readonly offered: readonly string[];
}

export interface DrawerView {
  readonly running: boolean;
  readonly next: NextView;
  readonly prompt: PromptView;
  readonly hands: readonly HandRow[];
  readonly time: TimeView | null;
  readonly phases: PhasesView;
  readonly mode: FloorMode;
  readonly people: readonly PersonRow[];
}

export function drawerOf(meeting: Meeting, me: number, now: number): DrawerView {
  return {
    running: meeting.stage === 'running',
    next: nextOf(meeting),
    prompt: promptOf(meeting),
    hands: handsOf(meeting),
    time: timeOf(meeting, now),
    phases: phasesOf(meeting),
    mode: meeting.floor.mode,
    people: peopleOf(meeting, me),
  };
}

function promptOf(meeting: Meeting): PromptView {
  const shown = meeting.course.prompt;
  const prompts = activePhases(meeting).flatMap(({ phase, progress }) => [
    ...phase.prompts,
    phase.steps[progress.step]?.prompt ?? '',
  ]);
  const offered = [...new Set(prompts)].filter((prompt) => prompt !== '' && prompt !== shown);
  return { shown, offered };
}

function handsOf(meeting: Meeting): HandRow[] {
  const { hands, turn } = meeting.floor;
  return hands.map(({ member, kind }, at) => {
    const name = nameIn(meeting, member);
    const move = (place: number) =>
      place < 0 || place >= hands.length ? null : ({ type: 'move_hand', member, place } as const);
    return {
      member,
      name,
      kind,
      place: at + 1,
      give: {
        label: t.phrase('give'),
        spoken: t.phrase('give_label', { name }),
        does: { type: 'give_floor', to: member, after: turn?.id ?? 0 },
      },
      earlier: { label: t.phrase('earlier', { name }), does: move(at - 1) },
      later: { label: t.phrase('later', { name }), does: move(at + 1) },
    };
  });
}
