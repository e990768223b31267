/**
 * What the hub answers to somebody who looks back at a meeting that is over: its course, reckoned from what they
 * were told of it, and that itself, to be seen once more. Instants of the course count from its beginning.
 */

import type {
  Entry,
  Millis,
  Minutes,
  PhaseId,
  PhaseKind,
  SignalKind,
  Welcome,
} from '../replica/types';

export interface Span {
  readonly begins: Millis;
  readonly ends: Millis;
}

export type Whose = 'circle' | 'facilitators' | 'nobody';

export type DeedKind =
  | 'began'
  | 'phase'
  | 'step'
  | 'phase_aside'
  | 'phase_done'
  | 'part_in'
  | 'part_moved'
  | 'plan_aside'
  | 'plan_up'
  | 'prompt'
  | 'round'
  | 'mode'
  | 'customs'
  | 'end_set'
  | 'time'
  | 'held'
  | 'went_on'
  | 'bell'
  | 'invited'
  | 'shown'
  | 'ended';

export interface Part {
  readonly phase: PhaseId;
  readonly kind: PhaseKind;
  readonly title: string;
  readonly planned: Span | null;
  readonly went: readonly Span[];
  /** Its title may have been written while they met. */
  readonly put_in: boolean;
}

export interface Rang {
  readonly at: Millis;
  readonly due: Millis;
  readonly kind: SignalKind;
  readonly minutes: Minutes;
  readonly missed: boolean;
}

export interface Deed {
  readonly at: Millis;
  readonly what: DeedKind;
  readonly phase: PhaseId | null;
}

export interface Debrief {
  readonly began_at: Millis;
  readonly minute: Millis;
  readonly length: Millis;
  readonly people: number;
  readonly parts: readonly Part[];
  readonly floor: readonly (Span & { readonly whose: Whose })[];
  readonly bells: readonly Span[];
  readonly pauses: readonly Span[];
  readonly held: readonly Span[];
  readonly signals: readonly Rang[];
  readonly deeds: readonly Deed[];
  readonly balance: 'even' | 'some' | 'few' | null;
  readonly asked: {
    readonly heads_ups: readonly { readonly minutes: Minutes; readonly late: Millis | null }[];
    readonly closing: { readonly planned: Millis; readonly went: Millis } | null;
    readonly rounds: number;
    readonly reached: number;
    readonly cut_short: number;
    readonly added: number;
    readonly helps: number;
  };
  readonly blank: readonly Span[];
}

export interface LookingBack {
  readonly debrief: Debrief;
  readonly frames: readonly (Welcome | Entry)[];
}
