/** Everything that lies in the drawer, as a pure function of the meeting. */

import type { Meeting } from '../../../replica/types';
import { activePhases } from '../../room/view/course';
import { type CustomsView, customsOf } from './customs';
import { type FloorView, floorOf } from './floor';
import { type HandsView, handsOf } from './hands';
import { type NextView, nextOf } from './next';
import { type NotesView, notesOf } from './notes';
import { type PersonRow, peopleOf } from './people';
import { type PhasesView, phasesOf } from './phases';
import { type SpokenRow, withoutDevice } from './spoken';
import { type TimeView, timeOf } from './time';

export interface PromptView {
  readonly shown: string;
  /** What the plan offers besides. */
  readonly offered: readonly string[];
}

export interface DrawerView {
  readonly running: boolean;
  readonly next: NextView;
  readonly prompt: PromptView;
  readonly notes: NotesView | null;
  readonly spoken: readonly SpokenRow[];
  readonly hands: HandsView;
  readonly time: TimeView;
  readonly phases: PhasesView;
  readonly floor: FloorView;
  readonly customs: CustomsView;
  readonly people: readonly PersonRow[];
}

export function drawerOf(meeting: Meeting, me: number, now: number): DrawerView {
  const next = nextOf(meeting, now);
  return {
    running: meeting.stage === 'running',
    next,
    prompt: promptOf(meeting),
    notes: notesOf(meeting, me),
    spoken: withoutDevice(meeting, next.words),
    hands: handsOf(meeting, me),
    time: timeOf(meeting, now),
    phases: phasesOf(meeting),
    floor: floorOf(meeting),
    customs: customsOf(meeting),
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
