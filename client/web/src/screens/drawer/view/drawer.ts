/** Everything that lies in the drawer, as a pure function of the meeting. */

import { t } from '../../../i18n/series';
import type { Meeting } from '../../../replica/types';
import { activePhases } from '../../room/view/course';
import { isPair } from '../../room/view/people';
import { type CustomsView, customsOf } from './customs';
import { type FloorView, floorOf } from './floor';
import { type HandsView, handsOf } from './hands';
import { type NextView, nextOf } from './next';
import { type NotesView, notesOf } from './notes';
import { type PersonRow, peopleOf } from './people';
import { type PhasesView, phasesOf } from './phases';
import { type SpokenRow, withoutDevice } from './spoken';
import { type TimeView, timeOf } from './time';

const LONGEST_PROMPT = 500;

export interface PromptView {
  readonly shown: string;
  /** What the plan offers besides. */
  readonly offered: readonly string[];
}

export interface DrawerView {
  readonly running: boolean;
  /** For two, who need little of what a circle needs. */
  readonly pair: boolean;
  /** Each can be asked apart whether they would like to go on. */
  readonly asks: boolean;
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
    pair: isPair(meeting),
    asks: canBeAsked(meeting),
    next,
    prompt: promptOf(meeting),
    notes: notesOf(meeting, me),
    spoken: withoutDevice(meeting, next.words),
    hands: handsOf(meeting, me),
    time: timeOf(meeting, now),
    phases: phasesOf(meeting, now),
    floor: floorOf(meeting),
    customs: customsOf(meeting),
    people: peopleOf(meeting, me),
  };
}

/** At the last meeting: what people hoped for, and how it is now. */
function lookingBack({ series, cards }: Meeting): string[] {
  if (series?.number !== series?.of) return [];
  return cards
    .filter(({ kind, keep }) => keep && (kind === 'goal' || kind === 'hope'))
    .map(({ text }) => t('looking_back', { goal: ended(text) }))
    .filter((prompt) => prompt.length <= LONGEST_PROMPT);
}

/** As a sentence, in whatever script. */
function ended(text: string): string {
  return /[.?!…。؟।]$/.test(text) ? text : `${text}.`;
}

function promptOf(meeting: Meeting): PromptView {
  const shown = meeting.course.prompt;
  const prompts = activePhases(meeting).flatMap(({ phase, progress }) => [
    ...phase.prompts,
    phase.steps[progress.step]?.prompt ?? '',
  ]);
  const offered = [...new Set([...prompts, ...lookingBack(meeting)])].filter(
    (prompt) => prompt !== '' && prompt !== shown,
  );
  return { shown, offered };
}

/** After the first meeting of a pair, where each has a screen of their own. */
function canBeAsked({ plan, series, seats }: Meeting): boolean {
  if (plan.kind !== 'pair' || (series?.number ?? 1) > 1) return false;
  const circle = seats.filter(({ role }) => role !== 'observer');
  return circle.length === 2 && circle.every(({ without_device }) => !without_device);
}
