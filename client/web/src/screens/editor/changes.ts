/**
 * A plan while somebody writes it. Its parts are a list; what follows from their order, the numbers of the parts and
 * how long a ritual is, is not kept here but said by `planOf` alone. A key stays with its part wherever that moves.
 */

import type { Phase, Plan, Step } from '../../replica/types';

export interface Written {
  readonly plan: Plan;
  /** A line for whoever chooses it. */
  readonly blurb: string;
}

interface Keyed {
  readonly key: number;
}
export type WrittenStep = Step & Keyed;
export interface Part extends Omit<Phase, 'id' | 'steps'>, Keyed {
  /** With steps it is a ritual, and they say how long it takes. */
  readonly steps: readonly WrittenStep[];
}
export interface Editing extends Pick<Plan, 'title' | 'kind'> {
  readonly blurb: string;
  readonly parts: readonly Part[];
}

/** As the hub takes them. */
export const MOST_PARTS = 40;
export const MOST_STEPS = 30;
export const MOST_MINUTES = 600;
const LONGEST_LINE = { prompts: 500, hints: 200 } as const;
const MINUTE = 60_000;

let newest = 0;

export function keyed<T extends object>(item: T): T & Keyed {
  newest += 1;
  return { ...item, key: newest };
}

export function editingOf({ plan, blurb }: Written): Editing {
  const parts = plan.phases.map(({ id: _, steps, ...phase }) =>
    keyed({ ...phase, steps: steps.map(keyed) }),
  );
  return { title: plan.title, kind: plan.kind, blurb, parts };
}

/** The same once more, under keys of its own. */
export function copied(part: Part): Part {
  return keyed({ ...part, steps: part.steps.map(keyed) });
}

/** What is written so far, in order: no empty lines, and every ritual as long as its steps. */
export function planOf({ title, kind, blurb, parts }: Editing): Written {
  const phases = parts.map(({ key: _, ...part }, id) => ({
    ...part,
    id,
    title: part.title.trim(),
    minutes: minutesOf(part),
    prompts: filled(part.prompts),
    hints: filled(part.hints),
    steps: part.steps.map(({ key: _, ...step }) => ({
      ...step,
      title: step.title.trim(),
      minutes: whole(step.minutes),
    })),
  }));
  const plan = { id: 'own', title: title.trim(), kind, phases, minute: MINUTE };
  return { plan, blurb: blurb.trim() };
}

export function minutesOf({ minutes, steps }: Pick<Part, 'minutes'> & { steps: readonly Step[] }) {
  return whole(steps.length ? steps.reduce((sum, step) => sum + whole(step.minutes), 0) : minutes);
}

export function minutesIn(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + minutesOf(part), 0);
}

// Lists, of parts and of steps alike.

export function inserted<T>(list: readonly T[], at: number, item: T): T[] {
  return [...list.slice(0, at), item, ...list.slice(at)];
}

export function removed<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, place) => place !== at);
}

/** Past the ends there is no further. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from];
  return item === undefined
    ? [...list]
    : inserted(removed(list, from), Math.max(0, Math.min(to, list.length - 1)), item);
}

export function changed<T>(list: readonly T[], at: number, change: Partial<T>): T[] {
  return list.map((item, place) => (place === at ? { ...item, ...change } : item));
}

/** Something that has to be mended before it can be kept: in which part, if in one. */
export type Lack = 'no_plan_title' | 'no_title' | 'no_step_title' | 'long_prompt' | 'long_hint';

/** What its fields alone cannot prevent. All else is the hub's to judge. */
export function lacksOf({ title, parts }: Editing): { lack: Lack; part: number | null }[] {
  const lacks: { lack: Lack; part: number | null }[] = [];
  const find = (found: boolean, lack: Lack, part: number | null) => {
    if (found) lacks.push({ lack, part });
  };
  find(!title.trim(), 'no_plan_title', null);
  parts.forEach((part, place) => {
    find(!part.title.trim(), 'no_title', place);
    find(
      part.steps.some((step) => !step.title.trim()),
      'no_step_title',
      place,
    );
    find(isLong(part.prompts, LONGEST_LINE.prompts), 'long_prompt', place);
    find(isLong(part.hints, LONGEST_LINE.hints), 'long_hint', place);
  });
  return lacks;
}

/** The part that a sentence of the hub is about: it begins with its number. */
export function partIn(sentence: string): number | null {
  const [, number] = /^Phase (\d+)\b/.exec(sentence) ?? [];
  return number ? Number(number) - 1 : null;
}

function filled(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter(Boolean);
}

function whole(minutes: number): number {
  return Math.max(0, Math.min(Math.round(minutes) || 0, MOST_MINUTES));
}

function isLong(lines: readonly string[], most: number): boolean {
  return lines.some((line) => [...line.trim()].length > most);
}
