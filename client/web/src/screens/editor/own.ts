/**
 * Plans of a group's own. They stay in this browser: the hub learns of one when a meeting is made by it. Each has an
 * entry of its own in the storage, and so has what is being written and not saved yet; an entry that cannot be read is
 * left alone, and others do not suffer from it.
 */

import type { FloorMode, PhaseKind, Plan, PlanKind, StepKind } from '../../replica/types';
import { secret } from '../../socket/world';
import type { Written } from './changes';

export const PHASE_KINDS = [
  'opening',
  'getting_to_know',
  'goals',
  'in_depth',
  'wrap_up',
  'closing',
  'own',
] as const satisfies readonly PhaseKind[];
export const STEP_KINDS = [
  'say',
  'drink',
  'breathe',
  'quiet',
  'round',
  'agreements',
  'contact',
] as const satisfies readonly StepKind[];
export const MODES = [
  'open',
  'queue',
  'round',
  'volunteer',
  'piece',
  'quiet',
] as const satisfies readonly FloorMode[];
const KINDS = ['group', 'pair'] as const satisfies readonly PlanKind[];

const PREFIX = 'circlekeeper:plan:';
const DRAFT = 'circlekeeper:plan-draft:';
const WRITES_ON = 'circlekeeper:writes-on';

/** An own plan by its id; others are the hub's. */
export function isOwn(id: string): boolean {
  return id.startsWith('own-');
}

export function freshId(): string {
  return `own-${secret()}`;
}

/** All that are saved here, by id. */
export function ownPlans(): Map<string, Written> {
  return entries(PREFIX);
}

/** What was begun and not saved. */
export function drafts(): Map<string, Written> {
  return entries(DRAFT);
}

/** The entry as it lies there: another tab may have changed it since. */
export function asStored(id: string): string | null {
  try {
    return localStorage.getItem(PREFIX + id);
  } catch {
    return null;
  }
}

/** False when there is no room, or no storage. */
export function savePlan(id: string, written: Written): boolean {
  return put(PREFIX + id, written);
}

export function saveDraft(id: string, written: Written): boolean {
  return put(DRAFT + id, written);
}

export function forgetPlan(id: string): void {
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    // Nothing was kept.
  }
}

/** Only if it is this one: another tab may be writing on it. */
export function forgetDraft(id: string, only?: Written): void {
  try {
    const isIt = !only || localStorage.getItem(DRAFT + id) === JSON.stringify(only);
    if (isIt) localStorage.removeItem(DRAFT + id);
  } catch {
    // Nothing was kept.
  }
}

/** Which plan this tab writes on, as after reloading the page or looking at a rehearsal. */
export function writesOn(): string | null {
  try {
    return sessionStorage.getItem(WRITES_ON);
  } catch {
    return null;
  }
}

export function keepWritesOn(id: string | null): void {
  try {
    if (id === null) sessionStorage.removeItem(WRITES_ON);
    else sessionStorage.setItem(WRITES_ON, id);
  } catch {
    // Without storage the first page comes up instead, and the draft is offered there.
  }
}

/** Tells when another tab has changed this plan, or is writing on it. Returns how to stop. */
export function onOtherTab(id: string, tell: () => void): () => void {
  const listen = ({ key, newValue }: StorageEvent) => {
    if (newValue !== null && (key === PREFIX + id || key === DRAFT + id)) tell();
  };
  addEventListener('storage', listen);
  return () => removeEventListener('storage', listen);
}

/** What was stored, if it is a plan. */
export function writtenIn(text: string | null): Written | null {
  try {
    const found: unknown = JSON.parse(text ?? 'null');
    return isWritten(found) ? found : null;
  } catch {
    return null;
  }
}

function entries(prefix: string): Map<string, Written> {
  const found = new Map<string, Written>();
  try {
    for (let at = 0; at < localStorage.length; at++) {
      const key = localStorage.key(at) ?? '';
      const written = key.startsWith(prefix) && writtenIn(localStorage.getItem(key));
      if (written) found.set(key.slice(prefix.length), written);
    }
  } catch {
    // Without storage there are none.
  }
  const title = ([, { plan }]: [string, Written]) => plan.title;
  return new Map([...found].sort((one, other) => title(one).localeCompare(title(other))));
}

function put(key: string, written: Written): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(written));
    return true;
  } catch {
    return false;
  }
}

// Whatever lies in the storage may have been written by another version, or by hand.

type Unknown = Readonly<Record<string, unknown>>;

function isWritten(found: unknown): found is Written {
  return isRecord(found) && isText(found.blurb) && isPlan(found.plan);
}

function isPlan(found: unknown): found is Plan {
  return (
    isRecord(found) &&
    isText(found.id) &&
    isText(found.title) &&
    isOneOf(KINDS, found.kind) &&
    typeof found.minute === 'number' &&
    isListOf(found.phases, isPhase)
  );
}

function isPhase(found: unknown): boolean {
  return (
    isRecord(found) &&
    isTimed(found) &&
    isOneOf(PHASE_KINDS, found.kind) &&
    isListOf(found.prompts, isText) &&
    isListOf(found.hints, isText) &&
    isListOf(found.steps, isStep)
  );
}

function isStep(found: unknown): boolean {
  return (
    isRecord(found) &&
    isTimed(found) &&
    isOneOf(STEP_KINDS, found.kind) &&
    isText(found.text) &&
    isText(found.prompt)
  );
}

function isTimed({ title, minutes, mode }: Unknown): boolean {
  return isText(title) && typeof minutes === 'number' && isOneOf(MODES, mode);
}

function isRecord(found: unknown): found is Unknown {
  return typeof found === 'object' && found !== null;
}

function isText(found: unknown): found is string {
  return typeof found === 'string';
}

function isListOf(found: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(found) && found.every(isItem);
}

function isOneOf(list: readonly string[], found: unknown): boolean {
  return isText(found) && list.includes(found);
}
