/** The plan as a timetable: when each part is meant to be, by the clock of the meeting's place. */

import type { FloorMode, Phase, Plan } from '../../replica/types';
import { myZone, offsetAt } from '../parts/zoned';

export interface PaperFacts {
  readonly title: string;
  readonly starts_at: number;
  readonly zone: string;
  readonly place: string;
  readonly place_link: string;
  readonly rhythm: string;
  readonly contact: string;
  readonly series: { readonly number: number; readonly of: number } | null;
  readonly plan: Plan;
  /** What everyone takes part by; empty where it is not known. */
  readonly link: string;
}

export interface Part {
  readonly phase: Phase;
  readonly from: number;
  readonly to: number;
}

export function timetable({ plan, starts_at, zone }: PaperFacts): Part[] {
  let from = starts_at + clockAhead(starts_at, zone);
  return plan.phases.map((phase) => {
    const to = from + phase.minutes * plan.minute;
    const part = { phase, from, to };
    from = to;
    return part;
  });
}

/** Each way in which the floor moves in this plan, once. A part with steps moves as they do. */
export function modesOf({ phases }: Plan): FloorMode[] {
  const modes = phases.flatMap(({ mode, steps }) =>
    steps.length > 0 ? steps.map((step) => step.mode) : [mode],
  );
  return [...new Set(modes)];
}

/** How far the clock of that place is ahead of this device's. A meeting in UTC was given no place. */
export function clockAhead(at: number, zone: string): number {
  return zone === 'UTC' ? 0 : offsetAt(at, zone) - offsetAt(at, myZone());
}
