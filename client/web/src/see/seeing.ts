/** A rehearsal that this tab watches: started at the hub, and kept until it is over, as for reloading. */

import type { Plan } from '../replica/types';
import { post } from '../screens/parts/api';
import { secret } from '../socket/world';

export const PACES = [1, 3, 10] as const;
/** Seconds that a minute of the meeting lasts: as many minutes as an hour of it. */
export type Pace = (typeof PACES)[number];

export interface Seeing {
  readonly meeting: string;
  readonly pace: Pace;
  /** Which is tried out, if not the usual one. */
  readonly plan?: Plan | undefined;
  /** The visitor has asked everyone to wait. */
  readonly waits: boolean;
  /** The observer's. */
  readonly invite: string;
  /** What opens the seats of the visitor and of two invented people. */
  readonly seats: {
    readonly observer: string;
    readonly participant: string;
    readonly facilitator: string;
  };
  /** Whose they are. */
  readonly names: Names;
}

export interface Names {
  readonly participant: string;
  readonly facilitator: string;
}

interface Started {
  readonly names: Names;
  readonly meeting: string;
  readonly links: { readonly observer: string };
  readonly seats: { readonly participant: string; readonly facilitator: string };
}

const KEPT = 'circlekeeper:seeing-2';

/** By a plan of one's own, or by the usual one. Throws a `Problem`. */
export async function begin(pace: Pace, plan?: Plan): Promise<Seeing> {
  const answer = await post('/api/rehearsals', { minute_seconds: pace, plan });
  const { meeting, links, seats, names } = (await answer.json()) as Started;
  const invite = new URL(links.observer).hash.slice(1);
  return {
    meeting,
    pace,
    plan,
    waits: false,
    invite,
    seats: { ...seats, observer: secret() },
    names,
  };
}

/** Everyone waits, or goes on. Throws a `Problem`. */
export async function turn(seeing: Seeing): Promise<Seeing> {
  const { meeting, waits } = seeing;
  await post(`/api/rehearsals/${meeting}/${waits ? 'resume' : 'pause'}`, {});
  return { ...seeing, waits: !waits };
}

export function keptSeeing(): Seeing | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
  } catch {
    return null;
  }
}

export function keepSeeing(seeing: Seeing): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(seeing));
  } catch {
    // Without storage it is over when the page is reloaded.
  }
}

export function forgetSeeing(): void {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // Nothing was kept.
  }
}
